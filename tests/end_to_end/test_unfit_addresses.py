"""A crawl drops no address in silence: from a folder of saved pages to the archive, the table and the coverage."""

import json
import sqlite3
import subprocess
import sys
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

SITE = "https://potrika.example"
SLUG = "নদীর-পাড়ে-নতুন-বাজার"  # a new market on the river bank
DECLARED = """from newsarchive.outlets import NEWS_ID, Feed, Listing, Outlet

OUTLET = Outlet(
    key="potrika", name_bn="পত্রিকা", name_en="Potrika", domains=("potrika.example",), timezone="Asia/Dhaka",
    sources=(Feed("/rss.xml", always=True), Listing("/khela", pages=1)), articles={patterns}, layouts=(),
)
"""
FEED = """<rss version="2.0"><channel><title>পত্রিকা</title>{items}</channel></rss>"""
ITEM = "<item><title>হাটে নতুন ধান</title><link>{url}</link><category>কৃষি</category></item>"
PAGE = """<!DOCTYPE html><html lang="bn"><head><meta charset="utf-8"><title>হাটে নতুন ধান {number}</title>{head}</head><body><main><article>
<h1>হাটে নতুন ধান {number}</h1><p>ভোর থেকে হাটে নতুন ধান নিয়ে এসেছেন {number} জন কৃষক, দাম গত বছরের চেয়ে একটু বেশি।</p>
<p>ব্যবসায়ীরা বলছেন, আগামী সপ্তাহে সরবরাহ আরও বাড়বে এবং দাম কিছুটা কমতে পারে।</p></article></main></body></html>"""


class Crawled:
    """An archive after a crawl of a folder of saved pages."""

    def __init__(self, folder: Path, pages: dict[str, str], patterns: str) -> None:
        self.folder, self.archive = folder, folder / "archive.db"
        outlets = folder / "outlets"
        outlets.mkdir()
        (outlets / "potrika.py").write_text(DECLARED.format(patterns=patterns), encoding="utf-8")
        lines = []
        for number, (url, text) in enumerate(pages.items()):
            (folder / f"{number}.html").write_text(text, encoding="utf-8")
            lines.append(json.dumps({"file": f"{number}.html", "url": url, "fetched_at": "2026-11-20T12:00:00+06:00"}))
        (folder / "manifest.jsonl").write_text("\n".join(lines), encoding="utf-8")
        self.done = self.run("crawl", "potrika", "--from", str(folder), "--outlets", str(outlets))

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "newsarchive", *arguments, "--archive", f"sqlite:///{self.archive}"]
        return subprocess.run(command, capture_output=True, text=True, timeout=120)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.archive)) as connection:
            return connection.execute(query).fetchall()


def feed(*urls: str) -> str:
    return FEED.format(items="".join(ITEM.format(url=url) for url in urls))


def page(number: int, head: str = "") -> str:
    return PAGE.format(number=number, head=head)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    listing = "".join(
        f'<li><a href="{path}">শিরোনাম</a></li>'
        for path in ("/news/3", "/news/4", "/opinion/mail-2/ab12cd34", "/tag/x", "/about-us")
    )
    pages = {
        f"{SITE}/rss.xml": feed(f"{SITE}/news/1", f"{SITE}/details/01ab23cd45ef", f"{SITE}/logo.png"),
        f"{SITE}/khela": f'<!DOCTYPE html><html><body><nav><a href="/khela">খেলা</a></nav><ul>{listing}</ul></body></html>',
        f"{SITE}/news/1": page(1),
        f"{SITE}/details/01ab23cd45ef": page(2, f'<link rel="canonical" href="{SITE}/admin">'),
        f"{SITE}/news/3": page(3),
    }
    return Crawled(tmp_path_factory.mktemp("mixed"), pages, "NEWS_ID")


def test_what_the_feed_lists_is_read_whatever_its_shape(mixed: Crawled) -> None:
    urls = {url for (url,) in mixed.rows("SELECT url FROM articles")}
    assert urls == {f"{SITE}/news/1", f"{SITE}/news/3", f"{SITE}/details/01ab23cd45ef"}


def test_addresses_that_fit_no_pattern_are_reported(mixed: Crawled) -> None:
    out = mixed.done.stdout
    assert (
        f"1 of 3 addresses of feed /rss.xml fit no pattern and were read all the same: {SITE}/details/01ab23cd45ef"
        in out
    )
    assert (
        f"1 of 5 addresses of listing /khela fit no pattern and were not requested: {SITE}/opinion/mail-2/ab12cd34"
        in out
    )


def test_every_address_that_a_source_named_is_a_row(mixed: Crawled) -> None:
    found = mixed.rows("SELECT url, source, section, is_article FROM listed_addresses ORDER BY id")
    assert found == [
        (f"{SITE}/news/1", "feed /rss.xml", "কৃষি", 1),
        (f"{SITE}/details/01ab23cd45ef", "feed /rss.xml", "কৃষি", 1),
        (f"{SITE}/logo.png", "feed /rss.xml", "কৃষি", 0),
        (f"{SITE}/news/3", "listing /khela", "খেলা", 1),
        (f"{SITE}/news/4", "listing /khela", "খেলা", 1),
        (f"{SITE}/opinion/mail-2/ab12cd34", "listing /khela", None, 0),
        (f"{SITE}/tag/x", "listing /khela", None, 0),
        (f"{SITE}/about-us", "listing /khela", None, 0),
    ]


def test_the_section_of_a_source_is_that_of_an_article_without_one(mixed: Crawled) -> None:
    found = mixed.rows("SELECT url, section, json_extract(witnesses, '$.section') FROM articles ORDER BY url")
    assert [(url.rpartition("/")[2], section, witness) for url, section, witness in found] == [
        ("01ab23cd45ef", "কৃষি", "feed: section"),
        ("1", "কৃষি", "feed: section"),
        ("3", "খেলা", "listing: section"),
    ]


def test_a_page_that_was_not_saved_is_no_failure(mixed: Crawled) -> None:
    assert mixed.rows("SELECT count(*) FROM captures WHERE reason IS NOT NULL AND kind <> 'robots'") == [(0,)]
    assert mixed.rows("SELECT outcome FROM crawl_runs") == [("finished",)]
    assert mixed.done.returncode == 0


def test_the_coverage_of_a_day_is_printed_and_is_json(mixed: Crawled) -> None:
    lines = [json.loads(line) for line in mixed.run("coverage", "potrika", "--json").stdout.splitlines()]
    assert sum(line["listed"] for line in lines) == 4
    assert sum(line["stored"] for line in lines) == 3
    assert sum(line["unfit"] for line in lines) == 4
    printed = mixed.run("coverage", "potrika").stdout
    assert "total" in printed
    assert "/opinion/mail-2/ab12cd34" in printed


def test_the_coverage_of_nothing_is_a_sentence(mixed: Crawled) -> None:
    done = mixed.run("coverage", "nobody")
    assert done.returncode == 2
    assert "The archive holds no run of 'nobody'" in done.stderr


@pytest.mark.parametrize("patterns", ["{}", '{r"/bangla/(?P<slug>[^/]+)": "/bangla/{slug}"}'])
def test_one_slug_in_three_spellings_is_one_article(tmp_path: Path, patterns: str) -> None:
    spellings = [unicodedata.normalize("NFC", SLUG), unicodedata.normalize("NFD", SLUG), f"{SLUG}\u200b"]
    urls = [f"{SITE}/bangla/{quote(slug)}" for slug in spellings]
    urls += [urls[0].lower(), f"{SITE}/bangla/{SLUG}"]
    pages = {f"{SITE}/rss.xml": feed(*urls)} | {url: page(1) for url in urls}
    crawled = Crawled(tmp_path, pages, patterns)
    assert crawled.rows("SELECT url FROM articles") == [(urls[0],)]


def test_a_run_that_reads_nothing_says_so(tmp_path: Path) -> None:
    crawled = Crawled(tmp_path, {f"{SITE}/rss.xml": feed(), f"{SITE}/khela": "<p>কিছু নেই</p>"}, "NEWS_ID")
    assert crawled.done.returncode == 1
    assert "potrika: no article was read." in crawled.done.stdout
    assert crawled.rows("SELECT outcome FROM crawl_runs") == [("empty",)]
