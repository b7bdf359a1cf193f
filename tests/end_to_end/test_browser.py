"""An outlet whose pages are written by scripts, crawled over real sockets with Chromium: what is asked, what is kept, what is read."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from newsarchive.crawling.chromium import missing_browser
from tests.captures.agreement import agreement
from tests.end_to_end.browser_site import ELSEWHERE, FRONT, Asked, browser_site

HERE = Path(__file__).parent
MISSING = missing_browser()
pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.slow,
    pytest.mark.skipif(MISSING is not None, reason=f"no browser: install {MISSING}"),
]
OUTLET = """
from newsarchive.outlets import Listing, Outlet

OUTLET = Outlet(
    key="scripted",
    name_bn="পরীক্ষা",
    name_en="Scripted",
    domains=("127.0.0.1:{port}",),
    timezone="Asia/Dhaka",
    sources=(Listing("/"),),
    articles={{r"/details/(?P<id>\\d+)": "/details/{{id}}"}},
    layouts=("deshchitro",),
    depth=0,
    delay=0.0,
    scheme="http",
    needs_browser=True,
)
"""


@dataclass
class Crawled:
    """A crawl of the site: its port, what it and the other site were asked in the first run, the results, and the archive."""

    port: int
    first: list[str]
    asked: Asked
    of_other: Asked
    results: list[dict[str, Any]]
    folder: Path

    @property
    def archive(self) -> Path:
        return self.folder / "archive.db"

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.archive)) as connection:
            return connection.execute(query.replace("SITE", f"http://127.0.0.1:{self.port}")).fetchall()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def command(self, *arguments: str, archive: Path | None = None) -> subprocess.CompletedProcess[bytes]:
        where = ("--archive", f"sqlite:///{archive or self.archive}")
        return subprocess.run(
            [sys.executable, "-m", "newsarchive", *arguments, *where],
            env={**os.environ, "NEWSARCHIVE_OUTLETS": str(self.folder / "outlets")},
            capture_output=True,
            timeout=300,
            check=False,
        )


def _crawl(folder: Path) -> dict[str, Any]:
    command = [
        sys.executable,
        str(HERE / "crawl_browser.py"),
        str(folder / "outlets"),
        f"sqlite:///{folder}/archive.db",
        "scripted",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == 0, done.stderr
    results: list[dict[str, Any]] = json.loads(done.stdout)
    return results[0]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    folder = tmp_path_factory.mktemp("scripted")
    (folder / "outlets").mkdir()
    with browser_site() as (port, asked, of_other):
        (folder / "outlets" / "scripted.py").write_text(OUTLET.format(port=port), encoding="utf-8")
        results = [_crawl(folder)]
        first = list(asked.requests)
        asked.edition = 2
        results.append(_crawl(folder))
    return Crawled(port, first, asked, of_other, results, folder)


def test_articles_are_read_from_what_scripts_wrote(crawled: Crawled) -> None:
    counts = crawled.results[0]["counts"]
    assert (counts["new"], counts["listing"], counts["asked"]) == (len(FRONT), 1, len(FRONT) + 2)
    query = "SELECT headline, published_at IS NOT NULL, body LIKE '%বাঁধের কাজ শেষ হয়েছে।%' FROM articles ORDER BY url"
    assert crawled.rows(query) == [(f"গ্রামের খবর নম্বর {number}", 1, 1) for number in FRONT]


def test_an_edit_that_the_page_itself_does_not_show_is_found(crawled: Crawled) -> None:
    counts = crawled.results[1]["counts"]
    assert (counts["changed"], counts["unchanged"], counts["new"]) == (1, len(FRONT) - 1, 0)
    assert crawled.rows("SELECT version FROM articles WHERE url LIKE '%/2'") == [(2,)]


def test_a_page_loads_scripts_and_data_of_its_own_site_alone(crawled: Crawled) -> None:
    pages = ["/", *(f"/details/{number}" for number in FRONT)]
    expected = [f"GET {path}" for page in pages for path in (page, f"/api{page}")]
    other = f"GET /details/{ELSEWHERE}"
    assert sorted(crawled.first) == sorted([*expected, other, "GET /app.js", "GET /robots.txt"])
    assert crawled.of_other.requests == []


def test_the_site_sees_one_client_without_cookies(crawled: Crawled) -> None:
    (agent,) = crawled.asked.agents
    assert agent.startswith("newsarchive/")
    assert crawled.asked.cookies == set()


def test_what_a_page_could_not_load_is_reported(crawled: Crawled) -> None:
    warning = f"pages were rendered without something that they load from {crawled.url('')} (robots)"
    assert warning in crawled.results[0]["warnings"]


def test_a_page_whose_scripts_lead_elsewhere_is_a_failure(crawled: Crawled) -> None:
    assert crawled.results[0]["failures"] == {"http_error": 1}
    query = "SELECT url, kind, reason, warc_file IS NULL FROM captures WHERE run_id = 1 ORDER BY id"
    found = [row[1:] for row in crawled.rows(query) if row[0] == crawled.url(f"/details/{ELSEWHERE}")]
    assert found == [("loaded", None, 0), ("article", "http_error", 1)]


def test_page_document_and_data_are_kept_and_the_row_of_the_article_names_the_document(crawled: Crawled) -> None:
    query = """SELECT kind, replace(url, 'SITE', ''), source, etag IS NULL FROM captures
    WHERE run_id = 1 AND url LIKE '%details/1' ORDER BY fetched_at"""
    page = crawled.url("/details/1")
    assert crawled.rows(query) == [
        ("loaded", "/details/1", page, 0),
        ("loaded", "/api/details/1", page, 0),
        ("article", "/details/1", "listing /", 1),
    ]
    found = agreement(crawled.archive, crawled.folder / "archive.captures")
    assert (found.faults, found.without_row) == ([], set())


def test_the_document_is_a_conversion_of_the_response(crawled: Crawled) -> None:
    types: dict[str, str] = {}
    documents: list[tuple[str, str]] = []
    for file in sorted((crawled.folder / "archive.captures").rglob("*.warc.gz")):
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream, check_digests="raise"):
                headers = record.rec_headers
                types[headers.get_header("WARC-Record-ID")] = record.rec_type
                if record.rec_type == "conversion":
                    assert "গ্রামের খবর নম্বর" in record.content_stream().read().decode()
                    documents.append((headers.get_header("WARC-Refers-To"), headers.get_header("Content-Type")))
    assert len(documents) == 2 * (len(FRONT) + 1)
    assert {types[refers_to] for refers_to, _ in documents} == {"response", "revisit"}
    assert {kind for _, kind in documents} == {"text/html; charset=utf-8"}


def test_capture_returns_the_document_and_check_finds_no_difference(crawled: Crawled) -> None:
    done = crawled.command("capture", crawled.url("/details/2"))
    assert done.returncode == 0, done.stderr
    assert "এতে আরও খুশি" in done.stdout.decode()
    checked = crawled.command("capture", "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    headers = crawled.command("capture", crawled.url("/details/2"), "--headers").stdout.decode()
    assert "WARC-Type: conversion" in headers
    assert "<html" not in headers


def test_reextraction_reads_the_same_articles(crawled: Crawled) -> None:
    done = crawled.command("reextract", "--json")
    assert done.returncode == 0, done.stderr
    assert b"warning" not in done.stderr.lower()
    assert crawled.rows("SELECT count(*) FROM article_versions") == [(1,)]
    (line,) = [json.loads(line) for line in done.stdout.splitlines() if json.loads(line).get("outlet") == "scripted"]
    assert line["articles"] == {"unchanged": 2 * len(FRONT), "gained": 0, "lost": 0, "changed": 0}


def test_a_replay_of_the_files_gives_the_same_archive(crawled: Crawled, tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    done = crawled.command("crawl", "--from", str(crawled.folder / "archive.captures"), archive=again)
    assert done.returncode == 0, done.stderr
    assert _content(again) == _content(crawled.archive)


def _content(archive: Path) -> list[list[tuple[Any, ...]]]:
    queries = (
        "SELECT url, headline, body, version, body_hash FROM articles ORDER BY url",
        "SELECT kind, url, status, fetched_at, digest, source, etag FROM captures WHERE warc_file IS NOT NULL ORDER BY fetched_at, url",
    )
    with closing(sqlite3.connect(archive)) as connection:
        return [connection.execute(query).fetchall() for query in queries]


def test_an_exported_collection_leads_to_what_the_site_sent(crawled: Crawled, tmp_path: Path) -> None:
    out = tmp_path / "out.wacz"
    done = crawled.command("capture", "export", "--wacz", str(out), "--outlet", "scripted")
    assert done.returncode == 0, done.stderr


def test_a_forgotten_article_is_forgotten_with_what_its_page_loaded(crawled: Crawled, tmp_path: Path) -> None:
    copy = tmp_path / "archive.db"
    shutil.copy(crawled.archive, copy)
    shutil.copytree(crawled.folder / "archive.captures", tmp_path / "archive.captures")
    done = crawled.command("forget", crawled.url("/details/1"), "--because", "a test", "--yes", archive=copy)
    assert done.returncode == 0, done.stderr
    words = re.compile("১ নম্বর বাঁধের|1 নম্বর বাঁধের|" + re.escape(json.dumps("1 নম্বর বাঁধের").strip('"')))
    for file in sorted((tmp_path / "archive.captures").rglob("*.warc.gz")):
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream):
                assert not words.search(record.content_stream().read().decode("utf-8", "replace"))
    with closing(sqlite3.connect(copy)) as connection:
        (scripts,) = connection.execute(
            "SELECT count(warc_file) FROM captures WHERE kind = 'loaded' AND url LIKE '%/app.js'"
        ).fetchone()
    assert scripts == 2
    assert crawled.command("capture", "check", archive=copy).returncode == 0
