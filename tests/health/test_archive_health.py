"""The health of the archive as a whole: crawls that have stopped, and disks that have little room."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from newsarchive.archive import Rounds, Writer, rounds
from newsarchive.operations.archive_health import archive_findings, is_crawled
from newsarchive.operations.disk import Disk
from newsarchive.operations.findings import Cause, Finding, Health, State
from newsarchive.operations.reports import report
from newsarchive.operations.rules import Rules
from tests.archive.pages import OUTLET, RUN
from tests.health.pasts import DAY, HOUR, NOW

RULES = Rules()
MB = 1_000_000


def every(step: timedelta, lasts: timedelta, until: datetime = NOW) -> Rounds:
    """Rounds at equal intervals until an instant, each of them good."""
    begun = tuple(until - back * step for back in range(lasts // step, -1, -1))
    return Rounds(begun[0], begun, begun[-1])


def found(rounds: Rounds, *disks: Disk, now: datetime = NOW) -> list[Finding]:
    return archive_findings(rounds, disks, RULES, now)


@pytest.mark.parametrize(
    ("step", "lasts", "hours"),
    [
        (HOUR / 4, 9 * DAY, 2.0),
        (2 * HOUR, 9 * DAY, 6.0),
        (DAY, 9 * DAY, 30.0),
        (HOUR / 4, DAY, 30.0),  # a night may still come
    ],
)
def test_crawls_that_have_stopped_are_noticed_by_their_rhythm(step: timedelta, lasts: timedelta, hours: float) -> None:
    past = every(step, lasts)
    before, after = NOW + (hours - 0.1) * HOUR, NOW + (hours + 0.1) * HOUR
    assert is_crawled(past, RULES, before)
    assert found(past, now=before) == []
    assert not is_crawled(past, RULES, after)
    (stopped,) = found(past, now=after)
    assert (stopped.state, stopped.cause, stopped.since) == (State.BROKEN, Cause.NOT_ASKED, NOW)


def test_a_longer_interval_that_is_set_is_waited_for() -> None:
    past = every(2 * DAY, 8 * DAY)
    assert is_crawled(past, Rules(longest=2 * DAY), NOW + 50 * HOUR)


def test_who_crawled_once_or_long_ago_is_not_reminded_but_the_heartbeat_ends() -> None:
    once = Rounds(NOW, (NOW,), NOW)
    assert found(once, now=NOW + 5 * DAY) == []
    assert not is_crawled(once, RULES, NOW + 5 * DAY)
    assert found(every(DAY, 9 * DAY), now=NOW + 60 * DAY) == []
    assert not is_crawled(Rounds(), RULES, NOW)
    assert found(Rounds()) == []


def test_rounds_that_begin_and_fail_are_no_crawls() -> None:
    past = every(HOUR, 9 * DAY)
    failing = Rounds(past.first_at, past.begun_at, NOW - 5 * HOUR)
    (stopped,) = found(failing)
    assert stopped.since == NOW - 5 * HOUR


@pytest.mark.slow
def test_a_round_is_good_if_it_ended_well_or_goes_on(writer: Writer, engine: Engine) -> None:
    def run(at: datetime, source: str = "network") -> int:
        return writer.start_run(OUTLET, **RUN | {"source": source, "started_at": at})

    def end(number: int, at: datetime, outcome: str) -> None:
        writer.finish_run(number, finished_at=at, outcome=outcome, counts={}, failures={})

    assert rounds(engine, NOW) == Rounds()
    end(run(NOW - 5 * HOUR), NOW - 4 * HOUR, "blocked")
    end(run(NOW - 3 * HOUR), NOW - 2 * HOUR, "failed")
    end(run(NOW - 2 * HOUR, "replay"), NOW - HOUR, "finished")
    begun = NOW - 5 * HOUR, NOW - 3 * HOUR
    assert rounds(engine, NOW) == Rounds(begun[0], begun, NOW - 4 * HOUR)
    end(run(NOW - HOUR), NOW - HOUR / 2, "finished")
    assert rounds(engine, NOW).good_at == NOW - HOUR / 2
    assert rounds(engine, NOW - 2 * HOUR).good_at == NOW - 4 * HOUR


@pytest.mark.parametrize(
    ("free", "a_day", "state"),
    [
        (101 * MB, 0, None),
        (99 * MB, 0, State.DEGRADED),
        (19 * MB, 0, State.BROKEN),
        (8000 * MB, 1000 * MB, None),
        (6000 * MB, 1000 * MB, State.DEGRADED),
        (900 * MB, 1000 * MB, State.BROKEN),
    ],
)
def test_a_disk_is_little_by_what_a_week_needs(free: int, a_day: int, state: State | None) -> None:
    findings = found(Rounds(), Disk(("captures", "database"), free, a_day, None))
    assert [each.state for each in findings] == ([state] if state else [])
    assert {each.cause for each in findings} <= {Cause.FULL_DISK}


def test_a_full_disk_is_reported_once_and_its_end_too() -> None:
    known: dict[str, list[str]] = {}
    sent: list[tuple[str, ...]] = []
    for free in (50 * MB, 49 * MB, 900 * MB):
        done = report(known, Health((), archive=tuple(found(Rounds(), Disk(("captures",), free, 0, None)))))
        known = done.findings
        sent.append(done.message.lines if done.message else ())
    ((line,), nothing, again) = sent
    assert line.startswith("the archive: degraded. Expected room for 7 days")
    assert "50.0 MB are free on the disk with the captures" in line
    assert nothing == ()
    assert again == ("the archive: normal again.",)
