"""Each address that gave no page is a row with its reason: also what this program could not process."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.end_to_end.site import article_html, front_html

# Faults of this program: in the reading of one article and of the feed, and in the normalisation of another article.
FAULTY = """
import sys
from newsarchive.crawling import spider
from newsarchive.outlets.sources import Feed
from newsarchive.pipelines import normalize

read, normalized = spider.read_article, normalize.normalized
spider.read_article = lambda document, outlet: read(document, outlet) if "/2" not in document.page.url else 1 / 0
normalize.normalized = lambda article, page, outlet: normalized(article, page, outlet) if "/3" not in page.url else 1 / 0
Feed.read = lambda *_: 1 / 0
from newsarchive.commands import main
main()
"""
OUTLET = """from newsarchive.outlets import DETAILS_ID, Feed, Listing, Outlet

OUTLET = Outlet(
    key="potrika", name_bn="পত্রিকা", name_en="Potrika", domains=("potrika.example",), timezone="Asia/Dhaka",
    sources=(Feed("/rss.xml"), Listing("/")), articles=DETAILS_ID, layouts=("deshchitro",),
)
"""
SITE = "https://potrika.example"


def test_what_this_program_cannot_process_is_a_row_and_the_next_source_is_requested(tmp_path: Path) -> None:
    pages = {f"{SITE}/rss.xml": "<rss></rss>", f"{SITE}/": front_html([1, 2, 3, 4])}
    pages |= {f"{SITE}/details/{number}": article_html(number) for number in (1, 2, 3, 4)}
    with (tmp_path / "manifest.jsonl").open("w", encoding="utf-8") as manifest:
        for number, (url, text) in enumerate(pages.items()):
            (tmp_path / f"{number}.html").write_text(text, encoding="utf-8")
            entry = {"file": f"{number}.html", "url": url, "fetched_at": "2026-11-20T12:00:00+06:00"}
            manifest.write(f"{json.dumps(entry)}\n")
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "potrika.py").write_text(OUTLET, encoding="utf-8")
    archive = tmp_path / "archive.db"
    options = ["potrika", "--from", str(tmp_path), "--outlets", str(tmp_path / "outlets"), "--json"]
    command = [sys.executable, "-c", FAULTY, "crawl", *options, "--archive", f"sqlite:///{archive}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["failures"] == {"internal_error": 3}
    assert done.stderr.count("ZeroDivisionError: ") == 3, "the log has each traceback"
    with closing(sqlite3.connect(archive)) as connection:
        failed = connection.execute(
            "SELECT url, kind, reason, status, fetched_at FROM captures WHERE reason IS NOT NULL ORDER BY url"
        ).fetchall()
        stored = connection.execute("SELECT url FROM articles ORDER BY url").fetchall()
    at = "2026-11-20 06:00:00.000000"
    assert failed == [
        (f"{SITE}/details/2", "article", "internal_error", 200, at),
        (f"{SITE}/details/3", "article", "internal_error", 200, at),
        (f"{SITE}/rss.xml", "listing", "internal_error", 200, at),
    ]
    assert stored == [(f"{SITE}/details/1",), (f"{SITE}/details/4",)]
