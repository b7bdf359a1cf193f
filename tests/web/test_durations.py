"""Lengths of time in words: in the units that fit them, and no more precise than the times between which they are."""

from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any, Final, cast

import pytest

from newsarchive.web.durations import Precision, between, coarsest, duration, lag
from newsarchive.web.language import texts
from newsarchive.web.view import View

DHAKA: Final = timezone(timedelta(hours=6))
NOON: Final = datetime(2026, 11, 23, 12, 0, tzinfo=DHAKA)
# Of a view a duration needs the sentences alone.
ENGLISH: Final[Any] = View(cast("Any", SimpleNamespace()), cast("Any", SimpleNamespace()), texts("en"), is_chosen=False)


@pytest.mark.parametrize(
    ("length", "shown"),
    [
        (timedelta(seconds=59), "less than a minute"),
        (timedelta(minutes=1, seconds=59), "1 minute"),
        (timedelta(hours=3), "3 hours"),
        (timedelta(hours=3, minutes=1), "3 hours 1 minute"),
        (timedelta(hours=23, minutes=59), "23 hours 59 minutes"),
        (timedelta(hours=26), "1 day 2 hours"),
        (timedelta(hours=26, minutes=40), "1 day 2 hours"),
        (timedelta(days=3), "3 days"),
    ],
)
def test_a_length_has_its_two_greatest_units(length: timedelta, shown: str) -> None:
    assert duration(ENGLISH, length) == shown


@pytest.mark.parametrize(
    ("hours", "precision", "shown"),
    [
        (0, "minute", "at the same time"),
        (26.5, "minute", "1 day 2 hours later"),
        (-1.5, "minute", "1 hour 30 minutes earlier"),
        (0.75, "hour", "in the same hour"),
        (3.75, "hour", "3 hours later"),  # 15:45 is known as 15 h
        (11, "day", "on the same day"),
        (13, "day", "1 day later"),  # by its day, though it is no day
        (-13, "day", "1 day earlier"),
    ],
)
def test_a_lag_is_no_more_precise_than_its_times(hours: float, precision: Precision, shown: str) -> None:
    assert lag(ENGLISH, NOON + timedelta(hours=hours), NOON, precision) == shown


def test_the_time_between_two_days_is_counted_in_days() -> None:
    last = NOON + timedelta(hours=30)
    assert between(ENGLISH, NOON, last) == "1 day 6 hours"
    assert between(ENGLISH, NOON, last, "day") == "1 day"
    assert between(ENGLISH, NOON, NOON + timedelta(hours=2), "day") == "on the same day"
    assert between(ENGLISH, NOON, NOON) == "less than a minute"


def test_the_coarsest_precision_counts() -> None:
    found = [coarsest(*each) for each in (("second", "minute"), ("hour", "minute"), ("hour", "day"), (None, None))]
    assert found == ["minute", "hour", "day", "minute"]
