"""When a source is asked next: steps of a clock over sources of a known rhythm, and histories that are written by hand."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive import SourceHistory, SourceVisit
from newsarchive.items import Reason
from newsarchive.operations.rhythm import backoff, failures_of, next_visit
from newsarchive.operations.rules import Rules, SettingError, rules_of

BEGIN = datetime(2026, 11, 2, 0, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
RULES = Rules()


def history(*visits: SourceVisit, named_at: datetime | None = None, was_all_new: bool = False) -> SourceHistory:
    return SourceHistory(visits, named_at or visits[-1].asked_at, was_all_new)


def visited(published: Sequence[datetime], days: int) -> list[datetime]:
    """Return when a source that publishes at these instants is asked over some days, by its own rhythm."""
    visits = [SourceVisit(BEGIN, new=20)]
    at = BEGIN
    while True:
        at = next_visit(history(*[each for each in visits if at - each.asked_at <= 7 * DAY]), RULES).at
        if at > BEGIN + days * DAY:
            return [each.asked_at for each in visits]
        new = sum(visits[-1].asked_at < each <= at for each in published)
        visits.append(SourceVisit(at, new=new))


def every(step: timedelta, days: int, at_work: Callable[[datetime], bool] = lambda _: True) -> list[datetime]:
    instants = [BEGIN + step * number for number in range(int(days * DAY / step))]
    return [each for each in instants if at_work(each)]


@pytest.mark.parametrize(("step", "expected"), [(10 * MINUTE, 50 * MINUTE), (30 * MINUTE, 150 * MINUTE)])
def test_a_source_is_asked_when_a_few_new_addresses_are_expected(step: timedelta, expected: timedelta) -> None:
    last = [each for each in visited(every(step, 6), 6) if each > BEGIN + 3 * DAY]
    mean = (last[-1] - last[0]) / (len(last) - 1)
    assert 0.8 * expected < mean < 1.25 * expected


def test_a_source_is_left_alone_in_its_quiet_hours() -> None:
    by_day = every(10 * MINUTE, 6, lambda instant: 6 <= instant.hour < 22)
    last = [each for each in visited(by_day, 6) if each > BEGIN + 3 * DAY]
    at_night = [each for each in last if not 6 <= each.hour < 22]
    assert len(at_night) <= 6, "at most about two a night"
    assert len(last) - len(at_night) > 3 * 15, "by day it is asked as often as it publishes"


def test_a_busy_source_is_not_asked_more_often_than_the_bound() -> None:
    visits = visited(every(timedelta(seconds=20), 2), 2)
    assert min(after - before for before, after in itertools.pairwise(visits)) == RULES.shortest


def test_a_quiet_source_is_asked_once_a_day() -> None:
    last = [each for each in visited(every(2 * DAY, 10), 10) if each > BEGIN + 3 * DAY]
    assert {after - before for before, after in itertools.pairwise(last)} == {RULES.longest}


def test_on_its_first_day_a_source_is_asked_every_hour_at_least() -> None:
    first_day = [each for each in visited([], 3) if each <= BEGIN + DAY]
    assert len(first_day) >= 24


def test_a_page_of_new_addresses_alone_halves_the_interval() -> None:
    visits = [SourceVisit(BEGIN + 6 * HOUR * number, new=20) for number in range(13)]
    usual = next_visit(history(*visits), RULES)
    at_once = next_visit(history(*visits, was_all_new=True), RULES)
    assert at_once.interval == usual.interval / 2
    assert "may have named more" in at_once.why


def test_the_first_page_of_a_source_is_all_new_and_no_sign() -> None:
    assert next_visit(history(SourceVisit(BEGIN, new=50), was_all_new=True), RULES).interval == RULES.shortest


@pytest.mark.parametrize(
    ("reasons", "factor"),
    [
        ((), 1),
        ((Reason.FORBIDDEN,), 2),
        ((Reason.FORBIDDEN, Reason.BLOCKED), 4),
        ((Reason.SERVER_ERROR, Reason.EMPTY), 2),
        ((Reason.TIMEOUT,) * 4, 2),
        ((Reason.NOT_FOUND,) * 50, 16),
    ],
)
def test_hard_soft_and_passing_failures_lengthen_an_interval(reasons: Sequence[Reason], factor: float) -> None:
    assert backoff(reasons) == factor


def test_a_source_that_fails_is_tried_within_an_hour_then_later_and_as_usual_once_it_gives_something() -> None:
    good = [SourceVisit(BEGIN + 3 * HOUR * number, new=5) for number in range(30)]
    last = good[-1].asked_at
    usual = next_visit(history(*good), RULES).interval
    assert usual > HOUR
    failed = SourceVisit(last + usual, Reason.FORBIDDEN)
    after_failure = next_visit(history(*good, failed, named_at=last), RULES)
    assert after_failure.failures == (Reason.FORBIDDEN,)
    assert after_failure.interval == HOUR
    twice = next_visit(history(*good, failed, replace(failed, asked_at=after_failure.at), named_at=last), RULES)
    assert twice.interval > 2 * usual
    assert twice.why == "gave nothing 2 times (forbidden)"
    may_pass = [replace(failed, reason=Reason.TIMEOUT, asked_at=at) for at in (failed.asked_at, after_failure.at)]
    assert next_visit(history(*good, *may_pass, named_at=last), RULES).interval == 2 * HOUR
    again = SourceVisit(twice.at, new=10)
    assert next_visit(history(*good, failed, again), RULES).failures == ()


def test_a_page_that_names_nothing_is_a_failure_and_an_unchanged_one_is_none() -> None:
    good, empty = SourceVisit(BEGIN, new=5), SourceVisit(BEGIN + HOUR)
    assert failures_of(history(good, empty, named_at=BEGIN)) == (Reason.EMPTY,)
    assert failures_of(history(good, SourceVisit(BEGIN + HOUR, is_unchanged=True), named_at=BEGIN)) == ()


VISITS = st.lists(
    st.builds(
        lambda minutes, new, reason: (minutes, new, reason),
        st.integers(0, 3000),
        st.integers(0, 60),
        st.sampled_from([None, None, None, Reason.TIMEOUT, Reason.FORBIDDEN, Reason.EMPTY]),
    ),
    min_size=1,
    max_size=40,
)


@given(VISITS, st.booleans())
def test_the_next_visit_is_within_the_bounds_whatever_was_before(
    written: list[tuple[int, int, Reason | None]], was_all_new: bool
) -> None:
    at, visits = BEGIN, []
    for minutes, new, reason in written:
        at += minutes * MINUTE
        visits.append(SourceVisit(at, reason, 0 if reason else new))
    following = next_visit(history(*visits, was_all_new=was_all_new), RULES)
    assert RULES.shortest <= following.interval <= RULES.longest
    assert following.at == at + following.interval
    assert following.why


def test_rules_are_read_from_the_environment() -> None:
    rules = rules_of({"NEWSARCHIVE_SHORTEST_INTERVAL": "5", "NEWSARCHIVE_NEW_PER_VISIT": "2.5"})
    assert (rules.shortest, rules.longest, rules.new_per_visit) == (5 * MINUTE, DAY, 2.5)
    with pytest.raises(SettingError, match="NEWSARCHIVE_LONGEST_INTERVAL=1 is no number from 10 on"):
        rules_of({"NEWSARCHIVE_LONGEST_INTERVAL": "1"})
