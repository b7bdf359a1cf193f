"""Which captures the archive knows, in SQLite and in PostgreSQL."""

from dataclasses import asdict, fields, replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from newsarchive.archive import Writer
from newsarchive.archive.captures import (
    Selection,
    add_captures,
    captures_in,
    captures_of,
    closest,
    count_not_kept,
    headlines_of,
    kept_captures,
    lone_revisits,
    move_records,
    payload_of,
    run_at,
    warc_files,
)
from newsarchive.items import CapturedPage, Reason, RecordLocation
from tests.archive.pages import NOW, OUTLET, after, article, captured

URL = "https://dinpatra.example/news/1"
FILE = "2026-11/a.warc.gz"


def kept(
    number: int, *, digest: str = "sha1:A", at: datetime = NOW, revisit: bool = False, reason: Reason | None = None
) -> CapturedPage:
    """Return a page of one address whose record is the n-th of a file."""
    page = captured(article(1, url=URL), fetched_at=at)
    record = RecordLocation(FILE, number * 100, 90, digest, is_revisit=revisit)
    capture = replace(page.capture, record=record, reason=reason)
    return replace(page, capture=capture, article=None if reason else page.article)


def test_the_captures_of_an_address_are_those_of_its_article_too(engine: Engine, writer: Writer, run: int) -> None:
    mirror = captured(
        article(1, url=f"https://m.dinpatra.example/news/1?x={1}", canonical_url=URL), fetched_at=after(9)
    )
    writer.write(run, [kept(2, at=after(1)), kept(1), mirror], now=NOW)
    found = captures_of(engine, [URL])
    assert [each.fetched_at for each in found] == [NOW, after(1), after(9)]
    assert [each.record is None for each in found] == [False, False, True]
    assert captures_of(engine, ["https://dinpatra.example/none"]) == []


@pytest.mark.parametrize(
    ("at", "minute"), [(None, 20), (after(-60), 0), (after(10), 0), (after(11), 20), (after(40), 40), (after(39), 20)]
)
def test_the_closest_page_is_meant(engine: Engine, writer: Writer, run: int, at: datetime | None, minute: int) -> None:
    """At minute 40 is a failure: it is meant at its own instant alone."""
    failure = kept(3, digest="sha1:C", at=after(40), reason=Reason.NOT_FOUND)
    writer.write(run, [kept(1), kept(2, digest="sha1:B", at=after(20)), failure], now=NOW)
    found = closest(captures_of(engine, [URL]), at)
    assert found is not None
    assert found.fetched_at == after(minute)


def test_nothing_is_closest_among_captures_that_were_not_kept(engine: Engine, writer: Writer, run: int) -> None:
    writer.write(run, [captured(article(1, url=URL))], now=NOW)
    assert closest(captures_of(engine, [URL]), None) is None
    assert count_not_kept(engine, Selection()) == (1, 0)
    assert warc_files(engine, Selection()) == {}


def test_the_body_of_a_revisit(engine: Engine, writer: Writer, run: int) -> None:
    pages = [kept(1), kept(2, at=after(1), revisit=True), kept(3, digest="sha1:Z", at=after(2), revisit=True)]
    writer.write(run, pages, now=NOW)
    first, second, third = captures_in(engine, FILE)
    assert payload_of(engine, second) == first
    assert payload_of(engine, third) is None
    assert list(lone_revisits(engine, Selection())) == [third]


def test_a_selection_is_by_outlet_and_time(engine: Engine, writer: Writer, run: int) -> None:
    writer.write(run, [kept(1), kept(2, at=after(60 * 24))], now=NOW)
    next_day = Selection(since=NOW + timedelta(hours=20))
    assert [each.place for each in kept_captures(engine, next_day)] == [(FILE, 200)]
    assert [each.place for each in kept_captures(engine, Selection(until=after(1)))] == [(FILE, 100)]
    assert warc_files(engine, Selection(outlet="khobor")) == {}
    for selection in (next_day, Selection(until=after(1)), Selection(outlet=OUTLET.key), Selection(outlet="khobor")):
        chosen = [each for each in captures_in(engine, FILE) if selection.holds(each)]
        assert chosen == kept_captures(engine, selection) == captures_in(engine, FILE, selection)
        assert warc_files(engine, selection) == ({FILE: len(chosen)} if chosen else {})
    assert captures_in(engine, FILE, kind="listing") == []
    assert warc_files(engine, Selection(), kind="article") == {FILE: 2}


def test_rows_are_added_once_and_records_move(engine: Engine, writer: Writer, run: int) -> None:
    lost = kept(1).capture
    add_captures(engine, run, [lost], lambda url: url)
    add_captures(engine, run, [lost], lambda url: url)
    (found,) = captures_in(engine, FILE)
    assert {each.name: getattr(found, each.name) for each in fields(lost)} == asdict(lost) | {"record": lost.record}
    move_records(engine, {found.id: RecordLocation("b.warc.gz", 7, 80, "sha1:A")})
    assert captures_in(engine, FILE) == []
    (moved,) = captures_in(engine, "b.warc.gz")
    assert moved.record == RecordLocation("b.warc.gz", 7, 80, "sha1:A")


def test_the_headline_of_a_capture(engine: Engine, writer: Writer, run: int) -> None:
    writer.write(run, [kept(1), kept(2, at=after(1), reason=Reason.NOT_FOUND)], now=NOW)
    page, failure = captures_in(engine, FILE)
    assert headlines_of(engine, [page.id, failure.id]) == {page.id: article(1).headline}


def test_the_run_of_an_instant(engine: Engine, writer: Writer, run: int) -> None:
    assert run_at(engine, OUTLET.key, NOW - timedelta(seconds=1), NOW) is None
    with engine.begin() as connection:
        connection.execute(text("UPDATE crawl_runs SET heartbeat_at = started_at, process = NULL"))
    alive, dead = run_at(engine, OUTLET.key, after(5), after(4)), run_at(engine, OUTLET.key, after(5), after(60))
    assert alive is not None
    assert dead is not None
    assert (alive.id, alive.is_alive, dead.is_alive) == (run, True, False)


def test_a_record_may_be_in_a_file_of_any_size(engine: Engine, writer: Writer, run: int) -> None:
    far = RecordLocation("crawl.warc.gz", 5_000_000_000, 4_000_000_000, "sha1:A")
    page = captured(article(1))
    writer.write(run, [CapturedPage(replace(page.capture, record=far, size=3_000_000_000))], now=NOW)
    (found,) = captures_of(engine, [page.capture.url])
    assert (found.record, found.size) == (far, 3_000_000_000)
