"""When a source is asked next, learnt from what it gave. Pure: the history of a source in, an instant out.

The addresses that were new at each visit are spread evenly over the time since the visit before, and the past days are laid over each other:
the source is due when, in the same hours of these days, it had named as many new addresses on average as a visit should give.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from newsarchive.archive import SourceHistory, SourceVisit
from newsarchive.items import Reason
from newsarchive.operations.rules import Rules

PAST = timedelta(days=7)  # the days from which a rhythm is learnt: each weekday once
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_SECOND_TRY, _THIRD_TRY = _HOUR, 2 * _HOUR  # whether a source fails is known soon, however rarely it is asked
_AT_MOST = 16.0  # by how much failures lengthen an interval; the longest interval bounds it too

# The site refuses, or has no such page: no failure that passes by itself.
HARD = frozenset(
    {
        *(Reason.FORBIDDEN, Reason.BLOCKED, Reason.ROBOTS, Reason.NOT_FOUND, Reason.OFF_SITE, Reason.REDIRECT_LOOP),
        *(Reason.BAD_ADDRESS, Reason.PRIVATE_ADDRESS),
    }
)
_PASSING = frozenset(
    {Reason.TIMEOUT, Reason.UNREACHABLE, Reason.BROKEN_ANSWER, Reason.GAVE_UP, Reason.INTERNAL_ERROR, Reason.OVER_LIMIT}
)


@dataclass(frozen=True, slots=True)
class Next:
    """When a source is asked next. `interval`: the time since its last visit; `failures`: its last visits that gave nothing; `why`: in words."""

    at: datetime
    interval: timedelta
    failures: tuple[str, ...]
    why: str


def next_visit(history: SourceHistory, rules: Rules) -> Next:
    """Return when a source that was asked before is asked next."""
    last = history.visits[-1].asked_at
    failures = failures_of(history)
    expected, why = _expected(history, rules)
    interval = min(max(expected, rules.shortest), rules.longest)
    if failures:
        interval = max(_after_failures(failures, interval, rules), rules.shortest)
        times = f"{len(failures)} times " if len(failures) > 1 else ""
        why = f"gave nothing {times}({failures[-1]})"
    elif has_only_new(history, rules):
        interval = max(interval / 2, rules.shortest)
        why = "all that it named was new: it may have named more"
    return Next(last + interval, interval, failures, why)


def _after_failures(failures: Sequence[str], interval: timedelta, rules: Rules) -> timedelta:
    """Return the time from the last of some failures to the next try. A third one comes soon if the failures may pass."""
    if len(failures) == 1:
        return min(interval, _SECOND_TRY)
    if len(failures) == 2 and not HARD.issuperset(failures):
        return min(interval, _THIRD_TRY)
    return min(interval * backoff(failures), rules.longest)


def has_only_new(history: SourceHistory, rules: Rules) -> bool:
    """True if the last page of a source, not its first, had many addresses and none that was known: it may have left some out."""
    return history.was_all_new and history.visits[-1].new >= rules.new_per_visit and len(history.visits) > 1


def failures_of(history: SourceHistory) -> tuple[str, ...]:
    """Return the reasons of the last visits of a source that gave nothing, oldest first: `empty` where a page named no address."""
    found: list[str] = []
    for visit in reversed(history.visits):
        is_empty = not visit.is_unchanged and (history.named_at is None or visit.asked_at > history.named_at)
        if visit.reason is None and not is_empty:
            break
        found.append(visit.reason or Reason.EMPTY)
    return tuple(reversed(found))


def backoff(failures: Iterable[str]) -> float:
    """Return by how much failures in a row lengthen an interval: a hard one doubles it, two soft ones or four passing ones do.

    Hard: the site refuses or has no such page; passing: it could not be reached; soft: anything else.
    """
    weight = sum(1.0 if reason in HARD else 0.25 if reason in _PASSING else 0.5 for reason in failures)
    return min(2.0**weight, _AT_MOST)


def _expected(history: SourceHistory, rules: Rules) -> tuple[timedelta, str]:
    """Return the time from the last visit until enough new addresses are expected, and why."""
    read = [visit for visit in history.visits if visit.reason is None]
    last = history.visits[-1].asked_at
    if not read:
        return rules.shortest, "never gave anything"
    observed = last - read[0].asked_at
    instants = _instants(read)
    days = min(observed // _DAY, PAST // _DAY)
    if days:
        return _on_past_days(instants, last, days, rules)
    # The first day shows no rhythm yet, and a night may be before it.
    interval = observed * (rules.new_per_visit / len(instants)) if instants else observed
    return min(interval, _HOUR), "its first day"


def _on_past_days(instants: Sequence[datetime], last: datetime, days: int, rules: Rules) -> tuple[timedelta, str]:
    recent = [instant for instant in instants if instant > last - days * _DAY]
    ahead = sorted((instant - last) % _DAY for instant in recent)
    enough = math.ceil(rules.new_per_visit * days)
    why = f"{len(recent) / days:.3g} new addresses a day"
    return (ahead[enough - 1] if len(ahead) >= enough else _DAY * 2, why)


def _instants(read: Sequence[SourceVisit]) -> list[datetime]:
    """Return an instant for each new address, spread evenly between two visits. What the first visit named was there before."""
    found = []
    for before, visit in pairwise(read):
        step = (visit.asked_at - before.asked_at) / max(visit.new, 1)
        found += [before.asked_at + step * (number + 0.5) for number in range(visit.new)]
    return found
