"""The state and the cause for histories written by hand: what is usual is not reported, and what broke is, with its cause."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from newsarchive.archive import Fetches, HourCounts, SourceHistory, SourceVisit
from newsarchive.operations.findings import Cause, State
from newsarchive.operations.reports import report
from tests.health.pasts import DAY, HOUR, NOW, WEEKS, fields, finding, judged, past, silent_since, source, steady

MINUTE = timedelta(minutes=1)


def state_of(*, now: datetime = NOW, **changes: Any) -> State:
    (outlet,) = judged(past(**changes), now=now).outlets
    return outlet.state


def test_a_steady_outlet_is_normal() -> None:
    assert state_of() is State.NORMAL


def test_an_outlet_of_three_days_is_new_and_nothing_is_expected_of_it() -> None:
    assert state_of(hours=steady(40)[-72:]) is State.NEW


def test_a_busy_outlet_that_falls_silent_is_quiet_after_hours_and_broken_within_a_day() -> None:
    hours = steady(100)
    assert state_of(hours=silent_since(hours, NOW - HOUR)) is State.NORMAL
    quiet = finding(past(silent_since(hours, NOW - 5 * HOUR)))
    assert (quiet.state, quiet.cause) == (State.QUIET, Cause.NOTHING_NEW)
    broken = finding(past(silent_since(hours, NOW - 20 * HOUR)))
    assert (broken.state, broken.cause) == (State.BROKEN, Cause.FROZEN_SOURCE)
    assert NOW - 22 * HOUR <= broken.since <= NOW - 20 * HOUR


def weekly(now: datetime) -> list[HourCounts]:
    """An outlet with three articles each Thursday, asked once a day for twelve weeks."""
    days = [now - back * DAY for back in range(84, -1, -1)]
    return [HourCounts(day, 3 if day.weekday() == 3 else 0) for day in days]


def test_a_weekly_outlet_raises_no_alarm_on_any_of_its_silent_days() -> None:
    for day in range(7):
        now = NOW + day * DAY
        assert state_of(hours=weekly(now), now=now) is State.NORMAL, now


def test_a_weekly_outlet_is_missed_after_weeks() -> None:
    assert state_of(hours=silent_since(weekly(NOW), NOW - 50 * DAY)) is not State.NORMAL


def test_a_night_is_no_silence() -> None:
    by_day = steady(100, NOW - 16 * HOUR + 14 * HOUR, shape=lambda local: 2.4 if 8 <= local.hour < 18 else 0.0)
    night = [each for each in by_day if each.begins_at <= NOW - 2 * HOUR]
    assert state_of(hours=silent_since(night, NOW - 10 * HOUR), now=NOW - 2 * HOUR) is not State.NORMAL
    at_dawn = datetime(2026, 11, 24, 1, tzinfo=UTC)  # 7 in the morning in Dhaka
    until_dawn = steady(100, at_dawn, shape=lambda local: 2.4 if 8 <= local.hour < 18 else 0.0)
    assert state_of(hours=until_dawn, now=at_dawn) is State.NORMAL


def test_a_friday_without_articles_is_usual_for_an_outlet_that_rests_on_fridays() -> None:
    friday = datetime(2026, 11, 27, 15, tzinfo=UTC)
    resting = steady(60, friday, shape=lambda local: 0.0 if local.weekday() == 4 else 1.0)
    assert state_of(hours=resting, now=friday) is State.NORMAL
    others = silent_since(steady(60, friday), datetime(2026, 11, 26, 18, tzinfo=UTC))
    assert state_of(hours=others, now=friday) is not State.NORMAL


def test_eid_is_no_breakage() -> None:
    eid = datetime(2026, 3, 22, 12, tzinfo=UTC)
    assert state_of(hours=silent_since(steady(60, eid), eid - 2 * DAY), now=eid) is State.NORMAL


def test_many_outlets_that_are_silent_at_once_are_one_finding() -> None:
    quiet = silent_since(steady(100), NOW - 6 * HOUR)
    found = judged(*(past(quiet, f"outlet{number}") for number in range(20)), past(outlet="other"))
    assert {each.state for each in found.outlets} == {State.NORMAL}
    (common,) = found.common
    assert (common.state, common.cause) == (State.QUIET, Cause.HOLIDAY)
    assert "20 of 21 outlets" in common.sentence


def test_fewer_articles_than_on_any_day_before_are_reported_with_the_usual_number() -> None:
    hours = [
        replace(each, new=each.new if number % 6 == 0 else 0) if each.begins_at > NOW - DAY else each
        for number, each in enumerate(steady(150))
    ]
    found = finding(past(hours))
    assert (found.state, found.cause) == (State.QUIET, Cause.FEW)


def test_bodies_that_vanish_are_a_redesign_since_the_first_article_without_one() -> None:
    articles = fields(30, latest=12, body=None)
    found = finding(past(latest_articles=articles))
    assert (found.state, found.cause, found.subject) == (State.BROKEN, Cause.REDESIGN, "body")
    assert articles[-12].seen_at <= found.since <= articles[-10].seen_at
    assert "correct them" in found.sentence
    assert f"For example {articles[-1].url}." in found.sentence


def test_a_headline_that_now_comes_from_heuristics_is_reported_with_both_shares() -> None:
    found = finding(past(latest_articles=fields(30, latest=30, headline="heuristic: largest")))
    assert (found.state, found.cause, found.subject) == (State.DEGRADED, Cause.REDESIGN, "headline")
    assert "from `heuristic` on 100 %, 0 % before" in found.sentence


def test_what_is_usual_of_a_field_is_that_of_the_articles_before_the_change() -> None:
    """A young archive has its broken articles among those that are compared with."""
    every = fields(300, latest=42, headline=None)
    found = finding(past(earlier_articles=every, latest_articles=every[-30:]))
    assert "Expected a headline in 100 % of the articles" in found.sentence
    assert found.since == every[-42].seen_at


def test_the_fields_that_one_redesign_has_lost_are_one_message() -> None:
    lost = fields(30, latest=30, headline=None, byline=None, published_at=None, body=None)
    found = judged(past(latest_articles=lost))
    assert len(found.outlets[0].findings) == 4
    message = report({}, found).message
    assert message
    (line,) = message.lines
    assert line.startswith("dinpatra: broken. Expected a ")
    assert (line.count("Expected a "), line.count("Most likely"), line.count("For example https://")) == (4, 1, 1)


def test_a_field_that_half_of_the_articles_never_had_is_not_missed() -> None:
    articles = [
        replace(each, witnesses={name: rule for name, rule in each.witnesses.items() if name != "byline" or number % 2})
        for number, each in enumerate(fields(230))
    ]
    assert state_of(earlier_articles=tuple(articles[:200]), latest_articles=tuple(articles[200:])) is State.NORMAL


def test_a_corrected_layout_is_no_drift() -> None:
    assert state_of(latest_articles=fields(30, latest=30, headline="dinpatra-2: h2.title")) is State.NORMAL


def test_the_same_field_lost_on_all_outlets_at_once_is_our_fault() -> None:
    found = judged(
        *(past(outlet=f"outlet{number}", latest_articles=fields(30, latest=15, byline=None)) for number in range(5))
    )
    (common,) = found.common
    assert (common.cause, common.subject) == (Cause.OUR_FAULT, "byline")
    assert {each.state for each in found.outlets} == {State.NORMAL}


@pytest.mark.parametrize(
    ("reason", "hours", "state", "cause"),
    [
        ("forbidden", 3, State.BROKEN, Cause.BLOCK),
        ("blocked", 3, State.BROKEN, Cause.BLOCK),
        ("robots", 3, State.BROKEN, Cause.BLOCK),
        ("not_found", 3, State.BROKEN, Cause.MOVED_SOURCE),
        ("off_site", 3, State.BROKEN, Cause.MOVED_SOURCE),
        ("unreachable", 3, State.DEGRADED, Cause.DEAD_DOMAIN),
        ("unreachable", 13, State.BROKEN, Cause.DEAD_DOMAIN),
        ("timeout", 12, State.DEGRADED, Cause.SITE_FAULT),
        ("server_error", 30, State.BROKEN, Cause.SITE_FAULT),
        ("internal_error", 3, State.BROKEN, Cause.OUR_FAULT),
    ],
)
def test_a_failing_source_has_the_cause_of_its_reason(reason: str, hours: int, state: State, cause: Cause) -> None:
    since = NOW - hours * HOUR
    found = finding(past(silent_since(steady(40), since), sources={"feed /rss": source(since, reason)}))
    assert (found.state, found.cause, found.since) == (state, cause, since)
    assert reason in found.sentence


def test_what_one_outlet_has_is_not_put_down_to_many() -> None:
    found = finding(past(sources={"feed /rss": source(NOW - 3 * HOUR, "private_address")}))
    assert found.cause is Cause.OUR_FAULT
    assert "a fault of newsarchive, its settings, or the name server" in found.sentence
    assert "many outlets" not in found.sentence


def test_one_failed_visit_is_no_finding() -> None:
    assert state_of(sources={"feed /rss": source(NOW - HOUR, "timeout")}) is State.NORMAL


def test_a_refusal_is_reported_after_an_hour_and_what_may_pass_is_not() -> None:
    assert finding(past(sources={"feed": source(NOW - HOUR, "forbidden")})).cause is Cause.BLOCK
    often = source()
    refused = [SourceVisit(NOW - back * timedelta(minutes=10), "forbidden") for back in range(6, -1, -1)]
    asked_often = replace(often, visits=(*often.visits[:-2], *refused))
    assert finding(past(sources={"feed": replace(asked_often, named_at=NOW - 2 * HOUR)})).cause is Cause.BLOCK
    assert state_of(sources={"feed": source(NOW - HOUR, "timeout")}) is State.NORMAL


def visited(*minutes: int, reason: str = "forbidden", read: int | None = 0) -> SourceHistory:
    """A source that was read at a minute (None: never) and failed at the others, before the present instant of two hours later."""
    begin = NOW - 2 * HOUR
    first = [SourceVisit(begin + read * MINUTE, None, 5)] if read is not None else []
    failed = [SourceVisit(begin + each * MINUTE, reason) for each in minutes]
    return SourceHistory((*first, *failed), first[0].asked_at if first else None)


def young(*sources: SourceHistory, now: datetime = NOW) -> list[Cause]:
    """The causes of what is found of an outlet that was asked for the first time two hours ago."""
    begin = NOW - 2 * HOUR
    of = past(
        [HourCounts(begin, 5), HourCounts(begin + HOUR)],
        asked_at=(begin, begin + 40 * MINUTE),
        sources={f"feed /{number}": each for number, each in enumerate(sources)},
        earlier_articles=(),
        latest_articles=(),
        recent=Fetches(5),
        before=Fetches(),
    )
    (outlet,) = judged(of, now=now).outlets
    return [each.cause for each in outlet.findings]


def test_two_runs_that_were_refused_whole_are_reported_though_nothing_is_asked_after_them() -> None:
    assert young(visited(5, 40)) == [Cause.BLOCK]
    assert young(visited(5, 40), now=NOW - 2 * HOUR + 50 * MINUTE) == []  # a passing fault of the site may be over soon
    assert young(visited(5, 40), visited(6, read=None)) == [Cause.BLOCK]
    assert young(visited(5, 40), visited(41, read=None)) == [Cause.BLOCK]
    assert young(visited(5, 40), visited(6, 41, reason="gave_up", read=None)) == [Cause.BLOCK]


def test_one_run_that_was_refused_is_not_reported_nor_two_that_follow_each_other() -> None:
    assert young(visited(40)) == []
    assert young(visited(30, 40)) == []
    assert young(visited(5, 40, reason="gave_up")) == []
    assert young(visited(5, 40, reason="timeout")) == []


def test_a_site_out_of_reach_is_broken_after_twelve_hours_though_it_is_asked_less_often() -> None:
    def found(hours: int) -> State:
        since = NOW - hours * HOUR
        visits = [SourceVisit(since - HOUR, None, 5)]
        visits += [SourceVisit(since + each * HOUR, "unreachable") for each in (0, 1, 3)]
        return finding(past(sources={"feed": SourceHistory(tuple(visits), since - HOUR)})).state

    assert [found(hours) for hours in (4, 11, 13)] == [State.DEGRADED, State.DEGRADED, State.BROKEN]


def test_a_source_whose_pages_name_nothing_any_more_has_moved() -> None:
    since = NOW - 4 * HOUR
    found = finding(past(silent_since(steady(100), since), sources={"listing /": source(since)}))
    assert (found.state, found.cause) == (State.BROKEN, Cause.MOVED_SOURCE)


def test_a_moved_feed_with_another_source_in_its_place_is_degraded_and_named() -> None:
    sources = {"feed /rss": source(NOW - 9 * HOUR, "not_found"), "listing /": source()}
    found = finding(past(sources=sources))
    assert (found.state, found.cause, found.subject) == (State.DEGRADED, Cause.MOVED_SOURCE, "feed /rss")


def test_an_alternative_that_never_gave_anything_is_not_missed() -> None:
    assert state_of(sources={"feed /rss": source(), "news sitemap": source(NOW - WEEKS, "not_found")}) is State.NORMAL


def test_all_outlets_out_of_reach_at_once_are_our_network() -> None:
    since = NOW - 5 * HOUR
    sources = {"feed /rss": source(since, "unreachable")}
    found = judged(*(past(silent_since(steady(40), since), f"outlet{n}", sources=sources) for n in range(4)))
    assert [each.cause for each in found.common] == [Cause.OUR_NETWORK]
    assert {each.state for each in found.outlets} == {State.NORMAL}


def test_articles_that_are_refused_while_the_feed_answers_are_a_block() -> None:
    found = finding(past(recent=Fetches(2, Counter({"blocked": 38}))))
    assert (found.state, found.cause) == (State.BROKEN, Cause.BLOCK)
    assert "38 of 40" in found.sentence


def test_articles_that_were_forgotten_are_no_failures_of_the_site() -> None:
    assert state_of(recent=Fetches(20, Counter({"forgotten": 20}))) is State.NORMAL


def test_a_slow_day_is_degraded() -> None:
    found = finding(past(recent=Fetches(20, Counter({"timeout": 20}))))
    assert (found.state, found.cause) == (State.DEGRADED, Cause.SITE_FAULT)


def test_an_outlet_that_is_not_asked_any_more_is_reported_as_such() -> None:
    found = finding(past(asked_at=(NOW - WEEKS, NOW - 3 * DAY)))
    assert (found.state, found.cause, found.since) == (State.BROKEN, Cause.NOT_ASKED, NOW - 3 * DAY)


def test_an_outlet_given_up_months_ago_is_not_judged() -> None:
    assert judged(past(asked_at=(NOW - 2 * WEEKS, NOW - 1.5 * WEEKS))).outlets == ()


def test_a_silence_counts_only_until_the_last_answer() -> None:
    """We were away for a day and a half: that is our gap, not the outlet's."""
    hours = steady(100)[:-36]
    answered = source(now=hours[-1].begins_at)
    assert state_of(hours=hours, sources={"feed /rss": answered}) is State.NORMAL


def test_the_worst_finding_is_the_state() -> None:
    of = past(latest_articles=fields(30, latest=30, body=None, headline="heuristic: largest"))
    (outlet,) = judged(of).outlets
    assert [each.state for each in outlet.findings] == [State.BROKEN, State.DEGRADED]
    assert outlet.state is State.BROKEN
    assert timedelta(0) < NOW - outlet.findings[0].since < 2 * DAY
