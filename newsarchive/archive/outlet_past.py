"""What the archive knows of the past weeks of an outlet: the facts from which its health is judged."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Interval,
    Text,
    func,
    literal,
    literal_column,
    or_,
    select,
    type_coerce,
)

from newsarchive.archive.connect import reading
from newsarchive.archive.schema import articles, captures, crawl_runs, outlets
from newsarchive.archive.visits import SourceHistory, asked_sources_in, source_histories_in, unread_robots
from newsarchive.items import Reason

WEEKS: Final = timedelta(weeks=8)  # of new articles
FETCHES: Final = timedelta(days=8)
RECENT: Final = timedelta(days=1)
SOURCES: Final = timedelta(weeks=4)
LATELY: Final = timedelta(days=2)  # of sources, where all of them work
_LATEST: Final = 30  # articles whose fields are compared
_BEFORE: Final = 300  # with those of so many articles
_UNTIL: Final = timedelta(weeks=4)  # before the present: so long a change of fields is reported
_NEWS: Final = timedelta(days=3)  # an article that is older when it is found is of a back-fill
_WITHOUT_FRACTION: Final = len("2026-11-29 08:00:00") + 1
_FIELDS: Final = ("headline", "byline", "published_at", "body")


@dataclass(frozen=True, slots=True)
class HourCounts:
    """An hour in which an outlet was asked: `begins_at` in UTC, and the new articles that were found in it."""

    begins_at: datetime
    new: int = 0


@dataclass(frozen=True, slots=True)
class ArticleFields:
    """The fields of an article, each with the rule that found it; a field that is missing is not among them. `url`: the article's address."""

    seen_at: datetime
    witnesses: Mapping[str, str]
    url: str


@dataclass(frozen=True, slots=True)
class Fetches:
    """Fetches of articles: how many gave a page, and how many did not, by reason."""

    pages: int = 0
    failed: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """Return how many there were."""
        return self.pages + self.failed.total()


@dataclass(frozen=True, slots=True)
class OutletPast:
    """The past weeks of an outlet over the network.

    `asked_at`: the beginning of its first and of its last run. `hours`: the hours in which it was asked, oldest first. `sources`: their visits of
    four weeks; of LATELY alone if all of them gave something in it. `latest_articles`: its last articles that were news when they were found, oldest
    first; `earlier_articles`: some of four weeks before, or the first ones. `recent`, `before`: fetches of articles in the last day, and in the week
    before.
    """

    outlet: str
    timezone: str
    asked_at: tuple[datetime, datetime]
    hours: tuple[HourCounts, ...] = ()
    last_new_at: datetime | None = None
    sources: Mapping[str, SourceHistory] = field(default_factory=dict)
    latest_articles: tuple[ArticleFields, ...] = ()
    earlier_articles: tuple[ArticleFields, ...] = ()
    recent: Fetches = field(default_factory=Fetches)
    before: Fetches = field(default_factory=Fetches)


def outlet_pasts(engine: Engine, now: datetime, outlet: str | None = None) -> list[OutletPast]:
    """Return the past of one outlet or of each that was ever asked over the network. Raises ArchiveError.

    What is later than `now` was recorded with a wrong clock and is left out.
    """
    query = (
        select(outlets.c.key, outlets.c.timezone, func.min(crawl_runs.c.started_at), func.max(crawl_runs.c.started_at))
        .join(crawl_runs, crawl_runs.c.outlet == outlets.c.key)
        .where(crawl_runs.c.source == "network", crawl_runs.c.started_at <= now)
        .group_by(outlets.c.key, outlets.c.timezone)
        .order_by(outlets.c.key)
    )
    if outlet is not None:
        query = query.where(outlets.c.key == outlet)
    with reading(engine) as connection:
        return [
            _past(connection, key, zone, (first, last), now)
            for key, zone, first, last in connection.execute(query).all()
        ]


def _past(
    connection: Connection, outlet: str, zone: str, asked_at: tuple[datetime, datetime], now: datetime
) -> OutletPast:
    recent, before = _fetches(connection, outlet, now)
    return OutletPast(
        outlet,
        zone,
        asked_at,
        _hours(connection, outlet, now - WEEKS, now),
        connection.scalar(
            select(func.max(articles.c.first_seen_at)).where(
                articles.c.outlet == outlet, articles.c.first_seen_at <= now
            )
        ),
        _sources(connection, outlet, now),
        _latest(connection, outlet, now),
        _before(connection, outlet, now),
        recent,
        before,
    )


def _hours(connection: Connection, outlet: str, since: datetime, now: datetime) -> tuple[HourCounts, ...]:
    dialect, runs, seen_at = connection.dialect.name, crawl_runs.c, articles.c.first_seen_at
    asked = _written_hour(runs.started_at, dialect)
    of_runs = runs.outlet == outlet, runs.source == "network", runs.started_at.between(since, now)
    new = Counter(dict.fromkeys(connection.scalars(select(asked).where(*of_runs).distinct()), 0))
    found = _written_hour(seen_at, dialect)
    of_articles = articles.c.outlet == outlet, seen_at.between(since, now), _was_news(dialect)
    for hour, count in connection.execute(select(found, func.count()).where(*of_articles).group_by(found)):
        new[hour] += count
    return tuple(HourCounts(datetime.fromisoformat(f"{hour}:00+00:00"), new[hour]) for hour in sorted(new))


def _written_hour(instant: ColumnElement[Any], dialect: str) -> ColumnElement[str]:
    """Return the hour of an instant in UTC, as 2026-11-29 08."""
    if dialect == "postgresql":
        return func.to_char(func.timezone("UTC", instant), literal_column("'YYYY-MM-DD HH24'"))
    return func.substr(instant, 1, literal_column("13"))


def _was_news(dialect: str) -> ColumnElement[bool]:
    """Return the condition that `_is_news` has of an article, for the database."""
    seen_at, published_at = articles.c.first_seen_at, articles.c.published_at
    if dialect == "postgresql":
        return or_(published_at.is_(None), published_at > seen_at - literal(_NEWS, Interval))
    # Instants are text in SQLite, whose datetime() leaves out what is less than a second.
    earliest = func.datetime(seen_at, f"-{_NEWS.days} days").concat(func.substr(seen_at, _WITHOUT_FRACTION))
    return or_(published_at.is_(None), type_coerce(published_at, Text) > earliest)


def _sources(connection: Connection, outlet: str, now: datetime) -> dict[str, SourceHistory]:
    """Return the histories of the sources of the last weeks; of the last days alone if each of them gave something in these."""
    lately = source_histories_in(connection, outlet, now - LATELY, now)
    answering = {source for source, history in lately.items() if _gave_something(history)}
    if answering.issuperset(asked_sources_in(connection, outlet, now - SOURCES, now)):
        return lately
    return source_histories_in(connection, outlet, now - SOURCES, now)


def _gave_something(history: SourceHistory) -> bool:
    """True if a visit gave the page of an earlier one, or named an address: what was before it then plays no part."""
    named_at = history.named_at
    return any(
        each.reason is None and (each.is_unchanged or (named_at is not None and each.asked_at <= named_at))
        for each in history.visits
    )


def _latest(connection: Connection, outlet: str, now: datetime) -> tuple[ArticleFields, ...]:
    newest = articles.c.first_seen_at.desc()
    return tuple(reversed(_articles(connection, outlet, now - WEEKS, now, newest, _LATEST)))


def _before(connection: Connection, outlet: str, now: datetime) -> tuple[ArticleFields, ...]:
    """Return the newest articles of more than four weeks ago; if there are too few, the oldest ones of the past weeks."""
    until = now - _UNTIL
    newest, oldest = articles.c.first_seen_at.desc(), articles.c.first_seen_at
    found = _articles(connection, outlet, now - 2 * WEEKS, until, newest, _BEFORE)
    if len(found) < _BEFORE / 2:
        found = _articles(connection, outlet, now - 2 * WEEKS, now, oldest, _BEFORE)
    return tuple(found)


def _articles(
    connection: Connection, outlet: str, since: datetime, until: datetime, order: ColumnElement[Any], limit: int
) -> list[ArticleFields]:
    columns = (articles.c.first_seen_at, articles.c.published_at, articles.c.witnesses, articles.c.url)
    present = [articles.c[name].is_not(None) for name in _FIELDS]
    query = (
        select(*columns, *present)
        .where(articles.c.outlet == outlet, articles.c.first_seen_at >= since, articles.c.first_seen_at <= until)
        .order_by(order, articles.c.id)
        .limit(limit)
    )
    found = []
    for seen_at, published_at, witnesses, url, *has in connection.execute(query):
        if _is_news(seen_at, published_at):
            rules = {name: witnesses.get(name) or "" for name, is_there in zip(_FIELDS, has, strict=True) if is_there}
            found.append(ArticleFields(seen_at, rules, url))
    return found


def _fetches(connection: Connection, outlet: str, now: datetime) -> tuple[Fetches, Fetches]:
    """Return the fetches of articles of the last day, and of the week before it."""
    is_recent = crawl_runs.c.started_at >= now - RECENT
    query = (
        select(is_recent, captures.c.run_id, captures.c.reason, func.count())
        .join(crawl_runs, captures.c.run_id == crawl_runs.c.id)
        .where(crawl_runs.c.outlet == outlet, crawl_runs.c.source == "network", captures.c.kind == "article")
        .where(crawl_runs.c.started_at.between(now - FETCHES, now))
        .group_by(is_recent, captures.c.run_id, captures.c.reason)
    )
    rows = connection.execute(query).all()
    unread = unread_robots(connection, {run_id for _, run_id, reason, _ in rows if reason == Reason.ROBOTS})
    pages: Counter[bool] = Counter()
    failed: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for recent, run_id, reason, count in rows:
        if reason is None:
            pages[bool(recent)] += count
        else:
            failed[bool(recent)][unread.get(run_id, reason) if reason == Reason.ROBOTS else reason] += count
    return Fetches(pages[True], failed[True]), Fetches(pages[False], failed[False])


def _is_news(seen_at: datetime, published_at: datetime | None) -> bool:
    return published_at is None or seen_at - published_at < _NEWS
