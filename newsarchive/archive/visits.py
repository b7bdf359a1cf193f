"""What the archive knows of the visits to sources and articles over the network: the facts from which the next ones are planned."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Engine, Integer, and_, case, func, or_, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.connect import reading
from newsarchive.archive.failure import ArchiveError
from newsarchive.archive.liveness import has_died, process_name
from newsarchive.archive.schema import articles, captures, crawl_runs, listed_addresses
from newsarchive.items import Reason

_NOT_MODIFIED = 304
_LONGEST_RUN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class SourceVisit:
    """One visit of a source by a run.

    `reason`: why it gave no page, None if any of its responses was one; `new`: addresses of articles that the source named for the first time;
    `is_unchanged`: the site answered that the page is the one of an earlier visit (304).
    """

    asked_at: datetime
    reason: str | None = None
    new: int = 0
    is_unchanged: bool = False


@dataclass(frozen=True, slots=True)
class SourceHistory:
    """The visits of a source, in the order of their times.

    `named_at`: when it last named an address, None if it never did; `was_all_new`: no address that its last visit named was known before.
    """

    visits: tuple[SourceVisit, ...]
    named_at: datetime | None = None
    was_all_new: bool = False


@dataclass(frozen=True, slots=True)
class ArticleVisits:
    """What is known of the visits of an article. `has_changed`: its last sighting was the first one of a later version."""

    url: str
    first_seen_at: datetime
    last_asked_at: datetime
    has_changed: bool = False
    state: str = "present"


class RunCounts(NamedTuple):
    """The articles of an outlet's runs: new ones, known ones that were fetched again and were as before, and addresses that failed."""

    new: int = 0
    unchanged: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class LiveRun:
    """A run that has not ended and whose process is alive. `process`: as people name it."""

    outlet: str
    process: str
    started_at: datetime

    def __str__(self) -> str:
        return f"being crawled by process {self.process} since {self.started_at:%Y-%m-%d %H:%M} UTC"


class BusyOutletError(ArchiveError):
    """An outlet is being crawled by another process: two runs at once would ask its site twice as often."""

    def __init__(self, run: LiveRun) -> None:
        super().__init__(f"{run}; left out")


def source_histories(
    engine: Engine, outlet: str, since: datetime, now: datetime, walks: Collection[str] = ()
) -> dict[str, SourceHistory]:
    """Return the history of each source of an outlet that the network was asked for since an instant. Raises ArchiveError.

    What is later than `now` was recorded with a wrong clock and is left out. `walks`: the sources whose responses are articles themselves.
    """
    with reading(engine) as connection:
        return source_histories_in(connection, outlet, since, now, walks)


def source_histories_in(
    connection: Connection, outlet: str, since: datetime, now: datetime, walks: Collection[str] = ()
) -> dict[str, SourceHistory]:
    """Return the history of each source of an outlet that the network was asked for since an instant."""
    visits = _visits(connection, outlet, since, now, walks)
    named = _named(connection, outlet, since, now)
    return {source: _history(rows, named.get(source, []), is_walk=source in walks) for source, rows in visits.items()}


def asked_sources_in(connection: Connection, outlet: str, since: datetime, now: datetime) -> set[str]:
    """Return the sources of an outlet that the network was asked for since an instant, but those whose responses are articles themselves."""
    query = (
        select(captures.c.source)
        .join(crawl_runs, captures.c.run_id == crawl_runs.c.id)
        .where(*_runs_between(outlet, since, now), captures.c.kind == "listing", captures.c.source.is_not(None))
        .distinct()
    )
    return set(connection.scalars(query))


def article_visits(engine: Engine, outlet: str, since: datetime) -> list[ArticleVisits]:
    """Return the visits of the articles of an outlet that were first seen since an instant, the newest first. Raises ArchiveError."""
    asked_at = select(func.max(captures.c.fetched_at)).where(captures.c.url == articles.c.url).scalar_subquery()
    seen_at = articles.c.last_seen_at
    has_changed = and_(articles.c.version > 1, articles.c.version_first_seen_at == seen_at)
    query = (
        select(articles.c.url, articles.c.first_seen_at, seen_at, asked_at, has_changed, articles.c.state)
        .where(articles.c.outlet == outlet, articles.c.first_seen_at >= since)
        .order_by(articles.c.first_seen_at.desc(), articles.c.url)
    )
    with reading(engine) as connection:
        return [
            ArticleVisits(url, first_seen_at, max(last_seen_at, last_asked_at or last_seen_at), bool(changed), state)
            for url, first_seen_at, last_seen_at, last_asked_at, changed, state in connection.execute(query)
        ]


def known_addresses(engine: Engine, urls: Collection[str], now: datetime) -> list[ArticleVisits]:
    """Return the visits of those of the addresses that were requested before, articles or not. Raises ArchiveError.

    Of an address without an article the first visit is its first failed one. Requests later than `now` were recorded with a wrong clock and are
    left out.
    """
    stored = select(articles.c.url, articles.c.first_seen_at, articles.c.last_seen_at, articles.c.state)
    asked = (
        select(captures.c.url, func.min(captures.c.fetched_at), func.max(captures.c.fetched_at))
        .where(captures.c.fetched_at <= now)
        .group_by(captures.c.url)
    )
    with reading(engine) as connection:
        found = {
            url: ArticleVisits(url, first, last, state="missing")
            for url, first, last in select_in_chunks(connection, asked, captures.c.url, urls)
            if first
        }
        for url, first, last, state in select_in_chunks(connection, stored, articles.c.url, urls):
            last_asked_at = found[url].last_asked_at if url in found else last
            found[url] = ArticleVisits(url, first, max(last, last_asked_at), state=state)
    return list(found.values())


def counts_since(engine: Engine, outlet: str, since: datetime, now: datetime) -> RunCounts:
    """Return the articles of the runs of an outlet that began since an instant, until now. Raises ArchiveError."""
    with reading(engine) as connection:
        counts = list(connection.scalars(select(crawl_runs.c.counts).where(*_runs_between(outlet, since, now))))
    return RunCounts(*(sum(each.get(name, 0) for each in counts) for name in RunCounts._fields))


def crawled_outlets(engine: Engine) -> list[str]:
    """Return the keys of the outlets that were asked over the network, in alphabetical order. Raises ArchiveError."""
    query = select(crawl_runs.c.outlet).where(crawl_runs.c.source == "network").distinct()
    with reading(engine) as connection:
        return sorted(connection.scalars(query))


def live_runs(engine: Engine, outlets: Collection[str], now: datetime) -> list[LiveRun]:
    """Return the runs over the network of these outlets that are going on now. Raises ArchiveError."""
    with reading(engine) as connection:
        return live_runs_in(connection, outlets, now)


def live_runs_in(connection: Connection, outlets: Collection[str], now: datetime) -> list[LiveRun]:
    """Return the runs over the network of these outlets that are going on now."""
    columns = (crawl_runs.c.outlet, crawl_runs.c.process, crawl_runs.c.started_at, crawl_runs.c.heartbeat_at)
    query = select(*columns).where(
        crawl_runs.c.outcome.is_(None), crawl_runs.c.source == "network", crawl_runs.c.started_at >= now - _LONGEST_RUN
    )
    rows = select_in_chunks(connection, query.order_by(crawl_runs.c.id), crawl_runs.c.outlet, outlets)
    return [
        LiveRun(outlet, process_name(process), started_at)
        for outlet, process, started_at, heartbeat_at in rows
        if not has_died(process, heartbeat_at, now)
    ]


def unread_robots(connection: Connection, runs: Collection[int]) -> dict[int, str]:
    """Return why robots.txt could not be read, by run: then nothing is requested, but the site has refused nothing."""
    query = select(captures.c.run_id, captures.c.reason).where(
        captures.c.kind == "robots", captures.c.reason.is_not(None)
    )
    return dict(map(tuple, select_in_chunks(connection, query, captures.c.run_id, runs)))


class _Named(NamedTuple):
    """The addresses of a source that one run named first: how many are articles, and when the last of them was named last."""

    run_id: int
    articles: int
    named_at: datetime


class _Visit(NamedTuple):
    """The captures of a source in one run. `answered`: how many of them are pages; `reason`: one of the others."""

    run_id: int
    asked_at: datetime
    answered: int
    reason: str | None
    unchanged: int


def _visits(
    connection: Connection, outlet: str, since: datetime, now: datetime, walks: Collection[str]
) -> dict[str, list[_Visit]]:
    """Return the visits of the sources of an outlet, oldest first."""
    query = (
        select(
            captures.c.source,
            captures.c.run_id,
            func.min(captures.c.fetched_at).label("asked_at"),
            func.sum(case((captures.c.reason.is_(None), 1), else_=0)),
            func.max(captures.c.reason),
            func.sum(case((captures.c.status == _NOT_MODIFIED, 1), else_=0)),
        )
        .join(crawl_runs, captures.c.run_id == crawl_runs.c.id)
        .where(*_runs_between(outlet, since, now), captures.c.source.is_not(None))
        .where(
            or_(captures.c.kind == "listing", captures.c.source.in_(walks)) if walks else captures.c.kind == "listing"
        )
        .group_by(captures.c.source, captures.c.run_id)
        .order_by("asked_at", captures.c.run_id)
    )
    visits = [(source, _Visit(*visit)) for source, *visit in connection.execute(query)]
    unread = unread_robots(connection, {visit.run_id for _, visit in visits if visit.reason == Reason.ROBOTS})
    found: dict[str, list[_Visit]] = defaultdict(list)
    for source, visit in visits:
        is_of_robots = visit.reason == Reason.ROBOTS and visit.run_id in unread
        found[source].append(visit._replace(reason=unread[visit.run_id]) if is_of_robots else visit)
    return found


def _named(connection: Connection, outlet: str, since: datetime, now: datetime) -> dict[str, list[_Named]]:
    """Return the addresses that each source of an outlet has named since an instant, by the run that named them first."""
    listed = listed_addresses.c
    query = (
        select(
            listed.source,
            listed.first_run_id,
            func.sum(listed.is_article.cast(Integer)),
            func.max(listed.last_listed_at),
        )
        .where(listed.outlet == outlet, listed.last_listed_at >= since)
        .group_by(listed.source, listed.first_run_id)
    )
    found: dict[str, list[_Named]] = defaultdict(list)
    for source, run_id, number, named_at in connection.execute(query):
        found[source].append(_Named(run_id, number, min(named_at, now)))
    return found


def _history(visits: Sequence[_Visit], named: Sequence[_Named], *, is_walk: bool) -> SourceHistory:
    """Return the history of a source. A walk names nothing: what it finds are its pages."""
    new = {each.run_id: each.articles for each in named}
    found = tuple(
        SourceVisit(
            each.asked_at,
            None if each.answered or each.unchanged else each.reason,
            each.answered if is_walk else new.get(each.run_id, 0),
            is_unchanged=bool(each.unchanged),
        )
        for each in visits
    )
    if is_walk:
        return SourceHistory(found, max((each.asked_at for each in found if each.new), default=None))
    last = visits[-1]
    known = [each for each in named if each.run_id != last.run_id and each.named_at >= last.asked_at]
    named_at = max((each.named_at for each in named), default=None)
    return SourceHistory(found, named_at, was_all_new=bool(new.get(last.run_id)) and not known)


def _runs_between(outlet: str, since: datetime, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of runs over the network. A run that is later than now was recorded with a wrong clock."""
    of_outlet = crawl_runs.c.outlet == outlet, crawl_runs.c.source == "network"
    return *of_outlet, crawl_runs.c.started_at >= since, crawl_runs.c.started_at <= now
