"""The rows of an export, one after another: memory does not grow with their number."""

from collections.abc import Callable, Collection, Generator, Sequence
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache, partial
from typing import Any, Final

import sqlalchemy
from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, case, func, literal, or_, select

from newsarchive.archive import schema
from newsarchive.archive.columns import Instant
from newsarchive.archive.exports.columns import TEXTS, Column, Table, columns_of
from newsarchive.archive.exports.selection import Asked, found_contents, ordered_contents
from newsarchive.archive.history.states import State
from newsarchive.archive.robots import articles_asking
from newsarchive.archive.search.places import ZONE
from newsarchive.archive.visibility import Shown, is_hidden, is_listed, leads_to_hidden, leads_to_listed

_AT_ONCE: Final = 500  # rows
# By what column a row is known to be of an article, or to lead to one.
_OF_ARTICLE: Final[dict[Table, str]] = {"articles": "id", "versions": "article_id", "clusters": "article_id"}
_LEADING: Final[dict[Table, str]] = {"tickers": "target_url"}
_OF_VERSION: Final = {
    "version_first_seen_at": "first_seen_at",
    **{name: name for name in (*schema.CONTENT, "version", "last_seen_at", "superseded_at")},
}
_Rows = Select[*tuple[Any, ...]]
_Show = Callable[[Sequence[Any]], Sequence[Any]]


def rows(
    connection: Connection, table: Table, columns: Sequence[Column], asked: Asked, *, respects_noarchive: bool = False
) -> Generator[list[Any], None, None]:
    """Yield the values of each row in the order of the columns; instants have the offset in which they are written.

    `respects_noarchive`: without the whole texts of articles whose publisher asks that no copy is shown. The temporary tables of the selection must
    have been filled. Closing it closes the cursor of the database.
    """
    names = list(dict.fromkeys(name for column in columns for name in (column.read_from, *column.offsets)))
    query = _QUERIES[table](names, asked)
    places = {name: at for at, name in enumerate(names)}
    plan = [(places[column.read_from], [places[name] for name in column.offsets]) for column in columns]
    show = _show(table, names, Shown.of(connection))
    if respects_noarchive and table in _OF_ARTICLE and set(names) & set(TEXTS):
        show = _without_texts(names.index(_OF_ARTICLE[table]), names, articles_asking(connection, "noarchive"), show)
    with connection.execute(query, execution_options={"yield_per": _AT_ONCE}) as found:
        for row in map(show, found):
            yield [_local(row, at, offsets) if offsets else row[at] for at, offsets in plan]


def count_rows(connection: Connection, table: Table, asked: Asked, most: int | None = None) -> int:
    """Return the number of rows of an export, or `most` if there are so many. The temporary tables must have been filled."""
    query = _QUERIES[table]([columns_of(table, is_text=True)[0].read_from], asked).order_by(None).limit(most)
    return connection.scalar(select(func.count()).select_from(query.subquery())) or 0


def _show(table: Table, names: Sequence[str], shown: Shown) -> _Show:
    """Return the function from the values of a row to those that may be shown."""
    if table in _OF_ARTICLE and shown.by_id:
        at = names.index(_OF_ARTICLE[table])
        return lambda row: list(shown.content(row[at], dict(zip(names, row, strict=True))).values())
    if table in _LEADING and shown.by_url:
        to = names.index(_LEADING[table])
        return lambda row: list(shown.leading(row[to], dict(zip(names, row, strict=True))).values())
    return lambda row: row


def _without_texts(at: int, names: Sequence[str], articles: Collection[int], show: _Show) -> _Show:
    """Return the function that leaves the whole texts of some articles empty. `at`: the place of the id of the article."""
    if not articles:
        return show
    is_text = [name in TEXTS for name in names]
    return lambda row: (
        [None if text else value for text, value in zip(is_text, show(row), strict=True)]
        if row[at] in articles
        else show(row)
    )


def _local(row: Sequence[Any], at: int, offsets: Sequence[int]) -> datetime | None:
    """Return an instant in its own offset."""
    instant: datetime | None = row[at]
    east = next((row[offset] for offset in offsets if row[offset] is not None), None)
    return instant.astimezone(_zone(east)) if instant and east else instant


@lru_cache
def _zone(east: int) -> timezone:
    return timezone(timedelta(minutes=east))


def _columns(names: Sequence[str], *tables: sqlalchemy.Table) -> list[ColumnElement[Any]]:
    """Return columns, each of the first of some tables that has one of its name."""
    return [next(table.c[name] for table in tables if name in table.c) for name in names]


def _articles(names: Sequence[str], asked: Asked) -> _Rows:
    table, versions, ordered = schema.articles, schema.article_versions, ordered_contents
    column = _of_present if asked.is_of_present else partial(_of_content, at=asked.at)
    return (
        select(*map(column, names))
        .select_from(ordered)
        .join(table, table.c.id == ordered.c.article_id)
        .outerjoin(versions, versions.c.id == ordered.c.version_id)
        .order_by(ordered.c.place)
    )


def _of_present(name: str) -> ColumnElement[Any]:
    return literal(None, Instant) if name == "superseded_at" else schema.articles.c[name]


def _of_content(name: str, at: datetime | None) -> ColumnElement[Any]:
    """Return a column of a content, present or superseded; the state is that at an instant."""
    if at and name in _OF_STATE:
        return _OF_STATE[name](at)
    if name not in _OF_VERSION:
        return schema.articles.c[name]
    is_superseded = ordered_contents.c.version_id.is_not(None)
    return case((is_superseded, schema.article_versions.c[_OF_VERSION[name]]), else_=_of_present(name))


def _last_until(at: datetime, column: ColumnElement[Any]) -> ScalarSelect[Any]:
    """Return a column of the last change of state of an article until an instant; NULL before the first."""
    states = schema.article_states.c
    return (
        select(column)
        .where(states.article_id == schema.articles.c.id, states.since <= at)
        .order_by(states.since.desc(), states.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _state_at(at: datetime) -> ColumnElement[Any]:
    return func.coalesce(_last_until(at, schema.article_states.c.state), State.PRESENT)


def _state_since(at: datetime) -> ColumnElement[Any]:
    return _last_until(at, schema.article_states.c.since)


def _versions(names: Sequence[str], asked: Asked) -> _Rows:
    table = schema.article_versions
    query = (
        select(*_columns(names, table, schema.articles))
        .join(schema.articles, schema.articles.c.id == table.c.article_id)
        .where(is_listed(table.c.article_id))
        .order_by(table.c.id)
    )
    if asked.at:
        query = query.where(table.c.superseded_at <= asked.at)
    return query if asked.is_all else query.where(table.c.article_id.in_(select(found_contents.c.article_id)))


def _tickers(names: Sequence[str], asked: Asked) -> _Rows:
    spans, headlines = schema.ticker_sightings, schema.ticker_headlines
    query = (
        select(*_columns(names, spans, headlines))
        .join(headlines, headlines.c.id == spans.c.headline_id)
        .where(leads_to_listed(headlines.c.target_url))
        .order_by(spans.c.id)
    )
    if asked.outlet:
        query = query.where(headlines.c.outlet == asked.outlet.strip().lower())
    if asked.since:
        query = query.where(spans.c.last_seen_at >= _midnight(asked.since))
    if asked.until:
        query = query.where(spans.c.first_seen_at < _midnight(asked.until) + timedelta(days=1))
    return query


def _captures(names: Sequence[str], asked: Asked) -> _Rows:
    table, sightings = schema.captures, schema.article_sightings
    hidden = select(sightings.c.capture_id).where(is_hidden(sightings.c.article_id))
    of_hidden = or_(table.c.id.in_(hidden), leads_to_hidden(table.c.url), leads_to_hidden(table.c.article_url))
    query = (
        select(*(table.c[name] for name in names))
        .where(func.coalesce(of_hidden, False).is_(False))
        .order_by(table.c.id)
    )
    if asked.at:
        of_run = (
            select(schema.crawl_runs.c.started_at).where(schema.crawl_runs.c.id == table.c.run_id).scalar_subquery()
        )
        query = query.where(func.coalesce(table.c.fetched_at, of_run) <= asked.at)
    if asked.is_of_all_articles:
        return query
    found = select(found_contents.c.article_id)
    seen = select(sightings.c.capture_id).where(sightings.c.article_id.in_(found))
    addresses = select(schema.articles.c.url).where(schema.articles.c.id.in_(found))
    return query.where(or_(table.c.id.in_(seen), table.c.article_url.in_(addresses)))


def _clusters(names: Sequence[str], asked: Asked) -> _Rows:
    table, clusters = schema.article_clusters, schema.clusters
    query = (
        select(*_columns(names, table, clusters, schema.articles))
        .join(clusters, (clusters.c.id == table.c.cluster_id) & (clusters.c.kind == table.c.kind))
        .join(schema.articles, schema.articles.c.id == table.c.article_id)
        .order_by(table.c.cluster_id, table.c.kind, table.c.article_id)
    )
    if asked.is_all:
        return query
    member = table.alias("member")
    of_found = select(member.c.cluster_id).where(
        member.c.kind == table.c.kind, member.c.article_id.in_(select(found_contents.c.article_id))
    )
    return query.where(table.c.cluster_id.in_(of_found))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)


_OF_STATE: Final[dict[str, Callable[[datetime], ColumnElement[Any]]]] = {
    "state": _state_at,
    "state_since": _state_since,
}
_QUERIES: Final[dict[Table, Callable[[Sequence[str], Asked], _Rows]]] = {
    "articles": _articles,
    "versions": _versions,
    "tickers": _tickers,
    "captures": _captures,
    "clusters": _clusters,
}
