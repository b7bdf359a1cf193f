"""`crawl --from` for WARC files: output, exit codes, outlets."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reextraction.stored import SITE, article_html, feed_xml
from tests.reextraction.warc_files import http, page, record, written

OUTLET = """from newsarchive.outlets import NEWS_ID, Feed, Listing, Outlet

OUTLET = Outlet(
    key="potrika", name_bn="পত্রিকা", name_en="Potrika", domains=("www.potrika.example",), timezone="Asia/Dhaka",
    sources=(Feed("/rss.xml"), Listing("/")), articles=NEWS_ID,
)
"""
FEED = record(f"{SITE}/rss.xml", http(feed_xml(7), headers="Content-Type: application/rss+xml\r\n"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "potrika.py").write_text(OUTLET, encoding="utf-8")
    return tmp_path


def crawl(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return newsarchive(folder, "crawl", *arguments)


def newsarchive(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsarchive", *arguments, "--outlets", str(folder / "outlets")]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=folder, check=False)


def test_a_table_on_standard_output_and_what_was_not_read_beside_it(folder: Path) -> None:
    elsewhere = record("https://elsewhere.example/a", http(b"<html></html>"))
    written(folder / "a.warc.gz", [FEED, page("/news/7", article_html()), elsewhere])
    done = crawl(folder, "--from", "a.warc.gz")
    assert done.returncode == 0
    heading, _, row = (line.split() for line in done.stdout.splitlines()[1:4])
    assert (heading, row) == (["outlet", "pages", "new", "listings"], ["potrika", "2", "1", "1"])
    assert "1 new article." in done.stdout
    assert done.stderr == (
        "newsarchive: of no outlet that is read: 1 response, such as of https://elsewhere.example.\n"
    )
    again = crawl(folder, "--from", "a.warc.gz")
    assert (again.returncode, again.stdout) == (0, "Nothing new: the archive has 2 responses already.\n")


def test_json_and_a_named_outlet(folder: Path) -> None:
    written(
        folder / "in" / "a.warc.gz", [page("/news/7", article_html()), record(f"{SITE}/news/8", http(b"", "410 Gone"))]
    )
    done = crawl(folder, "potrika", "--from", "in", "--json")
    assert done.returncode == 0, "a page that is gone is no failure"
    (line,) = map(json.loads, done.stdout.splitlines())
    assert (line["outlet"], line["outcome"], line["failures"]) == ("potrika", "finished", {"not_found": 1})
    assert (line["counts"]["asked"], line["counts"]["new"]) == (2, 1)
    other = crawl(folder, "prothomalo", "--from", "in")
    assert (other.returncode, other.stdout) == (1, "No page was read.\n")
    assert "of no outlet that is read: 2 responses" in other.stderr


def test_a_damaged_file_is_a_failure_that_names_file_and_offset(folder: Path) -> None:
    file = written(folder / "a.warc.gz", [page("/news/7", article_html()), page("/news/8", article_html(8))])
    file.write_bytes(file.read_bytes()[:-50])
    done = crawl(folder, "--from", "a.warc.gz")
    assert done.returncode == 1
    assert "1 new article." in done.stdout
    assert "newsarchive: a.warc.gz is cut within its record at " in done.stderr


def test_a_file_of_others_in_the_folder_of_captures_agrees_with_its_rows_and_is_read_again(folder: Path) -> None:
    picture = record(f"{SITE}/logo.png", http(b"\x89PNG", headers="Content-Type: image/png\r\n"))
    unchanged = record(f"{SITE}/news/7", http(b"", "304 Not Modified"), "revisit", date="2026-11-30T04:30:00Z")
    elsewhere = record("https://elsewhere.example/a", http(b"<html></html>"))
    records = [page("/news/7", article_html()), picture, unchanged, elsewhere, page("/about", b"<html></html>")]
    written(folder / "archive.captures" / "a.warc.gz", records)
    assert crawl(folder, "--from", "archive.captures").returncode == 0
    check = newsarchive(folder, "capture", "check", "--json")
    report = json.loads(check.stdout)
    assert (check.returncode, report["rows"], report["passed_over"], report["found"]) == (0, 1, 4, {})
    again = newsarchive(folder, "reextract", "--json")
    of_outlet, end = map(json.loads, again.stdout.splitlines())
    assert (again.returncode, of_outlet["articles"]["unchanged"], end["unread"]) == (0, 1, 0)
    written(folder / "archive.captures" / "b.warc.gz", [page("/news/8", article_html(8)), picture])
    assert json.loads(newsarchive(folder, "capture", "check", "--json").stdout)["found"] == {"orphan": 1}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--from", "none.warc.gz"), "none.warc.gz is no folder"),
        (("--from", "a.warc", "--since", "2026-11-01"), "--since and --until fetch days over the network"),
        (("nobody", "--from", "a.warc"), "nobody"),
    ],
)
def test_wrong_usage(folder: Path, arguments: tuple[str, ...], sentence: str) -> None:
    written(folder / "a.warc", [page("/news/7", article_html())])
    done = crawl(folder, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr


def test_a_file_without_responses_is_a_failure(folder: Path) -> None:
    written(folder / "a.warc", [record(f"{SITE}/news/7", b"text", "conversion", content_type="text/plain")])
    done = crawl(folder, "--from", "a.warc")
    assert done.returncode == 1
    assert "a.warc holds no responses of web sites." in done.stderr


def test_warc_files_are_real_and_join_no_archive_of_fixtures(folder: Path) -> None:
    fixture = folder / "pages" / "potrika" / "one"
    fixture.mkdir(parents=True)
    (fixture / "meta.json").write_text(
        json.dumps({"url": f"{SITE}/news/7", "fetched_at": "2026-11-29T04:30:00Z"}), encoding="utf-8"
    )
    (fixture / "page.html").write_bytes(article_html())
    assert crawl(folder, "potrika", "--from", "pages").stdout
    written(folder / "a.warc", [page("/news/7", article_html())])
    done = crawl(folder, "--from", "a.warc")
    assert done.returncode == 2
    assert "made-up" in done.stderr
