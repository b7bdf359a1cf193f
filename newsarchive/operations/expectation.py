"""How many new articles an outlet gives, learnt from its own past: by hour of the day and weekday, without holidays. Pure.

What was new in an hour is spread evenly over the time since the hour of the visit before. Time is then measured in expected articles, so that
nights, weekends and rare outlets need no rules of their own: an outlet of one article a week is expected to give one in a week.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Final
from zoneinfo import ZoneInfo

from newsarchive.archive import HourCounts
from newsarchive.operations.holidays import holiday

_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
_NOT_ASKED: Final = timedelta(hours=30)  # a longer time between two visits: what was found after it shows no rhythm
_SHORTEST_PAST: Final = timedelta(days=7)
_FEWEST: Final = 8.0  # articles from which a rhythm is learnt
_YEAR: Final = 365 * 24
_MARGIN: Final = 2.0  # of an outlet with N articles a year, e^-2 = 14 % have a longer silence in a year by chance
_MORE_THAN_EVER: Final = 1.25  # than the longest silence of its past
_AT_MOST: Final = 3.0  # an outage in its past makes it no more patient than that
_PRIOR: Final = 5.0  # articles of a usual weekday that are added to each, so that few articles make no weekday special
_DAYS_COMPARED: Final = 28
_FEWEST_DAYS: Final = 14
_MANY: Final = 20  # articles a day from which the number of a day is judged


@dataclass(frozen=True, slots=True)
class Expectation:
    """What an outlet usually gives. `patience`: for how many expected articles a silence is nothing unusual."""

    zone: ZoneInfo
    by_hour: tuple[float, ...]
    by_weekday: tuple[float, ...]
    patience: float

    def count(self, begin: datetime, end: datetime) -> float:
        """Return how many new articles are expected between two instants; none on holidays."""
        total, instant = 0.0, begin
        while instant < end:
            following = min(instant.replace(minute=0, second=0, microsecond=0) + _HOUR, end)
            total += self._rate(instant.astimezone(self.zone)) * ((following - instant) / _HOUR)
            instant = following
        return total

    def _rate(self, local: datetime) -> float:
        return 0.0 if holiday(local.date()) else self.by_hour[local.hour] * self.by_weekday[local.weekday()]


def learn(hours: Sequence[HourCounts], zone: ZoneInfo) -> Expectation | None:
    """Return what is expected after these hours; None if they are too few days, or had too few articles."""
    observed = list(_observed(hours, zone))
    total = sum(new for _, new in observed)
    if len(observed) * _HOUR < _SHORTEST_PAST or total < _FEWEST:
        return None
    by_hour = _by_hour(observed)
    by_weekday = _by_weekday(observed, by_hour)
    usual = math.log(max(total / len(observed) * _YEAR, 1.0)) + _MARGIN
    expectation = Expectation(zone, by_hour, by_weekday, usual)
    longest = _longest_silence(hours, expectation)
    patience = min(max(usual, longest * _MORE_THAN_EVER), usual * _AT_MOST)
    return Expectation(zone, by_hour, by_weekday, patience)


@dataclass(frozen=True, slots=True)
class DayCount:
    """The new articles of the last 24 hours, and of the same hours of past days: the usual number, and the lowest."""

    new: int
    usual: float
    lowest: int

    @property
    def is_low(self) -> bool:
        """True if they are fewer than half of the lowest past day, of an outlet with many articles a day."""
        return self.usual >= _MANY and self.new < self.lowest / 2


def day_count(hours: Sequence[HourCounts], end: datetime, zone: ZoneInfo) -> DayCount | None:
    """Return the new articles of the 24 hours up to an instant; None on a holiday, or if too few past days were asked for."""
    if not hours or any(holiday((end - back).astimezone(zone).date()) for back in (timedelta(0), _DAY)):
        return None
    new: Counter[int] = Counter()
    asked: set[int] = set()
    for each in hours:
        ago = (end - each.begins_at) // _DAY  # 0: the last 24 hours
        new[ago] += each.new
        asked.add(ago)
    first = (end - hours[0].begins_at) // _DAY  # not a whole day
    past = [
        new[ago]
        for ago in range(1, min(_DAYS_COMPARED + 1, first))
        if ago in asked and not holiday((end - ago * _DAY).astimezone(zone).date())
    ]
    return DayCount(new[0], median(past), min(past)) if len(past) >= _FEWEST_DAYS else None


def _observed(hours: Sequence[HourCounts], zone: ZoneInfo) -> Iterator[tuple[datetime, float]]:
    """Yield each hour that was asked for, local, with its share of the articles that the next visit found."""
    for before, after in pairwise(hours):
        between = after.begins_at - before.begins_at
        if between > _NOT_ASKED:
            continue
        steps = between // _HOUR
        for step in range(1, steps + 1):
            local = (before.begins_at + step * _HOUR).astimezone(zone)
            if not holiday(local.date()):
                yield local, after.new / steps


def _by_hour(observed: Sequence[tuple[datetime, float]]) -> tuple[float, ...]:
    """Return the articles of each hour of the day: the mean of the hour and the two beside it."""
    found, days = [0.0] * 24, [0] * 24
    for local, new in observed:
        found[local.hour] += new
        days[local.hour] += 1
    mean = sum(found) / sum(days)
    rates = [(found[hour] + mean) / (days[hour] + 1) for hour in range(24)]
    return tuple((rates[hour - 1] + rates[hour] + rates[(hour + 1) % 24]) / 3 for hour in range(24))


def _by_weekday(observed: Sequence[tuple[datetime, float]], by_hour: Sequence[float]) -> tuple[float, ...]:
    """Return how many articles a weekday has for each that is expected by the hours alone."""
    found, expected = [_PRIOR] * 7, [_PRIOR] * 7
    for local, new in observed:
        found[local.weekday()] += new
        expected[local.weekday()] += by_hour[local.hour]
    return tuple(new / usual for new, usual in zip(found, expected, strict=True))


def _longest_silence(hours: Sequence[HourCounts], expectation: Expectation) -> float:
    """Return the longest silence of the past, in expected articles; times without a visit are no silence."""
    longest = silence = 0.0
    for before, after in pairwise(hours):
        if after.begins_at - before.begins_at > _NOT_ASKED:
            silence = 0.0
            continue
        silence += expectation.count(before.begins_at, after.begins_at)
        if after.new:
            longest, silence = max(longest, silence), 0.0
    return longest
