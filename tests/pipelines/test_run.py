"""What the pipelines of a run store and count of pages that show one article."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from scrapy.utils.test import get_crawler
from sqlalchemy import select

from newsarchive.archive import open_archive
from newsarchive.archive.schema import article_sightings, article_versions, articles, captures
from newsarchive.crawling.process import crawl_settings
from newsarchive.crawling.runs import counts_of, failures_of
from newsarchive.crawling.spider import spider_of
from newsarchive.items import CapturedPage, Reason
from newsarchive.outlets.registry import outlet
from pipelines.deduplicate import DeduplicatePipeline
from pipelines.store import StorePipeline
from tests.archive.pages import NOW, after, article, captured

OUTLET = outlet("deshchitro")
FIRST = "https://deshchitro.com/details/1"
SECOND = "https://deshchitro.com/district/bogura/details/1"


def page(url: str, minutes: int, **changes: Any) -> CapturedPage:
    """A capture of the article, each of other bytes."""
    shown = article(1, url=url, canonical_url=FIRST, **changes)
    return captured(shown, fetched_at=after(minutes), outlet=OUTLET.record, digest=f"{minutes:064}")


def run(archive: Path, pages: Sequence[CapturedPage]) -> tuple[dict[str, int], dict[str, int]]:
    """Return the counts of a run that yields pages, and its failures by reason."""
    settings = crawl_settings(archive=f"sqlite:///{archive}")
    crawler = get_crawler(spider_of(OUTLET), {**settings, "TWISTED_REACTOR_ENABLED": False})
    crawler.spider = crawler._create_spider()

    async def process() -> None:
        deduplicate, store = DeduplicatePipeline(), StorePipeline.from_crawler(crawler)
        await store.open_spider()
        for each in pages:
            await store.process_item(deduplicate.process_item(each))
        await store.close_spider()
        await store.spider_closed("finished")

    asyncio.run(process())
    assert crawler.stats
    return counts_of(crawler.stats), failures_of(crawler.stats)


def stored(archive: Path) -> tuple[list[Any], list[Any], list[Any]]:
    """Return the article, its sightings and its versions."""
    engine = open_archive(f"sqlite:///{archive}")
    sighted = (
        select(captures.c.url, article_sightings.c.seen_at, article_sightings.c.version, article_sightings.c.differs)
        .join(captures, captures.c.id == article_sightings.c.capture_id)
        .order_by(article_sightings.c.seen_at)
    )
    with engine.connect() as connection:
        return (
            [tuple(row) for row in connection.execute(select(articles.c.first_seen_at, articles.c.last_seen_at))],
            [tuple(row) for row in connection.execute(sighted)],
            [tuple(row) for row in connection.execute(select(article_versions.c.version, article_versions.c.cause))],
        )


def test_a_second_capture_in_one_run_is_a_sighting(tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    counts, _ = run(archive, [page(FIRST, 0), page(SECOND, 5)])
    assert (counts["new"], counts["repeated"], counts["unchanged"], counts["asked"]) == (1, 1, 0, 2)
    assert stored(archive) == ([(NOW, after(5))], [(FIRST, NOW, 1, None), (SECOND, after(5), 1, None)], [])


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
@pytest.mark.parametrize("runs", [1, 3])
def test_captures_give_the_same_archive_in_one_run_and_in_several(
    tmp_path: Path, order: tuple[int, ...], runs: int
) -> None:
    pages = [page(FIRST, 0), page(SECOND, 5, tags=["নদী"]), page(FIRST, 9)]
    archive = tmp_path / "archive.db"
    size = len(pages) // runs
    arrived = [pages[index] for index in order]
    for start in range(0, len(pages), size):
        run(archive, arrived[start : start + size])
    details = {"tags": ["নদী"]}
    assert stored(archive) == (
        [(NOW, after(9))],
        [(FIRST, NOW, 1, None), (SECOND, after(5), 1, details), (FIRST, after(9), 1, None)],
        [],
    )


def test_another_text_in_the_same_run_is_a_change(tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    counts, _ = run(archive, [page(FIRST, 0), page(SECOND, 5, headline="নতুন শিরোনাম")])
    assert (counts["new"], counts["changed"], counts["repeated"]) == (1, 1, 0)
    assert stored(archive)[2] == [(1, "site")]


def test_an_article_that_has_shrunk_is_counted_as_a_failure(tmp_path: Path) -> None:
    long = "বাঁধের কাজ শেষ হয়েছে বলে জানিয়েছেন প্রকৌশলী। " * 20
    counts, failures = run(tmp_path / "archive.db", [page(FIRST, 0, body=long), page(FIRST, 5, body="বাঁধের কাজ শেষ।")])
    assert (counts["new"], counts["failed"], counts["repeated"]) == (1, 1, 0)
    assert failures == {Reason.SHRUNK: 1}
