"""Read function: the fetches of an outlet that gave no page, with their addresses: those that `coverage` counts by day and reason."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, Select, and_, func, or_, select

from newsarchive.archive.citation import public_id
from newsarchive.archive.connect import reading
from newsarchive.archive.schema import articles, captures, crawl_runs, outlets
from newsarchive.archive.visibility import addresses_not_listed
from newsarchive.items import PAGE_KINDS

_DAY = timedelta(days=1)
_received = func.coalesce(captures.c.fetched_at, crawl_runs.c.started_at)

AddressesOf = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class FailedFetch:
    """A fetch that gave no page. `kind`: article or listing; `status`: of HTTP, None without a response; `at`: None if unknown.

    `public_id`: of the article of this address, if the archive has it by an earlier or later fetch.
    """

    url: str
    kind: str
    reason: str
    status: int | None
    at: datetime | None
    public_id: str | None


@dataclass(frozen=True, slots=True)
class FailedFetches:
    """Some of the failed fetches of an outlet, the newest first. `reasons`: how many there are of each on all days, the most frequent first."""

    reasons: Mapping[str, int]
    fetches: Sequence[FailedFetch]
    has_more: bool


def failed_fetches(
    engine: Engine,
    outlet: str,
    since: date,
    until: date,
    addresses_of: AddressesOf,
    *,
    reason: str | None = None,
    first: int = 0,
    count: int = 100,
) -> FailedFetches | None:
    """Return failed fetches of an outlet, on its days from `since` to `until`, both included; None if the archive does not have the outlet.

    `addresses_of`: the addresses under which an archive may have the article at an address; those of articles that no list shows are left out, though
    counted. `first`, `count`: which ones. Raises ArchiveError.
    """
    with reading(engine) as connection:
        zone = connection.scalar(select(outlets.c.timezone).where(outlets.c.key == outlet))
        if zone is None:
            return None
        query = _query(outlet, *(datetime.combine(day, time(), ZoneInfo(zone)) for day in (since, until + _DAY)))
        number = func.count()
        by_reason = query.with_only_columns(captures.c.reason, number, maintain_column_froms=True).group_by(
            captures.c.reason
        )
        reasons = connection.execute(by_reason.order_by(number.desc(), captures.c.reason)).all()
        if reason is not None:
            query = query.where(captures.c.reason == reason)
        newest_first = query.order_by(_received.desc(), captures.c.id.desc()).offset(first).limit(count + 1)
        rows = connection.execute(newest_first).all()
        hidden = addresses_not_listed(connection, outlet)
    shown = [_fetch(outlet, row) for row in rows[:count] if not hidden or _is_shown(row, hidden, addresses_of)]
    return FailedFetches({row.reason: row[1] for row in reasons}, shown, len(rows) > count)


def _query(outlet: str, begin: datetime, end: datetime) -> Select[*tuple[Any, ...]]:
    """Return the query for the failures from an instant to another, by the runs that may have fetched then: a replay has captures of any time."""
    runs = crawl_runs.c
    may_have = and_(runs.started_at < end, or_(runs.finished_at.is_(None), runs.finished_at >= begin))
    held = and_(articles.c.url == func.coalesce(captures.c.article_url, captures.c.url), articles.c.outlet == outlet)
    return (
        select(captures, articles.c.url.label("held_url"))
        .join(crawl_runs, captures.c.run_id == runs.id)
        .outerjoin(articles, held)
        .where(runs.outlet == outlet, or_(runs.source != "network", may_have))
        .where(captures.c.kind.in_(PAGE_KINDS), captures.c.reason.is_not(None), _received >= begin, _received < end)
    )


def _fetch(outlet: str, row: Any) -> FailedFetch:
    article = public_id(outlet, row.held_url) if row.held_url else None
    return FailedFetch(row.url, row.kind, row.reason, row.status, row.fetched_at, article)


def _is_shown(row: Any, hidden: frozenset[str], addresses_of: AddressesOf) -> bool:
    """True if no spelling of the address is that of an article that no list shows."""
    named = [url for url in (row.url, row.article_url) if url]
    return hidden.isdisjoint(address for url in named for address in (url, *addresses_of(url)))
