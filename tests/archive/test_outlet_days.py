"""The view `outlet_days` counts what was asked and found by the days of the outlet, on SQLite and PostgreSQL; a gap is a row."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, text

from newsarchive.archive import Writer, coverage
from newsarchive.archive.migrations import outlet_days_0012
from newsarchive.items import Capture, CapturedPage, ListedAddress, OutletRecord, Reason
from newsarchive.operations import rhythm
from tests.archive.conftest import rows_of
from tests.archive.pages import OTHER, OUTLET, RUN, article, captured
from tests.archive.whole import fill_whole

# 00:10 of the 24th in Dhaka, 18:10 of the 23rd in UTC.
MIDNIGHT = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)
DAY = timedelta(days=1)
FEED = "feed /rss.xml"


def run(writer: Writer, at: datetime, *pages: CapturedPage, outlet: OutletRecord = OUTLET) -> None:
    number = writer.start_run(outlet, **RUN | {"started_at": at, "source": "network"})
    writer.write(number, list(pages), now=at)
    writer.finish_run(number, finished_at=at, outcome="finished", counts={}, failures={})


def fetch(
    at: datetime, reason: Reason | None = None, status: int | None = None, *, number: int = 9, size: int | None = None
) -> CapturedPage:
    url = f"https://dinpatra.example/news/{number}"
    return CapturedPage(Capture(url, OUTLET.key, "article", status, at, None, size, reason=reason))


def days_of(engine: Engine, outlet: str = OUTLET.key) -> list[dict[str, Any]]:
    rows = [row for row in rows_of(engine, "SELECT * FROM outlet_days ORDER BY day") if row["outlet"] == outlet]
    fields = [row["fields"] for row in rows]
    return [
        dict(row, fields=json.loads(each) if isinstance(each, str) else each)
        for row, each in zip(rows, fields, strict=True)
    ]


def counts(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value and name not in ("outlet", "day", "fields")}


def test_days_are_those_of_the_outlet_and_a_gap_is_a_row(writer: Writer, engine: Engine) -> None:
    run(writer, MIDNIGHT - timedelta(minutes=20), captured(article(1), fetched_at=MIDNIGHT - timedelta(minutes=20)))
    run(writer, MIDNIGHT, captured(article(2), fetched_at=MIDNIGHT))
    run(writer, MIDNIGHT + 3 * DAY, captured(article(3), fetched_at=MIDNIGHT + 3 * DAY))
    found = days_of(engine)
    assert [(row["day"], row["runs"], row["asked"], row["new"]) for row in found] == [
        ("2026-11-23", 1, 1, 1),
        ("2026-11-24", 1, 1, 1),
        ("2026-11-25", 0, 0, 0),
        ("2026-11-26", 0, 0, 0),
        ("2026-11-27", 1, 1, 1),
    ]
    assert found[2]["requests_per_new"] is None
    assert found[2]["fields"] is None


def test_a_day_has_what_was_asked_listed_found_and_missed(writer: Writer, engine: Engine) -> None:
    feed = captured(None, fetched_at=MIDNIGHT)
    feed.capture = replace(feed.capture, source=FEED)
    feed.listed = [ListedAddress(f"https://dinpatra.example/news/{number}", FEED) for number in (1, 2, 3)]
    feed.listed.append(ListedAddress("https://dinpatra.example/about", FEED, is_article=False))
    run(
        writer,
        MIDNIGHT,
        feed,
        captured(article(1), fetched_at=MIDNIGHT),
        captured(article(2, byline=None, witnesses={"headline": "heuristic:h1"}), fetched_at=MIDNIGHT),
        fetch(MIDNIGHT, Reason.NOT_FOUND, 404),
        fetch(MIDNIGHT, Reason.TIMEOUT),
        fetch(MIDNIGHT, Reason.SOFT_404, 200, size=7),
        fetch(MIDNIGHT, Reason.OVER_LIMIT),
        fetch(MIDNIGHT, Reason.ROBOTS),
    )
    (row,) = days_of(engine)
    size = sum(each["size"] for each in rows_of(engine, "SELECT size FROM captures WHERE size IS NOT NULL"))
    assert counts(row) == {
        "runs": 1,
        "asked": 6,  # a feed, two articles, two answers that are no article, and one that did not come
        "listed": 3,
        "new": 2,
        "failed": 5,
        "failed_hard": 2,
        "failed_soft": 1,
        "failed_passing": 2,
        "bytes": size,
        "requests_per_new": 3.0,
    }
    assert row["fields"]["headline"] == {"layout:h1": 1, "heuristic:h1": 1}


def test_edits_and_what_is_gone_are_of_the_day_on_which_they_were_seen(writer: Writer, engine: Engine) -> None:
    first, second = MIDNIGHT, MIDNIGHT + DAY
    run(writer, first, captured(article(1), fetched_at=first), captured(article(2), fetched_at=first))
    gone = fetch(second, Reason.NOT_FOUND, 404, number=2)
    same = fetch(second, None, 304, number=3, size=100)
    run(writer, second, captured(article(1, headline="পরে"), fetched_at=second), gone, same)  # later
    assert [(row["changed"], row["gone"]) for row in days_of(engine)] == [(0, 0), (1, 1)]


def test_an_outlet_has_its_own_days(writer: Writer, engine: Engine) -> None:
    at = MIDNIGHT
    run(writer, at, captured(article(1), fetched_at=at))
    run(writer, at, captured(None, fetched_at=at, outlet=OTHER), outlet=OTHER)
    assert [row["day"] for row in days_of(engine, OTHER.key)] == ["2026-11-23"]  # 23:40 in Kolkata
    assert [row["day"] for row in days_of(engine)] == ["2026-11-24"]


def test_its_counts_are_those_of_the_coverage(engine: Engine) -> None:
    fill_whole(engine, 10)
    covered = {
        day.day.isoformat(): (day.runs, day.listed, day.new, day.failed.total()) for day in coverage(engine, OUTLET.key)
    }
    found = {row["day"]: (row["runs"], row["listed"], row["new"], row["failed"]) for row in days_of(engine)}
    assert {day: row for day, row in found.items() if any(row)} == covered


@pytest.mark.parametrize(("written", "meant"), [("_HARD", rhythm.HARD), ("_PASSING", rhythm._PASSING)])
def test_the_classes_of_failures_are_those_by_which_sources_are_asked_later(
    written: str, meant: frozenset[Reason]
) -> None:
    stated: str = getattr(outlet_days_0012, written)
    assert sorted(stated.replace("'", "").split(", ")) == sorted(meant)


def test_runs_of_earlier_archives_get_their_offset(engine: Engine) -> None:
    from alembic import command

    from newsarchive.archive.connect import alembic_config, migrating

    writer = Writer(engine, extractor="0")
    run(writer, MIDNIGHT, captured(article(1), fetched_at=MIDNIGHT))
    for revision in ("0011", "0012"):
        with migrating(engine) as connection:
            move = command.downgrade if revision == "0010" else command.upgrade
            move(alembic_config(connection), revision)
    assert rows_of(engine, "SELECT started_offset FROM crawl_runs") == [{"started_offset": 360}]
    with engine.connect() as connection:
        assert connection.execute(text("SELECT day FROM outlet_days")).all() == [("2026-11-24",)]
