"""The health of the archive as a whole: whether it is crawled at all, and whether its disks have room. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from newsarchive.archive import Rounds
from newsarchive.in_words import size_in_words
from newsarchive.operations.disk import Disk
from newsarchive.operations.findings import Cause, Finding, State
from newsarchive.operations.rules import Rules

_WEEK: Final = timedelta(days=7)
_SCHEDULED: Final = timedelta(days=1)  # who has crawled for less may have done so once, by hand
_GIVEN_UP: Final = timedelta(weeks=8)
_PAUSES: Final = 3  # times the longest pause of the last week
_SHORTEST: Final = timedelta(hours=2)
_LATE: Final = 1.25  # times the longest interval: a schedule asks each source once in it
_DAYS: Final = 7  # of growth for which there should be room
_LITTLE, _TOO_LITTLE = 100_000_000, 20_000_000  # bytes


def is_crawled(rounds: Rounds, rules: Rules, now: datetime) -> bool:
    """Return whether a round of crawling ended well so shortly ago as the rhythm of the last week lets expect."""
    return rounds.good_at is not None and now - rounds.good_at <= _allowed(rounds, rules)


def archive_findings(rounds: Rounds, disks: Sequence[Disk], rules: Rules, now: datetime) -> list[Finding]:
    """Return a finding if the crawls have stopped, and one for each disk that has little room."""
    return [*_stopped(rounds, rules, now), *(found for each in disks if (found := _full(each, now)))]


def _stopped(rounds: Rounds, rules: Rules, now: datetime) -> list[Finding]:
    if rounds.first_at is None or is_crawled(rounds, rules, now):
        return []
    last = rounds.begun_at[-1]
    if last - rounds.first_at < _SCHEDULED or now - last > _GIVEN_UP:
        return []
    hours = _allowed(rounds, rules) / timedelta(hours=1)
    expected = f"a round of crawling within {hours:.0f} hours, by those of the week before"
    return [Finding(State.BROKEN, Cause.NOT_ASKED, rounds.good_at or last, expected, "none has ended well")]


def _allowed(rounds: Rounds, rules: Rules) -> timedelta:
    """Return for how long no round may end."""
    longest = rules.longest * _LATE
    if rounds.first_at is None or rounds.begun_at[-1] - rounds.first_at < _WEEK:
        return longest
    last_week = [each for each in rounds.begun_at if each >= rounds.begun_at[-1] - _WEEK]
    pause = max((later - earlier for earlier, later in pairwise(last_week)), default=longest)
    return min(max(pause * _PAUSES, _SHORTEST), longest)


def _full(disk: Disk, now: datetime) -> Finding | None:
    if disk.free >= max(_LITTLE, disk.a_day * _DAYS):
        return None
    state = State.BROKEN if disk.free < max(_TOO_LITTLE, disk.a_day) else State.DEGRADED
    holds = " and ".join(disk.holds)
    came = f"{size_in_words(disk.free)} are free on the disk with the {holds}, and {size_in_words(disk.a_day)} are added a day"
    return Finding(state, Cause.FULL_DISK, now, f"room for {_DAYS} days, and {size_in_words(_LITTLE)}", came, holds)
