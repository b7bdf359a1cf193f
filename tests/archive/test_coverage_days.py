"""The counts of some days, as the database counts them, are those of `coverage`."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from newsarchive.archive import Writer, coverage
from newsarchive.archive.coverage_days import coverage_between
from newsarchive.items import ListedAddress, Reason
from tests.archive.pages import DHAKA, NOW, OTHER, OUTLET, RUN, article, captured
from tests.archive.test_coverage import DAY, TODAY, failure, listing

MIDNIGHT = datetime(2026, 11, 23, 0, 0, tzinfo=DHAKA)


@pytest.fixture
def written(engine: Engine, writer: Writer) -> Engine:
    """Two outlets, pages on both sides of their midnights, an address of two sources, failures, a page of an unknown time."""
    run = writer.start_run(OUTLET, **RUN)
    again = listing(NOW + DAY, "news/1", "news/7")
    again.listed.append(ListedAddress("https://dinpatra.example/news/1", "listing /"))
    pages = [
        listing(NOW, "news/1", "news/2", "news/3"),
        listing(NOW, "about", is_article=False),
        listing(NOW + DAY, "about"),
        again,
        captured(article(1), fetched_at=MIDNIGHT - timedelta(seconds=1)),
        captured(article(2), fetched_at=MIDNIGHT),
        captured(article(3), fetched_at=None),
        captured(article(1), fetched_at=NOW + DAY),
        failure(NOW, Reason.TIMEOUT),
        failure(NOW, Reason.NOT_FOUND),
        failure(NOW + 3 * DAY, Reason.NOT_FOUND),
        replace(page := captured(None), capture=replace(page.capture, kind="robots", reason=Reason.NOT_FOUND)),
    ]
    writer.write(run, pages, now=NOW)
    other = writer.start_run(OTHER, **{**RUN, "source": "network", "started_at": NOW + 2 * DAY})
    kolkata = datetime(2026, 11, 25, 18, 29, tzinfo=UTC)
    fetched = [
        captured(article(at, url=f"https://khobor.example/{at}", canonical_url=f"https://khobor.example/{at}", outlet=OTHER.key),
                 outlet=OTHER, fetched_at=kolkata + at * timedelta(minutes=1))
        for at in range(2)
    ]  # fmt: skip
    writer.write(other, fetched, now=NOW)
    return engine


def test_the_counts_are_those_of_coverage(written: Engine) -> None:
    every = coverage(written)
    assert len(every) >= 6
    found = coverage_between(written, TODAY - 30 * DAY, TODAY + 30 * DAY)
    assert [day for each in found for day in each.days.values()] == every
    for since in (day.day for day in every):
        for until in (since, since + DAY):
            some = [day for each in coverage_between(written, since, until) for day in each.days.values()]
            assert some == [day for day in every if since <= day.day <= until]


def test_one_outlet_is_counted_alone(written: Engine) -> None:
    (found,) = coverage_between(written, TODAY, TODAY + 5 * DAY, OTHER.key)
    assert [(day, each.fetched) for day, each in found.days.items()] == [
        (date(2026, 11, 25), 1),
        (date(2026, 11, 26), 1),
    ]
    assert coverage_between(written, TODAY, TODAY, "unknown") == []


def test_the_captures_of_a_run_of_weeks_are_of_their_days(engine: Engine, writer: Writer) -> None:
    network = {**RUN, "source": "network"}
    run = writer.start_run(OUTLET, **network)
    writer.write(run, [captured(article(at), fetched_at=NOW + at * 10 * DAY) for at in range(3)], now=NOW)
    (found,) = coverage_between(engine, TODAY + 20 * DAY, TODAY + 20 * DAY)
    assert [(day.day, day.runs, day.fetched) for day in found.days.values()] == [(TODAY + 20 * DAY, 0, 1)]


def test_a_day_without_a_run_is_a_gap_only_where_one_was_expected(engine: Engine, writer: Writer) -> None:
    for source, outlet in (("network", OUTLET), ("replay", OTHER)):
        for ago in (6, 3):
            writer.start_run(outlet, **{**RUN, "source": source, "started_at": NOW - ago * DAY})
    crawled, replayed = coverage_between(engine, TODAY - 10 * DAY, TODAY)
    gaps = [[ago for ago in range(8) if each.is_gap(TODAY - ago * DAY, TODAY)] for each in (crawled, replayed)]
    assert gaps == [[1, 2, 4, 5], [4, 5]]


def test_days_of_a_zone_with_two_offsets_begin_at_its_own_midnights(engine: Engine, writer: Writer) -> None:
    london = replace(OUTLET, timezone="Europe/London")  # on 2026-10-25 its offset changes from +1:00 to 0 at 01:00 UTC
    run = writer.start_run(london, **{**RUN, "started_at": datetime(2026, 10, 24, 12, tzinfo=UTC)})
    minute = timedelta(minutes=1)
    midnights = [datetime(2026, 10, 24, 23, tzinfo=UTC), datetime(2026, 10, 26, 0, tzinfo=UTC)]
    at = [instant for midnight in midnights for instant in (midnight - minute, midnight)]
    pages = [captured(article(number), fetched_at=each) for number, each in enumerate(at)]
    writer.write(run, [*pages, *(listing(each, f"news/{number}") for number, each in enumerate(at))], now=NOW)
    (found,) = coverage_between(engine, date(2026, 10, 20), date(2026, 10, 30))
    assert list(found.days.values()) == coverage(engine)
    assert [(day.day.day, day.fetched) for day in found.days.values()] == [(24, 1), (25, 2), (26, 1)]


def test_what_is_stored_can_be_left_out(written: Engine) -> None:
    every = [day for each in coverage_between(written, TODAY, TODAY) for day in each.days.values()]
    without = [day for each in coverage_between(written, TODAY, TODAY, with_stored=False) for day in each.days.values()]
    assert [day.stored for day in every] == [3]
    assert without == [replace(day, stored=0) for day in every]
