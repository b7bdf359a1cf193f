"""The failed fetches of an outlet: those that `coverage` counts, with their addresses, but for articles that no list shows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, insert

from newsarchive.archive import Writer, coverage
from newsarchive.archive.citation import public_id
from newsarchive.archive.connect import writing
from newsarchive.archive.failed_fetches import FailedFetches, failed_fetches
from newsarchive.archive.schema import forgotten
from newsarchive.archive.takedowns import decide
from newsarchive.archive.visibility import Grade, Takedown
from newsarchive.items import CapturedPage, CaptureKind, Reason
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, article, captured
from tests.archive.test_coverage import DAY, TODAY

SITE = "https://dinpatra.example"


def failed(
    number: int, reason: Reason = Reason.TIMEOUT, at: datetime = NOW, kind: CaptureKind = "article"
) -> CapturedPage:
    page = captured(None, fetched_at=at)
    capture = replace(
        page.capture, url=f"{SITE}/news/{number}", kind=kind, status=None, digest=None, size=None, reason=reason
    )
    return replace(page, capture=capture)


def without_www(url: str) -> Iterator[str]:
    yield url.replace("//www.", "//")


def found_in(
    engine: Engine, since: date = TODAY, until: date = TODAY, reason: Reason | None = None, **page: int
) -> FailedFetches:
    found = failed_fetches(engine, OUTLET.key, since, until, without_www, reason=reason, **page)
    assert found
    return found


def numbers(found: FailedFetches) -> list[str]:
    return [each.url.rpartition("/")[2] for each in found.fetches]


def test_they_are_those_that_coverage_counts(writer: Writer, run: int, engine: Engine) -> None:
    pages = [
        captured(article(1)),
        failed(2, Reason.NOT_FOUND, NOW - timedelta(hours=1)),
        failed(3),
        failed(4, kind="listing"),
        failed(5, Reason.SERVER_ERROR, kind="retried"),  # on the way to a page
        failed(6, at=NOW - DAY),
    ]
    writer.write(run, pages, now=NOW)
    before, day = coverage(engine)
    found = found_in(engine)
    assert found.reasons == day.failed == {"timeout": 2, "not_found": 1}
    assert numbers(found) == ["4", "3", "2"]
    newest = found.fetches[0]
    assert (newest.kind, newest.reason, newest.status, newest.at) == ("listing", "timeout", None, NOW)
    assert numbers(found_in(engine, TODAY - DAY, TODAY - DAY)) == ["6"]
    assert found_in(engine, TODAY - DAY).reasons == before.failed + day.failed


@pytest.mark.parametrize(("hour", "day"), [(17, TODAY), (18, TODAY + DAY)])
def test_a_day_is_that_of_the_outlet(writer: Writer, run: int, engine: Engine, hour: int, day: date) -> None:
    at = datetime(TODAY.year, TODAY.month, TODAY.day, hour, 30, tzinfo=UTC)  # midnight of Dhaka is 18:00
    writer.write(run, [failed(1, at=at)], now=NOW)
    assert [numbers(found_in(engine, each, each)) for each in (TODAY, TODAY + DAY)] == (
        [["1"], []] if day == TODAY else [[], ["1"]]
    )


def test_one_reason_and_one_page_can_be_asked_for(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [failed(number) for number in range(1, 6)] + [failed(6, Reason.ROBOTS)], now=NOW)
    assert numbers(found_in(engine, reason=Reason.ROBOTS)) == ["6"]
    assert found_in(engine, reason=Reason.ROBOTS).reasons == {"timeout": 5, "robots": 1}
    first, last = (found_in(engine, reason=Reason.TIMEOUT, first=each, count=3) for each in (0, 3))
    assert (numbers(first), first.has_more, numbers(last), last.has_more) == (["5", "4", "3"], True, ["2", "1"], False)


def test_of_other_outlets_nothing_is_listed(writer: Writer, run: int, engine: Engine) -> None:
    other = writer.start_run(OTHER, **RUN)
    page = failed(1)
    writer.write(other, [replace(page, capture=replace(page.capture, outlet=OTHER.key))], now=NOW)
    assert numbers(found_in(engine)) == []
    assert failed_fetches(engine, "none", TODAY, TODAY, without_www) is None


def test_a_failure_of_an_article_that_the_archive_has_leads_to_it(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [captured(article(1)), failed(1), failed(2)], now=NOW)
    held = {each.url: each.public_id for each in found_in(engine).fetches}
    assert held == {f"{SITE}/news/1": public_id(OUTLET.key, f"{SITE}/news/1"), f"{SITE}/news/2": None}


@pytest.mark.parametrize("grade", ["withheld", "unlisted"])
def test_articles_that_no_list_shows_are_left_out_by_any_spelling(
    writer: Writer, run: int, engine: Engine, grade: Grade
) -> None:
    spelled = failed(1)
    spelled = replace(spelled, capture=replace(spelled.capture, url="https://www.dinpatra.example/news/1"))
    writer.write(run, [failed(1), spelled, failed(2)], now=NOW)
    assert len(found_in(engine).fetches) == 3
    decide(engine, Takedown(OUTLET.key, f"{SITE}/news/1", grade, "আদালতের আদেশ", False, (), NOW))
    assert numbers(found_in(engine)) == ["2"]


def test_articles_that_were_removed_for_good_are_left_out(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [failed(1), failed(2)], now=NOW)
    with writing(engine) as connection:
        row = {"outlet": OUTLET.key, "url": f"{SITE}/news/1", "because": "x", "forgotten_at": NOW, "unerased": []}
        connection.execute(insert(forgotten).values(row))
    assert numbers(found_in(engine)) == ["2"]
