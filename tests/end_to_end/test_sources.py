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
    with running_sources() as (port, asked):
        return _crawl_at(port, asked, folder, *arguments)


def _crawl_at(port: int, asked: list[str], folder: Path, *arguments: str) -> Crawled:
    archive = folder / "archive.db"
    command = [sys.executable, str(HERE / "crawl_sources.py"), str(port), f"sqlite:///{archive}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=folder, check=True)
    with closing(sqlite3.connect(archive)) as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute("SELECT * FROM articles")]
    return Crawled(json.loads(done.stdout)[0], asked, {row["url"].partition(f":{port}")[2]: row for row in rows})


@pytest.fixture(scope="module")
def from_sources(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    return _crawl(tmp_path_factory.mktemp("stories"), "articles")


def test_articles_of_feed_and_index_are_stored_under_one_address(from_sources: Crawled) -> None:
    assert set(from_sources.articles) == {"/story/20", "/story/21", "/story/22"}
    assert from_sources.asked.count("/story/20") == from_sources.asked.count("/story/21") == 1


def test_a_source_that_fails_is_followed_by_the_next_with_a_warning(from_sources: Crawled) -> None:
    (warning,) = [sentence for sentence in from_sources.result["warnings"] if "html.xml" in sentence]
    assert warning.startswith("news sitemap /html.xml gave nothing (unreadable")
    assert warning.endswith("sitemap index /sitemap.xml is requested instead")
    assert "/post-1.xml.gz" in from_sources.asked
    assert not [path for path in from_sources.asked if path.startswith("/day-")], "the index sufficed"


def test_what_an_index_names_beside_articles_is_not_asked(from_sources: Crawled) -> None:
    assert "/tags.xml" not in from_sources.asked


def test_foreign_addresses_are_refused_with_a_warning(from_sources: Crawled) -> None:
    assert (
        "feed /feed/: 1 of 3 addresses are not the outlet's: https://elsewhere.example/ad"
        in from_sources.result["warnings"]
    )


def test_a_feed_is_a_second_witness_of_the_time(from_sources: Crawled) -> None:
    article = from_sources.articles["/story/20"]
    assert article["published_at"].startswith("2026-08-20 04:00:00")
    assert json.loads(article["witnesses"])["published_at"] == "feed: published"
    assert article["headline"] == "হাটের খবর নম্বর 20", "the page has a headline of its own"


def test_a_feed_that_disagrees_with_the_page_is_a_problem(from_sources: Crawled) -> None:
    article = from_sources.articles["/story/21"]
    assert article["published_at"].startswith("2026-08-20 04:00:00")
    (problem,) = [problem for problem in json.loads(article["problems"]) if problem["reason"] == "contradicted"]
    assert problem["field"] == "published_at"
    assert problem["detail"].startswith("feed: published has 2026-08-19")


def test_another_article_under_an_address_is_a_soft_404(from_sources: Crawled) -> None:
    assert from_sources.result["failures"]["soft_404"] == 1
    assert "/story/23" in from_sources.asked


def test_challenges_are_failures_asked_once(from_sources: Crawled) -> None:
    assert from_sources.result["failures"]["blocked"] == 2
    assert from_sources.asked.count("/story/24") == from_sources.asked.count("/story/25") == 1


def test_days_are_filled_back_and_nothing_else_is_asked(tmp_path: Path) -> None:
    crawled = _crawl(tmp_path, "articles", "2026-08-01", "2026-08-02")
    assert set(crawled.articles) == {"/story/31", "/story/32"}
    assert sorted(crawled.asked) == [
        "/day-2026-08-01.xml",
        "/day-2026-08-02.xml",
        "/robots.txt",
        "/story/31",
        "/story/32",
    ]


def test_numbers_are_walked_behind_the_guard(tmp_path: Path) -> None:
    with running_sources() as (port, asked):
        crawled = _crawl_at(port, asked, tmp_path, "numbers")
        first = list(asked)
        asked.clear()
        _crawl_at(port, asked, tmp_path, "numbers")
    assert set(crawled.articles) == {"/number/4", "/number/5"}
    assert first == ["/robots.txt", "/gone/", *(f"/number/{number}" for number in (4, 5, 6, 7))]
    assert crawled.result["failures"] == {"not_found": 1, "soft_404": 2}
    assert "/number/4" not in asked, "the archive knows where to go on"
