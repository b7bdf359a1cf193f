"""Pasts of outlets, written hour by hour, for the tests of health."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from newsarchive.archive import ArticleFields, Fetches, HourCounts, OutletPast, SourceHistory, SourceVisit
from newsarchive.operations.findings import Finding, Health
from newsarchive.operations.health import health

DHAKA = ZoneInfo("Asia/Dhaka")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)  # a Monday evening in Dhaka, no holiday near
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WEEKS = timedelta(weeks=8)
WITNESSES = {
    "headline": "dinpatra: h1",
    "byline": "dinpatra: .by",
    "published_at": "dinpatra: time",
    "body": "dinpatra: article",
}


def steady(a_day: float, now: datetime = NOW, shape: Callable[[datetime], float] = lambda _: 1.0) -> list[HourCounts]:
    """Eight weeks, asked every hour, with chance articles: so many a day, times the shape of the local hour."""
    chance = random.Random(15)
    hours = []
    for back in range(WEEKS // HOUR, -1, -1):
        begins_at = now - back * HOUR
        mean = a_day / 24 * shape(begins_at.astimezone(DHAKA))
        hours.append(HourCounts(begins_at, poisson(mean, chance)))
    return hours


def poisson(mean: float, chance: random.Random) -> int:
    """A number of independent events of which so many are expected."""
    count, passed = 0, chance.expovariate(1)
    while passed < mean:
        count += 1
        passed += chance.expovariate(1)
    return count


def silent_since(hours: Sequence[HourCounts], since: datetime) -> list[HourCounts]:
    """The same hours, but without an article from an instant on."""
    return [each if each.begins_at < since else HourCounts(each.begins_at) for each in hours]


def source(failing_since: datetime | None = None, reason: str | None = None, now: datetime = NOW) -> SourceHistory:
    """A source asked every hour for a week, which names four new articles a visit; from an instant on it fails, or is empty if there is no reason."""
    visits = []
    for back in range(7 * 24, -1, -1):
        at = now - back * HOUR
        is_failing = failing_since is not None and at >= failing_since
        visits.append(SourceVisit(at, reason if is_failing else None, 0 if is_failing else 4))
    named = [visit.asked_at for visit in visits if visit.new]
    return SourceHistory(tuple(visits), named_at=max(named, default=None))


def fields(count: int, latest: int = 0, now: datetime = NOW, **changes: str | None) -> tuple[ArticleFields, ...]:
    """Articles with all fields, an hour apart, of which the latest have other witnesses; None: without the field."""
    found = []
    for number in range(count):
        witnesses: dict[str, str | None] = {**WITNESSES, **(changes if number >= count - latest else {})}
        kept = {name: rule for name, rule in witnesses.items() if rule is not None}
        found.append(ArticleFields(now - HOUR * (count - number), kept, f"https://dinpatra.example/news/{number}"))
    return tuple(found)


def past(hours: Sequence[HourCounts] = (), outlet: str = "dinpatra", **changes: Any) -> OutletPast:
    """The past of an outlet of which everything else is as usual."""
    hours = tuple(hours or steady(40))
    last = max((each.begins_at for each in hours if each.new), default=None)
    usual: dict[str, Any] = {
        "timezone": "Asia/Dhaka",
        "asked_at": (hours[0].begins_at, hours[-1].begins_at),
        "hours": hours,
        "last_new_at": last,
        "sources": {"feed /rss": source(now=hours[-1].begins_at)},
        "earlier_articles": fields(200, now=NOW - 28 * DAY),
        "latest_articles": fields(30),
        "recent": Fetches(40, Counter()),
        "before": Fetches(280, Counter({"not_found": 3})),
    }
    return OutletPast(outlet, **usual | changes)


def judged(*pasts: OutletPast, now: datetime = NOW) -> Health:
    """The health of outlets."""
    return health(pasts, now)


def finding(of: OutletPast, now: datetime = NOW) -> Finding:
    """The only finding of an outlet."""
    (outlet,) = judged(of, now=now).outlets
    (found,) = outlet.findings
    return found
