"""What passes over an unchanged outlet write: a row for each response, one more for each article that was seen again, and nothing else."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, func, select

from newsarchive.archive import Writer, open_archive
from newsarchive.archive.connect import reading
from newsarchive.archive.schema import metadata
from newsarchive.items import CapturedPage, ListedAddress, RecordLocation
from tests.archive.pages import NOW, OUTLET, RUN, article, captured

ARTICLES = 20
PASSES = 100
FEED = "feed /rss.xml"
RECORD = RecordLocation(
    "2026-11/newsarchive-20261123080500-00000-1a2b3c4d.warc.gz", 0, 650, "sha1:" + 32 * "A", is_revisit=True
)


def a_pass(writer: Writer, at: datetime, place: int) -> None:
    """Write a feed and its articles, as if the site had answered 304 to each request."""
    feed = captured(None, fetched_at=at, url="https://dinpatra.example/rss.xml", digest="d" * 64)
    feed.listed = [ListedAddress(f"https://dinpatra.example/news/{number}", FEED) for number in range(ARTICLES)]
    pages = [feed, *(captured(article(number), fetched_at=at) for number in range(ARTICLES))]
    run = writer.start_run(OUTLET, **RUN | {"started_at": at, "source": "network"})
    writer.write(run, [not_modified(page, place + index) for index, page in enumerate(pages)], now=at)
    writer.finish_run(run, finished_at=at, outcome="finished", counts={"asked": len(pages)}, failures={})


def not_modified(page: CapturedPage, place: int) -> CapturedPage:
    page.capture = replace(
        page.capture,
        status=304,
        source=FEED,
        etag='"5f3a-61b2"',
        last_modified="Mon, 23 Nov 2026 08:05:00 GMT",
        record=replace(RECORD, offset=place * 650),
    )
    return page


def passes(engine: Engine, numbers: Sequence[int]) -> None:
    writer = Writer(engine, extractor="0")
    for number in numbers:
        a_pass(writer, NOW + timedelta(minutes=15 * number), number * (ARTICLES + 1))


def rows(engine: Engine) -> dict[str, int]:
    with reading(engine) as connection:
        return {
            name: connection.scalar(select(func.count()).select_from(table)) or 0
            for name, table in metadata.tables.items()
        }


def test_an_unchanged_response_is_one_row_and_a_sighting_if_it_is_an_article(engine: Engine) -> None:
    passes(engine, [0])
    before = rows(engine)
    passes(engine, range(1, 6))
    assert {name: count - before[name] for name, count in rows(engine).items() if count != before[name]} == {
        "crawl_runs": 5,
        "captures": 5 * (ARTICLES + 1),
        "article_sightings": 5 * ARTICLES,
    }


def test_an_unchanged_response_takes_less_than_a_kilobyte(tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    engine = open_archive(f"sqlite:///{archive}")
    passes(engine, [0])
    before = size(archive)
    passes(engine, range(1, PASSES))
    engine.dispose()
    assert (size(archive) - before) / ((PASSES - 1) * (ARTICLES + 1)) < 1000


def size(archive: Path) -> int:
    with closing(sqlite3.connect(archive)) as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return archive.stat().st_size
