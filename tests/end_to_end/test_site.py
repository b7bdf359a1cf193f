"""A crawl over real sockets, with everything that sites do to a crawler."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.site import Log, running_site

HERE = Path(__file__).parent


@dataclass
class Crawled:
    """What two crawls of the site left behind: their results, the site's log of the first, the archive."""

    first: dict[str, Any]
    second: dict[str, Any]
    log: Log
    archive: sqlite3.Connection

    def article(self, number: int) -> tuple[Any, ...] | None:
        """Return headline, body and publish time of an article."""
        query = "SELECT headline, body, published_at FROM articles WHERE url LIKE ?"
        row: tuple[Any, ...] | None = self.archive.execute(query, (f"%/details/{number}",)).fetchone()
        return row


def _crawl(port: int, archive: Path) -> dict[str, Any]:
    command = [sys.executable, str(HERE / "crawl_site.py"), str(port), f"sqlite:///{archive}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=archive.parent, check=True)
    results: list[dict[str, Any]] = json.loads(done.stdout)
    return results[0]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    archive = tmp_path_factory.mktemp("site") / "archive.db"
    with running_site() as (port, log):
        first = _crawl(port, archive)
        paths, agents, times = list(log.paths), set(log.agents), list(log.times)
        second = _crawl(port, archive)
    connection = sqlite3.connect(archive)
    yield Crawled(first, second, Log(paths, agents, times, log.most_at_once), connection)
    connection.close()


def test_articles_of_listing_ticker_and_links_are_stored(crawled: Crawled) -> None:
    stored = {url.rpartition("/")[2] for (url,) in crawled.archive.execute("SELECT url FROM articles")}
    assert stored == {"1", "2", "3", "4", "5", "7", "11", "15", "16"}


@pytest.mark.parametrize("number", [1, 4, 5, 7, 11])
def test_an_article_is_read_whole_however_it_was_sent(crawled: Crawled, number: int) -> None:
    article = crawled.article(number)
    assert article is not None
    headline, body, published = article
    assert headline == f"গ্রামের খবর নম্বর {number}"
    assert body == f"নদীর পাড়ে {number} নম্বর বাঁধের কাজ শেষ হয়েছে।\n\nএলাকার মানুষ এতে খুশি।".replace(
        "\u09dc", "ড\u09bc"
    ).replace("\u09df", "য\u09bc")
    assert published.startswith(f"2024-06-20 09:{number:02}:57")


def test_a_wrongly_declared_charset_is_a_problem(crawled: Crawled) -> None:
    (problems,) = crawled.archive.execute("SELECT problems FROM articles WHERE url LIKE '%/details/5'").fetchone()
    assert "wrong_charset" in {problem["reason"] for problem in json.loads(problems)}


@pytest.mark.parametrize(
    ("reason", "number"),
    [
        ("robots", 6),
        ("off_site", 8),
        ("server_error", 9),
        ("timeout", 10),
        ("too_large", 12),
        ("broken_answer", 13),
        ("forbidden", 14),
        ("not_found", 404),
    ],
)
def test_every_page_that_failed_is_counted_with_its_reason(crawled: Crawled, reason: str, number: int) -> None:
    assert crawled.first["failures"][reason] == 1
    assert crawled.article(number) is None


def test_the_counts_add_up(crawled: Crawled) -> None:
    counts = crawled.first["counts"]
    assert counts["new"] == 9
    assert counts["failed"] == sum(crawled.first["failures"].values()) == 8
    assert counts["asked"] == counts["new"] + counts["listing"] + counts["failed"]


def test_robots_txt_is_read_first_and_obeyed(crawled: Crawled) -> None:
    assert crawled.log.paths[0] == "/robots.txt"
    assert "/details/6" not in crawled.log.paths


def test_a_server_error_is_retried_twice_and_a_refusal_never(crawled: Crawled) -> None:
    assert crawled.log.paths.count("/details/9") == 3
    assert crawled.log.paths.count("/details/14") == 1


def test_the_site_is_asked_one_page_at_a_time_by_our_own_name(crawled: Crawled) -> None:
    assert crawled.log.most_at_once == 1
    assert len(crawled.log.agents) == 1
    assert crawled.log.agents.pop().startswith("newsarchive/")


def test_nothing_is_asked_that_is_neither_listing_nor_article(crawled: Crawled) -> None:
    assert "/about" not in crawled.log.paths


def test_the_ticker_is_kept(crawled: Crawled) -> None:
    titles = {title for (title,) in crawled.archive.execute("SELECT title FROM ticker_headlines")}
    assert titles == {"চলতি শিরোনাম এক", "চলতি শিরোনাম দুই", "চলতি শিরোনাম তিন"}


def test_a_second_crawl_finds_nothing_new(crawled: Crawled) -> None:
    counts = crawled.second["counts"]
    assert (counts["new"], counts["changed"], counts["unchanged"]) == (0, 0, 9)


def test_both_runs_are_on_record(crawled: Crawled) -> None:
    runs = crawled.archive.execute("SELECT outlet, source, outcome, counts FROM crawl_runs ORDER BY id").fetchall()
    assert [run[:3] for run in runs] == [("testsite", "network", "finished")] * 2
    assert json.loads(runs[0][3])["new"] == 9
