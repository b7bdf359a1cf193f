"""Health from an archive, on SQLite and PostgreSQL: what the runs left is what is judged, and each change is reported once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from newsarchive.archive import Writer, outlet_pasts, record_reported, reported_findings
from newsarchive.operations.findings import Cause, State
from newsarchive.operations.health import health
from newsarchive.operations.reports import report
from tests.archive.pages import OUTLET, RUN
from tests.health.archives import EVERY, FEED, VISITS, answers, fill

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_the_past_of_an_outlet_is_read(writer: Writer, engine: Engine) -> None:
    fill(writer, "potrika", NOW, blocked=2)
    (past,) = outlet_pasts(engine, NOW)
    assert (past.outlet, past.timezone) == ("potrika", "Asia/Dhaka")
    assert past.asked_at == (NOW - (VISITS - 1) * EVERY, NOW)
    assert [hour.new for hour in past.hours] == [6] * (VISITS - 2) + [0, 0]
    assert past.last_new_at == NOW - 2 * EVERY
    assert [visit.reason for visit in past.sources[FEED].visits[-3:]] == [None, "forbidden", "forbidden"]
    assert (past.recent.pages, past.before.pages) == (6 * 3, 6 * 28)
    assert past.latest_articles[-1].witnesses["body"] == "daily: .body"
    assert past.earlier_articles[0].seen_at < past.latest_articles[0].seen_at


def test_an_outlet_that_was_only_replayed_is_not_judged(writer: Writer, engine: Engine) -> None:
    writer.start_run(OUTLET, **RUN)
    assert outlet_pasts(engine, NOW) == []


def test_what_broke_is_found_in_the_archive(sqlite_engine: Engine) -> None:
    writer, engine = Writer(sqlite_engine, extractor="0.1.0"), sqlite_engine
    fill(writer, "refused", NOW, blocked=4)
    fill(writer, "bodiless", NOW, without_body=4)
    found = {each.outlet: each for each in health(outlet_pasts(engine, NOW), NOW).outlets}
    assert [(each.state, each.cause) for each in found["refused"].findings] == [(State.BROKEN, Cause.BLOCK)]
    assert found["refused"].findings[0].since == NOW - 3 * EVERY
    assert [(each.cause, each.subject) for each in found["bodiless"].findings] == [(Cause.REDESIGN, "body")]


def test_a_change_is_reported_once_and_its_end_too(sqlite_engine: Engine) -> None:
    writer, engine = Writer(sqlite_engine, extractor="0.1.0"), sqlite_engine
    fill(writer, "refused", NOW, blocked=4)
    judged = health(outlet_pasts(engine, NOW), NOW)
    first = report(reported_findings(engine), judged)
    assert first.message is not None
    assert first.message.subject == "newsarchive: refused: broken (1 broken, 0 degraded)"
    assert "the site refuses us" in first.message.text
    record_reported(engine, first.findings)
    later = NOW + timedelta(hours=1)
    assert report(reported_findings(engine), health(outlet_pasts(engine, later), later)).message is None
    answers(writer, "refused", later)
    again = report(reported_findings(engine), health(outlet_pasts(engine, later), later))
    assert again.message is not None
    assert again.message.lines == ("refused: normal again.",)
    assert again.findings == {}
