"""Read function: the counts of `coverage` for some days of many outlets, counted by the database along its indexes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    and_,
    case,
    exists,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
)

from newsarchive.archive.connect import reading
from newsarchive.archive.coverage import DayCoverage
from newsarchive.archive.schema import articles, captures, crawl_runs, listed_addresses, outlets
from newsarchive.items import PAGE_KINDS

_DAY: Final = timedelta(days=1)  # no zone is further from UTC
_HOUR: Final = timedelta(hours=1)
_Query = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class OutletCoverage:
    """The days of an outlet with any counts, in their order.

    `first_run`, `last_run`: the days of its first and its last run ever. `is_crawled`: it was ever fetched over the network, so that a run is
    expected on every day up to the present one; of any other on every day up to its last run.
    """

    outlet: str
    first_run: date
    last_run: date
    is_crawled: bool
    days: Mapping[date, DayCoverage]

    def is_gap(self, day: date, today: date) -> bool:
        """True if a run was expected on a day, and nothing was fetched on it, by an earlier run neither. `today` is not over yet."""
        counts = self.days.get(day)
        is_expected = self.first_run < day < (today if self.is_crawled else self.last_run)
        return is_expected and not (counts and (counts.runs or counts.fetched or counts.failed))


def coverage_between(
    engine: Engine, since: date, until: date, outlet: str | None = None, *, with_stored: bool = True
) -> list[OutletCoverage]:
    """Return the counts of one outlet or of each that had a run, for the days from `since` to `until`, both included.

    `with_stored` False: `stored`, which takes as long as all else, is left at 0. Raises ArchiveError.
    """
    query = select(outlets.c.key, outlets.c.timezone).order_by(outlets.c.key)
    if outlet is not None:
        query = query.where(outlets.c.key == outlet)
    with reading(engine) as connection:
        counters = [
            _Counter(connection, key, ZoneInfo(zone), since, until, with_stored)
            for key, zone in connection.execute(query)
        ]
        found = [_of_outlet(connection, each) for each in counters]
    return [each for each in found if each]


def _of_outlet(connection: Connection, counter: "_Counter") -> OutletCoverage | None:
    outlet, zone = counter.outlet, counter.zone
    of_outlet = crawl_runs.c.outlet == outlet
    first, last = connection.execute(
        select(func.min(crawl_runs.c.started_at), func.max(crawl_runs.c.started_at)).where(of_outlet)
    ).one()
    if first is None:
        return None
    from_network = select(crawl_runs.c.id).where(of_outlet, crawl_runs.c.source == "network").limit(1)
    return OutletCoverage(
        outlet,
        first.astimezone(zone).date(),
        last.astimezone(zone).date(),
        connection.scalar(from_network) is not None,
        counter.days(),
    )


class _Counter:
    """The counts of an outlet, which are read query by query and added to its days."""

    def __init__(
        self, connection: Connection, outlet: str, zone: ZoneInfo, since: date, until: date, with_stored: bool
    ) -> None:
        self._connection = connection
        self.outlet = outlet
        self.zone = zone
        self._with_stored = with_stored
        # Compared with as instants: to find the day of each row takes longer than to count it.
        self._first = datetime.combine(since, datetime.min.time(), zone)
        self._past_last = datetime.combine(until + _DAY, datetime.min.time(), zone)
        # Wider than the days in any zone, for the indexes on instants.
        self._begin = datetime.combine(since, datetime.min.time(), UTC) - _DAY
        self._end = datetime.combine(until, datetime.min.time(), UTC) + 2 * _DAY
        self._days: dict[str, DayCoverage] = {}

    def days(self) -> dict[date, DayCoverage]:
        """Return the counts by day."""
        for row in self._rows(self._runs(), crawl_runs.c.started_at, func.count().label("runs")):
            self._day(row.day).runs += row.runs
        for row in self._of_captures():
            if row.reason:
                self._day(row.day).failed[row.reason] += row.pages
            else:
                self._day(row.day).fetched += row.articles
        for row in self._of_listings():
            day = self._day(row.day)
            day.listed, day.stored, day.unfit = row.listed, row.stored, row.unfit
        for row in self._rows(self._new(), articles.c.first_seen_at, func.count().label("new")):
            self._day(row.day).new += row.new
        return {each.day: each for _, each in sorted(self._days.items())}

    def _day(self, written: str) -> DayCoverage:
        return self._days.setdefault(written, DayCoverage(self.outlet, date.fromisoformat(written)))

    def _rows(
        self,
        query: _Query,
        instant: ColumnElement[Any],
        *counts: ColumnElement[Any],
        by: ColumnElement[Any] | None = None,
    ) -> list[Any]:
        """Return the counts of a query by the day of an instant, and by something else."""
        day = self._day_of(instant)
        keys = [day.label("day"), *([] if by is None else [by])]
        counted = query.with_only_columns(*keys, *counts, maintain_column_froms=True)
        of_days = counted.where(instant >= self._first, instant < self._past_last)
        return list(self._connection.execute(of_days.group_by(*keys)))

    def _day_of(self, instant: ColumnElement[Any]) -> ColumnElement[str]:
        """Return the day of an instant in the zone of the outlet, as 2026-11-29."""
        *changes, (_, last) = _offsets(self.zone, self._begin, self._end)
        east = (
            case(*((instant < until, minutes) for until, minutes in changes), else_=last) if changes else literal(last)
        )
        if self._connection.dialect.name == "postgresql":
            shown = func.timezone("UTC", instant) + east * literal_column("interval '1 minute'")
            return func.to_char(shown, literal_column("'YYYY-MM-DD'"))
        return func.date(instant, east.concat(" minutes"))

    def _runs(self) -> _Query:
        started_at = crawl_runs.c.started_at
        return select(crawl_runs).where(
            crawl_runs.c.outlet == self.outlet, started_at >= self._begin, started_at < self._end
        )

    def _of_captures(self) -> list[Any]:
        """Return the captures of the runs that may have fetched on these days: a replay has captures of any time."""
        runs = crawl_runs.c
        may_have = and_(runs.started_at < self._end, or_(runs.finished_at.is_(None), runs.finished_at >= self._begin))
        query = (
            select(captures)
            .join(crawl_runs, captures.c.run_id == runs.id)
            .where(runs.outlet == self.outlet, or_(runs.source != "network", may_have))
            .where(captures.c.kind.in_(PAGE_KINDS))
        )
        received = func.coalesce(captures.c.fetched_at, runs.started_at)
        counts = (func.count().label("pages"), _count_of(captures.c.kind == "article").label("articles"))
        return self._rows(query, received, *counts, by=captures.c.reason)

    def _of_listings(self) -> list[Any]:
        """Return the addresses by the day of their first listing, each once, whatever sources name it."""
        listed, other = listed_addresses.c, listed_addresses.alias("other")
        same = and_(other.c.outlet == listed.outlet, other.c.url == listed.url)
        earlier = or_(
            other.c.first_listed_at < listed.first_listed_at,
            and_(other.c.first_listed_at == listed.first_listed_at, other.c.id < listed.id),
        )
        is_article = or_(listed.is_article, exists().where(same, other.c.is_article))
        each = (
            select(listed.first_listed_at, is_article.label("is_article"), listed.url)
            .where(listed.outlet == self.outlet, listed.last_listed_at >= self._begin)
            .where(listed.first_listed_at >= self._begin, listed.first_listed_at < self._end)
            .where(~exists().where(same, earlier))
            .subquery()
        ).c
        is_stored = exists().where(articles.c.url == each.url) if self._with_stored else false()
        counts = (
            _count_of(each.is_article).label("listed"),
            _count_of(and_(each.is_article, is_stored)).label("stored"),
            _count_of(~each.is_article).label("unfit"),
        )
        return self._rows(select(each.url), each.first_listed_at, *counts)

    def _new(self) -> _Query:
        first_seen_at = articles.c.first_seen_at
        return select(articles).where(
            articles.c.outlet == self.outlet, first_seen_at >= self._begin, first_seen_at < self._end
        )


def _count_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


@lru_cache(maxsize=64)
def _offsets(zone: ZoneInfo, begin: datetime, end: datetime) -> list[tuple[datetime, int]]:
    """Return the offsets of a zone from an instant to another, in minutes east of UTC, each with the instant until which it holds."""
    found: list[tuple[datetime, int]] = []
    for number in range((end - begin) // _HOUR):
        at = begin + number * _HOUR
        minutes = int((at.astimezone(zone).utcoffset() or timedelta()) / timedelta(minutes=1))
        if found and found[-1][1] == minutes:
            found.pop()
        found.append((at + _HOUR, minutes))
    return found
