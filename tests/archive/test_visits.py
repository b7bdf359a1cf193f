"""What the archive knows of the visits to sources and articles, on SQLite and PostgreSQL."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Column, Connection, Engine, event, select, update

from newsarchive.archive import (
    BusyOutletError,
    RunCounts,
    SourceVisit,
    Writer,
    article_visits,
    counts_since,
    known_addresses,
    live_runs,
    outlet_pasts,
    source_histories,
)
from newsarchive.archive.coverage_days import coverage_between
from newsarchive.archive.outlet_past import LATELY
from newsarchive.archive.schema import articles, crawl_runs, listed_addresses
from newsarchive.items import CapturedPage, ListedAddress, Reason
from tests.archive.pages import DEAD, NOW, OTHER, OUTLET, RUN, after, article, captured

FEED = "feed /rss.xml"
NETWORK: dict[str, Any] = RUN | {"source": "network"}
LONG_AGO, LATER = NOW - timedelta(days=30), NOW + timedelta(days=1)


def named(at: datetime, *numbers: int, reason: Reason | None = None, source: str = FEED) -> CapturedPage:
    """The response of a source that names articles."""
    page = captured(None, fetched_at=at)
    page.capture = replace(page.capture, source=source, reason=reason)
    page.listed = [ListedAddress(f"https://dinpatra.example/news/{number}", source) for number in numbers]
    return page


def visit(writer: Writer, minutes: int, *pages: CapturedPage) -> int:
    run = writer.start_run(OUTLET, **NETWORK | {"started_at": after(minutes)})
    writer.write(run, list(pages), now=after(minutes))
    counts = {"asked": len(pages), "new": 1, "unchanged": 2, "changed": 1}
    writer.finish_run(run, finished_at=after(minutes + 1), outcome="finished", counts=counts, failures={})
    return run


def test_each_visit_of_a_source_has_its_new_addresses(writer: Writer, engine: Engine) -> None:
    visit(writer, 0, named(after(0), 1, 2, 3), named(after(1), 4))
    visit(writer, 60, named(after(60), 3, 4, 5))
    visit(writer, 120, named(after(120), reason=Reason.TIMEOUT))
    (found,) = source_histories(engine, OUTLET.key, LONG_AGO, LATER).items()
    assert found[0] == FEED
    assert found[1].visits == (
        SourceVisit(after(0), new=4),
        SourceVisit(after(60), new=1),
        SourceVisit(after(120), Reason.TIMEOUT),
    )
    assert found[1].named_at == after(60)
    assert not found[1].was_all_new


def test_a_site_that_does_not_give_its_robots_txt_has_refused_nothing(writer: Writer, engine: Engine) -> None:
    robots = captured(None, fetched_at=after(0))
    robots.capture = replace(robots.capture, kind="robots", source=None, reason=Reason.SERVER_ERROR)
    visit(writer, 0, robots, named(after(0), reason=Reason.ROBOTS))
    visit(writer, 60, named(after(60), reason=Reason.ROBOTS))
    (found,) = source_histories(engine, OUTLET.key, LONG_AGO, LATER).values()
    assert [each.reason for each in found.visits] == [Reason.SERVER_ERROR, Reason.ROBOTS]


def test_a_visit_that_named_nothing_known_was_all_new(writer: Writer, engine: Engine) -> None:
    visit(writer, 0, named(after(0), 1, 2))
    visit(writer, 60, named(after(60), 3, 4))
    assert source_histories(engine, OUTLET.key, LONG_AGO, LATER)[FEED].was_all_new


def test_visits_before_an_instant_and_those_of_replays_do_not_count(writer: Writer, engine: Engine) -> None:
    visit(writer, 0, named(after(0), 1))
    replay = writer.start_run(OUTLET, **RUN | {"started_at": after(60)})
    writer.write(replay, [named(after(60), 2)], now=after(60))
    assert len(source_histories(engine, OUTLET.key, LONG_AGO, LATER)[FEED].visits) == 1
    assert source_histories(engine, OUTLET.key, after(30), LATER) == {}


def test_an_unchanged_page_is_a_visit_without_a_failure(writer: Writer, engine: Engine) -> None:
    page = named(after(0), reason=Reason.HTTP_ERROR)
    page.capture = replace(page.capture, status=304)
    visit(writer, 0, page)
    assert source_histories(engine, OUTLET.key, LONG_AGO, LATER)[FEED].visits == (
        SourceVisit(after(0), is_unchanged=True),
    )


def test_the_articles_of_a_walk_are_its_new_addresses(writer: Writer, engine: Engine) -> None:
    walk = "sequential ids /news/{id}"
    pages = [captured(article(number)) for number in (1, 2)]
    for page in pages:
        page.capture = replace(page.capture, source=walk)
    visit(writer, 0, *pages)
    assert source_histories(engine, OUTLET.key, LONG_AGO, LATER) == {}
    assert source_histories(engine, OUTLET.key, LONG_AGO, LATER, [walk])[walk].visits == (SourceVisit(NOW, new=2),)


def test_the_visits_of_articles_failed_ones_included(writer: Writer, engine: Engine) -> None:
    visit(writer, 0, captured(article(1)), captured(article(2)))
    changed = captured(article(1, headline="নদীর পানি কমেছে"), fetched_at=after(60))
    url = "https://dinpatra.example/news/2"
    failed = captured(None, url=url, fetched_at=after(70))
    failed.capture = replace(failed.capture, kind="article", reason=Reason.TIMEOUT)
    visit(writer, 60, changed, failed)
    found = {each.url: each for each in article_visits(engine, OUTLET.key, LONG_AGO)}
    one = found["https://dinpatra.example/news/1"]
    assert (one.first_seen_at, one.last_asked_at, one.has_changed, one.state) == (NOW, after(60), True, "present")
    assert (found[url].last_asked_at, found[url].has_changed) == (after(70), False)
    assert article_visits(engine, OUTLET.key, after(1)) == []


def test_addresses_are_known_as_articles_or_as_failures(writer: Writer, engine: Engine) -> None:
    url = "https://dinpatra.example/news/9"
    failed = captured(None, url=url, fetched_at=after(5))
    failed.capture = replace(failed.capture, kind="article", reason=Reason.NOT_FOUND)
    visit(writer, 0, captured(article(1)), failed)
    asked = ["https://dinpatra.example/news/1", url, "https://dinpatra.example/news/10"]
    assert {each.url[-1]: (each.state, each.last_asked_at) for each in known_addresses(engine, asked, LATER)} == {
        "1": ("present", NOW),
        "9": ("missing", after(5)),
    }


def test_what_was_recorded_with_a_clock_that_was_ahead_is_left_out_until_then(writer: Writer, engine: Engine) -> None:
    visit(writer, 0, named(after(0), 1, 2))
    ahead = 400 * 24 * 60
    url = "https://dinpatra.example/news/9"
    failed = captured(None, url=url, fetched_at=after(ahead))
    failed.capture = replace(failed.capture, kind="article", reason=Reason.TIMEOUT)
    visit(writer, ahead, named(after(ahead), 1, 2, 3), failed)
    history = source_histories(engine, OUTLET.key, LONG_AGO, LATER)[FEED]
    assert history.visits == (SourceVisit(after(0), new=2),)
    assert history.named_at == LATER, "it named what it has, though nobody knows when"
    assert counts_since(engine, OUTLET.key, LONG_AGO, LATER) == RunCounts(new=1, unchanged=2)
    assert known_addresses(engine, [url], LATER) == []
    (past,) = outlet_pasts(engine, LATER)
    assert (past.asked_at, len(past.hours), past.recent.total) == ((NOW, NOW), 1, 0)
    assert len(source_histories(engine, OUTLET.key, LONG_AGO, after(ahead + 1))[FEED].visits) == 2


@pytest.mark.parametrize(("minutes", "is_live"), [(0, True), (4, True), (-4, True), (6, False), (-6, False)])
def test_a_heartbeat_of_another_computer_is_one_of_now(
    writer: Writer, engine: Engine, minutes: int, is_live: bool
) -> None:
    run = writer.start_run(OUTLET, **NETWORK)
    with engine.begin() as connection:
        connection.execute(update(crawl_runs).where(crawl_runs.c.id == run).values(process="elsewhere:0/1"))
    assert bool(live_runs(engine, [OUTLET.key], after(minutes))) is is_live


def test_the_articles_of_the_last_runs_are_counted(writer: Writer, engine: Engine) -> None:
    visit(writer, 0)
    visit(writer, 60)
    assert counts_since(engine, OUTLET.key, LONG_AGO, LATER) == RunCounts(new=2, unchanged=4)
    assert counts_since(engine, OUTLET.key, after(30), LATER) == RunCounts(new=1, unchanged=2)
    assert counts_since(engine, OTHER.key, LONG_AGO, LATER) == RunCounts()


def test_an_outlet_is_crawled_by_one_run_at_a_time(writer: Writer, engine: Engine) -> None:
    run = writer.start_run(OUTLET, **NETWORK, alone=True)
    with pytest.raises(BusyOutletError, match=r"^being crawled by process \d+ since 2026-11-23 08:05 UTC; left out$"):
        writer.start_run(OUTLET, **NETWORK, alone=True)
    assert [each.outlet for each in live_runs(engine, [OUTLET.key, OTHER.key], NOW)] == [OUTLET.key]
    writer.start_run(OTHER, **NETWORK, alone=True)
    writer.finish_run(run, finished_at=after(1), outcome="finished", counts={}, failures={})
    writer.start_run(OUTLET, **NETWORK, alone=True)


def test_a_dead_process_leaves_its_outlet_free(writer: Writer, engine: Engine) -> None:
    writer.start_run(OUTLET, **NETWORK, process=DEAD)
    assert [each.process for each in live_runs(engine, [OUTLET.key], NOW)] == ["1 on no-such-machine"]
    assert live_runs(engine, [OUTLET.key], after(10)) == []
    writer.start_run(OUTLET, **NETWORK | {"started_at": after(10)}, alone=True)


@pytest.mark.parametrize(
    "instant", [crawl_runs.c.started_at, listed_addresses.c.last_listed_at, articles.c.first_seen_at], ids=str
)
def test_the_last_days_of_an_outlet_are_found_by_an_index(sqlite_engine: Engine, instant: Column[datetime]) -> None:
    table = instant.table
    query = select(table).where(table.c.outlet == OUTLET.key, instant >= NOW)
    planned = query.compile(sqlite_engine, compile_kwargs={"literal_binds": True})
    with sqlite_engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {planned}").all()
    assert f"ix_{table.name}_outlet_{instant.name}" in str(plan)


def test_what_coverage_and_health_count_is_in_the_indexes(sqlite_engine: Engine) -> None:
    plans = []

    def explain(connection: Connection, _: object, statement: str, parameters: Any, *__: object) -> None:
        if statement.startswith("SELECT") and ("captures" in statement or "first_seen_at" in statement):
            plans.append(str(connection.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()))

    writer = Writer(sqlite_engine, extractor="0")
    visit(writer, 0, named(NOW, 1), captured(article(1)))
    event.listen(sqlite_engine, "before_cursor_execute", explain)
    coverage_between(sqlite_engine, NOW.date(), NOW.date(), with_stored=False)
    outlet_pasts(sqlite_engine, after(9))
    of_captures = [plan for plan in plans if "SEARCH captures" in plan]
    assert len(of_captures) >= 4
    assert all("captures USING COVERING INDEX ix_captures_of_run" in plan for plan in of_captures)
    assert any("COVERING INDEX ix_articles_outlet_first_seen_at_published_at" in plan for plan in plans)


def test_of_sources_that_all_gave_something_lately_the_last_days_are_read(writer: Writer, engine: Engine) -> None:
    old, recent = -5 * 24 * 60, -60
    for minutes in (old, recent):
        visit(writer, minutes, named(after(minutes), minutes), named(after(minutes), minutes, source="listing /"))
    assert [len(each.visits) for each in outlet_pasts(engine, NOW)[0].sources.values()] == [1, 1]
    visit(writer, -30, named(after(-30), reason=Reason.FORBIDDEN))
    assert [len(each.visits) for each in outlet_pasts(engine, NOW)[0].sources.values()] == [2, 1]
    later = NOW + LATELY
    (past,) = outlet_pasts(engine, later)
    assert {source: len(each.visits) for source, each in past.sources.items()} == {FEED: 3, "listing /": 2}


@pytest.mark.parametrize(("late", "new"), [(timedelta(0), 0), (timedelta(microseconds=1), 1)])
def test_an_article_is_news_for_less_than_three_days(writer: Writer, engine: Engine, late: timedelta, new: int) -> None:
    at = NOW + timedelta(minutes=5, microseconds=250_000)
    run = writer.start_run(OUTLET, **NETWORK | {"started_at": NOW})
    old = article(1, published_at=at - timedelta(days=3) + late)
    writer.write(run, [captured(old, fetched_at=at), captured(article(2, published_at=None), fetched_at=at)], now=at)
    hours = outlet_pasts(engine, LATER)[0].hours
    assert [(each.begins_at, each.new) for each in hours] == [(NOW.replace(minute=0, second=0, microsecond=0), 1 + new)]
