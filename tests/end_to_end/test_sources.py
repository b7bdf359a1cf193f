"""Sources over real sockets: a feed, an index, one that fails and hands over, soft 404s, challenges, days, numbers."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.sources_site import running_sources

HERE = Path(__file__).parent


@dataclass
class Crawled:
    """What a crawl left behind: its result, the paths that the site was asked, the articles by path."""

    result: dict[str, Any]
    asked: list[str]
    articles: dict[str, dict[str, Any]]


def _crawl(folder: Path, *arguments: str) -> Crawled:
    archive = folder / "archive.db"
    with running_sources() as (port, asked):
        command = [sys.executable, str(HERE / "crawl_sources.py"), str(port), f"sqlite:///{archive}", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=folder, check=True)
    with closing(sqlite3.connect(archive)) as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute("SELECT * FROM articles")]
    return Crawled(json.loads(done.stdout)[0], asked, {row["url"].partition(f":{port}")[2]: row for row in rows})


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    return _crawl(tmp_path_factory.mktemp("stories"), "stories")


def test_articles_of_feed_and_index_are_stored_under_one_address(stories: Crawled) -> None:
    assert set(stories.articles) == {"/story/20", "/story/21", "/story/22"}
    assert stories.asked.count("/story/20") == stories.asked.count("/story/21") == 1


def test_a_source_that_fails_hands_over_and_that_is_told(stories: Crawled) -> None:
    (told,) = [sentence for sentence in stories.result["told"] if "html.xml" in sentence]
    assert told.startswith("news sitemap /html.xml gave nothing (unreadable")
    assert told.endswith("sitemap index /sitemap.xml is asked instead")
    assert "/post-1.xml.gz" in stories.asked
    assert not [path for path in stories.asked if path.startswith("/day-")], "the index sufficed"


def test_what_an_index_names_beside_articles_is_not_asked(stories: Crawled) -> None:
    assert "/tags.xml" not in stories.asked


def test_foreign_addresses_are_refused_and_told(stories: Crawled) -> None:
    assert "feed /feed/: 1 of 3 addresses are not the outlet's: https://elsewhere.example/ad" in stories.result["told"]


def test_a_feed_is_a_second_witness_of_the_time(stories: Crawled) -> None:
    article = stories.articles["/story/20"]
    assert article["published_at"].startswith("2026-08-20 04:00:00")
    assert json.loads(article["witnesses"])["published_at"] == "feed: published"
    assert article["headline"] == "হাটের খবর নম্বর 20", "the page has a headline of its own"


def test_a_feed_that_disagrees_with_the_page_is_told(stories: Crawled) -> None:
    article = stories.articles["/story/21"]
    assert article["published_at"].startswith("2026-08-20 04:00:00")
    (problem,) = [told for told in json.loads(article["problems"]) if told["reason"] == "contradicted"]
    assert problem["field"] == "published_at"
    assert problem["detail"].startswith("feed: published says 2026-08-19")


def test_another_article_under_an_address_is_a_soft_404(stories: Crawled) -> None:
    assert stories.result["failures"]["soft_404"] == 1
    assert "/story/23" in stories.asked


def test_challenges_are_failures_asked_once(stories: Crawled) -> None:
    assert stories.result["failures"]["blocked"] == 2
    assert stories.asked.count("/story/24") == stories.asked.count("/story/25") == 1


def test_days_are_filled_back_and_nothing_else_is_asked(tmp_path: Path) -> None:
    crawled = _crawl(tmp_path, "stories", "2026-08-01", "2026-08-02")
    assert set(crawled.articles) == {"/story/31", "/story/32"}
    assert sorted(crawled.asked) == [
        "/day-2026-08-01.xml",
        "/day-2026-08-02.xml",
        "/robots.txt",
        "/story/31",
        "/story/32",
    ]


def test_numbers_are_walked_behind_the_guard(tmp_path: Path) -> None:
    crawled = _crawl(tmp_path, "numbers")
    assert set(crawled.articles) == {"/number/4", "/number/5"}
    assert crawled.asked == ["/robots.txt", "/gone/", *(f"/number/{number}" for number in (4, 5, 6, 7))]
    assert crawled.result["failures"] == {"not_found": 1, "soft_404": 2}
    again = _crawl(tmp_path, "numbers")
    assert "/number/4" not in again.asked, "the archive knows where to go on"
