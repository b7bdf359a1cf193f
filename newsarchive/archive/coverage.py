"""What the sources of an outlet named and what became of it, by day of the outlet."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Engine, Integer, Select, exists, func, select

from newsarchive.archive.connect import reading
from newsarchive.archive.schema import articles, captures, crawl_runs, listed_addresses, outlets
from newsarchive.items import PAGE_KINDS

_Query = Select[*tuple[Any, ...]]
_ZONE_MARGIN = timedelta(days=1)  # no zone is further from UTC
_DAY = timedelta(days=1)
_EXAMPLES = 50
_AT_ONCE = 1000  # rows


@dataclass(slots=True)
class DayCoverage:
    """The counts of an outlet on one of its days.

    `runs`: runs that began; `listed`: addresses of articles that a source named for the first time; `stored`: how many of these the archive has by
    now; `fetched`: articles that were received; `new`: articles that were not known; `failed`: fetches that gave no page, by reason;
    `unfit`: addresses that a source named for the first time and that are no articles by the outlet's patterns.
    """

    outlet: str
    day: date
    runs: int = 0
    listed: int = 0
    stored: int = 0
    fetched: int = 0
    new: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    unfit: int = 0


def coverage(
    engine: Engine, outlet: str | None = None, since: date | None = None, now: datetime | None = None
) -> list[DayCoverage]:
    """Return the counts of one outlet or of each for every day with any, in the order of outlets and days. Raises ArchiveError.

    `now`: an outlet that was ever fetched over the network has a row for this day too, so that days without a run up to it are seen.
    """
    query = select(outlets.c.key, outlets.c.timezone).order_by(outlets.c.key)
    if outlet is not None:
        query = query.where(outlets.c.key == outlet)
    with reading(engine) as connection:
        zones = {key: ZoneInfo(zone) for key, zone in connection.execute(query)}
        return [day for key, zone in zones.items() for day in _days(connection, key, zone, since, now)]


def days_without_run(connection: Connection, outlet: str | None, now: datetime) -> dict[str, list[tuple[date, date]]]:
    """Return for one outlet or each the first and last day of each time without a run, after its first run.

    An outlet that was ever fetched over the network is expected to be fetched up to `now`, any other up to its last run.
    """
    query = select(outlets.c.key, outlets.c.timezone).order_by(outlets.c.key)
    if outlet is not None:
        query = query.where(outlets.c.key == outlet)
    found = {}
    for key, zone in connection.execute(query).all():
        runs = connection.execute(_runs(key).add_columns(crawl_runs.c.source)).all()
        days = {started_at.astimezone(ZoneInfo(zone)).date() for started_at, _ in runs}
        if any(source == "network" for _, source in runs):
            days.add(now.astimezone(ZoneInfo(zone)).date() + _DAY)
        found[key] = [
            (before + _DAY, after - _DAY) for before, after in pairwise(sorted(days)) if after - before > _DAY
        ]
    return found


def unfit_addresses(engine: Engine, outlet: str) -> list[str]:
    """Return the addresses of an outlet that are no articles by its patterns, the newest first, at most 50. Raises ArchiveError."""
    query = (
        select(listed_addresses.c.url)
        .where(listed_addresses.c.outlet == outlet, listed_addresses.c.is_article.is_(False))
        .group_by(listed_addresses.c.url)
        .order_by(func.max(listed_addresses.c.last_listed_at).desc(), listed_addresses.c.url)
        .limit(_EXAMPLES)
    )
    with reading(engine) as connection:
        return list(connection.scalars(query))


def _days(
    connection: Connection, outlet: str, zone: ZoneInfo, since: date | None, now: datetime | None
) -> list[DayCoverage]:
    found: dict[date, DayCoverage] = {}
    earliest = datetime.combine(since, datetime.min.time(), zone) - _ZONE_MARGIN if since else None

    def at(instant: datetime) -> DayCoverage:
        day = instant.astimezone(zone).date()
        return found.setdefault(day, DayCoverage(outlet, day))

    for (started_at,) in _rows(connection, _runs(outlet), crawl_runs.c.started_at, earliest):
        at(started_at).runs += 1
    if now and connection.scalar(_runs(outlet).where(crawl_runs.c.source == "network").limit(1)):
        at(now)
    first = func.min(listed_addresses.c.first_listed_at)
    for listed_at, is_article, is_stored in _rows(connection, _listed(outlet), first, earliest, grouped=True):
        day = at(listed_at)
        day.listed += is_article
        day.stored += is_article and is_stored
        day.unfit += not is_article
    received = func.coalesce(captures.c.fetched_at, crawl_runs.c.started_at)
    for fetched_at, started_at, reason, kind in _rows(connection, _captures(outlet), received, earliest):
        day = at(fetched_at or started_at)
        if reason:
            day.failed[reason] += 1
        else:
            day.fetched += kind == "article"
    for (seen_at,) in _rows(connection, _new(outlet), articles.c.first_seen_at, earliest):
        at(seen_at).new += 1
    return [found[day] for day in sorted(found) if since is None or day >= since]


def _rows(
    connection: Connection,
    query: _Query,
    instant: ColumnElement[Any],
    earliest: datetime | None,
    *,
    grouped: bool = False,
) -> Iterator[Any]:
    """Yield the rows of a query from an instant on; not all are held at once."""
    if earliest is not None:
        query = query.having(instant >= earliest) if grouped else query.where(instant >= earliest)
    yield from connection.execution_options(yield_per=_AT_ONCE).execute(query)


def _runs(outlet: str) -> _Query:
    return select(crawl_runs.c.started_at).where(crawl_runs.c.outlet == outlet)


def _listed(outlet: str) -> _Query:
    """Return the query for each address once: its first listing, whether a source makes an article of it, and whether the archive has it."""
    url, is_article = listed_addresses.c.url, listed_addresses.c.is_article
    is_stored = exists().where(articles.c.url == url)
    return (
        select(func.min(listed_addresses.c.first_listed_at), func.max(is_article.cast(Integer)), is_stored)
        .where(listed_addresses.c.outlet == outlet)
        .group_by(url)
    )


def _captures(outlet: str) -> _Query:
    return (
        select(captures.c.fetched_at, crawl_runs.c.started_at, captures.c.reason, captures.c.kind)
        .join(crawl_runs, captures.c.run_id == crawl_runs.c.id)
        .where(captures.c.outlet == outlet, captures.c.kind.in_(PAGE_KINDS))
    )


def _new(outlet: str) -> _Query:
    return select(articles.c.first_seen_at).where(articles.c.outlet == outlet)
