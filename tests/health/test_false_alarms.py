"""How often an outlet without any fault is not called normal: less than once a year."""

import random
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsarchive.archive import HourCounts
from newsarchive.operations.findings import State
from tests.health.pasts import DAY, HOUR, NOW, judged, past, poisson, source

MONTH = 30 * DAY


def alarms(a_day: float, seed: int, begin: datetime, lasts: timedelta) -> int:
    """Return how many times an outlet left its normal state, judged once a day."""
    chance = random.Random(seed)
    hours = [
        HourCounts(begin - 56 * DAY + HOUR * n, poisson(a_day / 24, chance)) for n in range((56 * DAY + lasts) // HOUR)
    ]
    found, before = 0, State.NORMAL
    for now in range(56 * 24, len(hours), 24):
        seen = hours[now - 56 * 24 : now]
        at = seen[-1].begins_at
        (outlet,) = judged(past(seen, sources={"feed": source(now=at)}), now=at).outlets
        found += before in (State.NORMAL, State.NEW) and outlet.state not in (State.NORMAL, State.NEW)
        before = outlet.state
    return found


@pytest.mark.slow
@pytest.mark.parametrize("a_day", [0.3, 30.0, 200.0])
def test_a_steady_outlet_alarms_less_than_once_in_a_year(a_day: float) -> None:
    assert alarms(a_day, seed=15, begin=NOW, lasts=365 * DAY) < 1


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.floats(0.3, 200), st.integers(0, 10_000))
@pytest.mark.slow
def test_no_steady_outlet_alarms_twice_in_a_month(a_day: float, seed: int) -> None:
    assert alarms(a_day, seed, begin=NOW, lasts=MONTH) < 2
