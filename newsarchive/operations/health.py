"""The health of each outlet, compared with its own past. Pure: records and the present instant in, states and sentences out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from newsarchive.archive import HourCounts, OutletPast
from newsarchive.in_words import counted
from newsarchive.operations.expectation import day_count, learn
from newsarchive.operations.field_health import field_findings
from newsarchive.operations.findings import Cause, Finding, Health, OutletHealth, State, worst_first
from newsarchive.operations.holidays import holiday
from newsarchive.operations.source_health import article_findings, last_answer, source_findings

_WEEK: Final = timedelta(days=7)
_NOT_ASKED: Final = timedelta(days=2)  # a source is asked once a day at least
_GIVEN_UP: Final = timedelta(weeks=8)  # an outlet that was not asked for so long is no longer crawled
_FROZEN: Final = 1.5  # times its patience without a new article
_HALF_A_DAY: Final = timedelta(hours=12)
_MANY_OUTLETS: Final = 3  # and half of those that are judged: something common

_UNFETCHED: Final = frozenset({Cause.DEAD_DOMAIN, Cause.SITE_FAULT, Cause.BLOCK, Cause.MOVED_SOURCE, Cause.OTHER_PAGE})
_SILENT: Final = frozenset({Cause.NOTHING_NEW, Cause.FEW, Cause.FROZEN_SOURCE})


def health(pasts: Sequence[OutletPast], now: datetime) -> Health:
    """Return the health of the outlets that were asked in the last eight weeks; what concerns many of them at once is stated once."""
    judged = [_judge(past, now) for past in pasts if now - past.asked_at[1] < _GIVEN_UP]
    common = []
    for belongs, cause, came in _common_causes(judged):
        judged, found = _merged(judged, belongs, cause, came, now)
        common += found
    return Health(tuple(judged), worst_first(common))


def _judge(past: OutletPast, now: datetime) -> OutletHealth:
    if now - past.asked_at[1] > _NOT_ASKED and past.asked_at[1] - past.asked_at[0] >= _WEEK:
        found = [Finding(State.BROKEN, Cause.NOT_ASKED, past.asked_at[1], "a run a day at least", "it was not asked")]
        return OutletHealth(past.outlet, tuple(found), last_new_at=past.last_new_at)
    found = source_findings(past, now)
    is_unfetched = any(each.subject is None for each in found)
    if not is_unfetched:
        found += article_findings(past, now)
        found += field_findings(past.earlier_articles, past.latest_articles)
    quiet, is_new = _quiet(past, now)
    if not is_unfetched:
        found += quiet
    return OutletHealth(past.outlet, worst_first(found), is_new, past.last_new_at)


def _quiet(past: OutletPast, now: datetime) -> tuple[list[Finding], bool]:
    """Return a finding if the outlet gives less than usual, and whether its past is too short to know."""
    zone = ZoneInfo(past.timezone)
    until = min(last_answer(past), now)
    last = max((each.begins_at for each in past.hours if each.new), default=None)
    usual = learn([each for each in past.hours if last and each.begins_at <= last], zone)
    if usual is None or last is None:
        return [], True
    begin = max(last, past.last_new_at or last)
    expected = usual.count(begin, until)
    if expected >= usual.patience:
        is_frozen = expected >= _FROZEN * usual.patience and until - begin >= _HALF_A_DAY
        state, cause = (State.BROKEN, Cause.FROZEN_SOURCE) if is_frozen else (State.QUIET, Cause.NOTHING_NEW)
        came = "none came, though its sources answer"
        return [Finding(state, cause, begin, f"about {counted(round(expected), 'new article')}", came)], False
    return _few(past.hours, until, zone), False


def _few(hours: Sequence[HourCounts], until: datetime, zone: ZoneInfo) -> list[Finding]:
    day = day_count(hours, until, zone)
    if day is None or not day.is_low:
        return []
    expected = f"{day.lowest} to {day.usual:.0f} new articles a day"
    return [Finding(State.QUIET, Cause.FEW, until - timedelta(days=1), expected, f"{day.new} came")]


_Belongs = Callable[[Finding], bool]


def _common_causes(judged: Sequence[OutletHealth]) -> list[tuple[_Belongs, Cause, str]]:
    """Return the kinds of findings that may be common to many outlets, each with its cause and what came."""
    fields = sorted({found.subject or "" for each in judged for found in each.findings if found.is_field})
    return [
        (lambda found: found.cause is Cause.NOT_ASKED, Cause.NOT_ASKED, "were not asked"),
        (
            lambda found: found.cause in _UNFETCHED and not found.is_field and found.subject is None,
            Cause.OUR_NETWORK,
            "could not be fetched",
        ),
        (lambda found: found.cause in _SILENT, Cause.HOLIDAY, "had few new articles or none"),
        *(_of_field(name) for name in fields),
    ]


def _of_field(name: str) -> tuple[_Belongs, Cause, str]:
    return lambda found: found.is_field and found.subject == name, Cause.OUR_FAULT, f"have another {name} than before"


def _merged(
    judged: Sequence[OutletHealth], belongs: _Belongs, cause: Cause, came: str, now: datetime
) -> tuple[list[OutletHealth], list[Finding]]:
    """Return the outlets without what is common to many of them, and that as one finding."""
    concerned = [(each, found) for each in judged for found in each.findings if belongs(found)]
    known = sum(not each.is_new for each in judged)
    count = len({each.outlet for each, _ in concerned})
    if count < _MANY_OUTLETS or count * 2 < known:
        return list(judged), []
    worst = worst_first([found for _, found in concerned])[0]
    found = Finding(
        worst.state,
        cause,
        min(found.since for _, found in concerned),
        "each outlet to be as usual",
        f"{count} of {len(judged)} outlets {came}",
        worst.subject if worst.is_field else None,
        is_field=worst.is_field,
        holiday=holiday(now.date()) if cause is Cause.HOLIDAY else None,
    )
    left = [replace(each, findings=tuple(other for other in each.findings if not belongs(other))) for each in judged]
    return left, [found]
