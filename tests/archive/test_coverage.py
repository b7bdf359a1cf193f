"""What sources listed and what became of it, by day of the outlet."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from newsarchive.archive import Writer, coverage, unfit_addresses
from newsarchive.items import CapturedPage, CaptureKind, ListedAddress, Reason
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, article, captured

DAY = timedelta(days=1)
TODAY = NOW.date()


def listing(at: datetime, *paths: str, is_article: bool = True) -> CapturedPage:
    page = captured(None, fetched_at=at)
    page.listed = [
        ListedAddress(f"https://dinpatra.example/{path}", "feed /rss.xml", None, is_article) for path in paths
    ]
    return page


def failure(at: datetime, reason: Reason) -> CapturedPage:
    page = captured(None, fetched_at=at)
    capture = replace(page.capture, kind="article", status=None, digest=None, size=None, reason=reason)
    return replace(page, capture=capture)


def test_a_day_counts_what_was_listed_stored_fetched_and_failed(writer: Writer, run: int, engine: Engine) -> None:
    pages = [
        listing(NOW, "news/1", "news/2", "news/3"),
        listing(NOW, "about", "tag/x", is_article=False),
        captured(article(1)),
        failure(NOW, Reason.TIMEOUT),
        failure(NOW, Reason.NOT_FOUND),
        failure(NOW, Reason.NOT_FOUND),
    ]
    writer.write(run, pages, now=NOW)
    (day,) = coverage(engine)
    assert (day.outlet, day.day, day.runs) == (OUTLET.key, TODAY, 1)
    assert (day.listed, day.stored, day.fetched, day.new, day.unfit) == (3, 1, 1, 1, 2)
    assert day.failed == {"timeout": 1, "not_found": 2}
    assert unfit_addresses(engine, OUTLET.key) == ["https://dinpatra.example/about", "https://dinpatra.example/tag/x"]


def test_responses_on_the_way_to_a_page_are_not_counted(writer: Writer, run: int, engine: Engine) -> None:
    kinds: list[tuple[CaptureKind, Reason | None]] = [
        ("robots", None),
        ("robots", Reason.NOT_FOUND),
        ("redirect", None),
        ("retried", Reason.SERVER_ERROR),
    ]
    page = captured(None, fetched_at=NOW)
    writer.write(
        run, [replace(page, capture=replace(page.capture, kind=kind, reason=reason)) for kind, reason in kinds], now=NOW
    )
    (day,) = coverage(engine)
    assert (day.runs, day.fetched, day.failed) == (1, 0, {})


def test_an_address_is_listed_on_its_first_day_whatever_source_names_it(
    writer: Writer, run: int, engine: Engine
) -> None:
    again = listing(NOW + DAY, "news/1", "news/2")
    again.listed.append(ListedAddress("https://dinpatra.example/news/1", "listing /"))
    writer.write(run, [listing(NOW, "news/1"), again], now=NOW)
    assert [(day.day, day.listed) for day in coverage(engine)] == [(TODAY, 1), (TODAY + DAY, 1)]


@pytest.mark.parametrize(("hour", "day"), [(17, TODAY), (18, TODAY + DAY)])
def test_a_day_is_that_of_the_outlet(writer: Writer, run: int, engine: Engine, hour: int, day: date) -> None:
    # Midnight of Dhaka is 18:00 of UTC.
    at = datetime(TODAY.year, TODAY.month, TODAY.day, hour, 30, tzinfo=UTC)
    writer.write(run, [failure(at, Reason.BLOCKED)], now=NOW)
    assert [each.day for each in coverage(engine) if each.failed] == [day]


def test_only_the_days_since_a_day_are_counted(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [failure(NOW - 9 * DAY, Reason.BLOCKED), failure(NOW, Reason.TIMEOUT)], now=NOW)
    assert [day.day for day in coverage(engine, since=TODAY)] == [TODAY]
    assert coverage(engine, since=TODAY + DAY) == []
    assert coverage(engine, "nobody") == []


def test_an_outlet_that_was_crawled_has_a_row_for_this_day_too(writer: Writer, run: int, engine: Engine) -> None:
    assert [day.outlet for day in coverage(engine, now=NOW + 3 * DAY)] == [OUTLET.key], (
        "a replay is not repeated by days"
    )
    writer.start_run(OTHER, **{**RUN, "source": "network"})
    rows = [(day.day, day.runs) for day in coverage(engine, OTHER.key, now=NOW + 3 * DAY)]
    assert rows == [(TODAY, 1), (TODAY + 3 * DAY, 0)]
