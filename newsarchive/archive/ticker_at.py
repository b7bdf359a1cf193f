"""Read functions: what the ticker of an outlet showed at an instant, and when it showed an article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, func, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.connect import reading
from newsarchive.archive.schema import (
    articles,
    captures,
    outlets,
    ticker_captures,
    ticker_headlines,
    ticker_sightings,
    tickers,
)
from newsarchive.archive.visibility import Shown, leads_to_listed


@dataclass(frozen=True, slots=True)
class ShownHeadline:
    """A headline of a ticker, and the span of uninterrupted sightings around the instant.

    `article_id`, `article_public_id`, `article_headline`, `article_state`: the article that it leads to, with its present headline and state; None
    if the archive does not have it.
    """

    title: str
    url: str | None
    target_url: str | None
    first_seen_at: datetime
    last_seen_at: datetime
    article_id: int | None
    article_public_id: str | None
    article_headline: str | None
    article_state: str | None


@dataclass(frozen=True, slots=True)
class ShownTicker:
    """The headlines that a ticker showed at an instant, in their order.

    `before`, `after`: the captures of the ticker that are nearest to the instant, both the same if one is of this instant; None if there is none.
    `previous`, `following`: the captures nearest to the instant that are not of it.
    `unsure`: the headlines of one of them that the other does not have, so that it is unknown whether they were shown at the instant.
    """

    outlet: str
    at: datetime
    before: datetime | None
    after: datetime | None
    previous: datetime | None
    following: datetime | None
    headlines: tuple[ShownHeadline, ...]
    unsure: tuple[str, ...]


def ticker_at(engine: Engine, outlet: str, at: datetime | None = None) -> ShownTicker | None:
    """Return what the ticker of an outlet showed at an instant, by default that of its newest capture; None if no capture has a ticker of it.

    Shown is a headline that was seen at the instant, or both before and after it without interruption. Raises ArchiveError.
    """
    seen_at = ticker_captures.c.seen_at
    of_outlet = ticker_captures.c.outlet == outlet
    with reading(engine) as connection:
        newest = connection.scalar(select(func.max(seen_at)).where(of_outlet))
        if newest is None:
            return None
        at = at or newest
        before = connection.scalar(select(func.max(seen_at)).where(of_outlet, seen_at <= at))
        after = connection.scalar(select(func.min(seen_at)).where(of_outlet, seen_at >= at))
        previous = connection.scalar(select(func.max(seen_at)).where(of_outlet, seen_at < at))
        following = connection.scalar(select(func.min(seen_at)).where(of_outlet, seen_at > at))
        earlier, later = (_order(connection, outlet, each) for each in (before, after))
        rows = _spans(connection, outlet, at)
        known = {row["title"] for row in rows}
        unsure = _unsure(connection, outlet, [title for title in {**earlier, **later} if title not in known])
        shown = Shown.of(connection)
    rows.sort(key=lambda row: (earlier.get(row["title"], row["last_position"]), row["title"]))
    return ShownTicker(
        outlet=outlet,
        at=at,
        before=before,
        after=after,
        previous=previous,
        following=following,
        headlines=tuple(_headline(shown.leading(row["target_url"], row)) for row in rows),
        unsure=tuple(shown.leading(row["target_url"], row)["title"] for row in unsure),
    )


@dataclass(frozen=True, slots=True)
class TickerSpan:
    """A span of uninterrupted sightings of a headline in the ticker of its outlet."""

    title: str
    first_seen_at: datetime
    last_seen_at: datetime


def ticker_spans_of(engine: Engine, outlet: str, url: str) -> list[TickerSpan]:
    """Return the spans in which the ticker of an outlet led to the article at an address, in order. Raises ArchiveError."""
    spans, shown = ticker_sightings.c, ticker_headlines.c
    query = (
        select(shown.title, spans.first_seen_at, spans.last_seen_at)
        .join(ticker_sightings, spans.headline_id == shown.id)
        .where(shown.outlet == outlet, shown.target_url == url)
        .order_by(spans.first_seen_at, shown.title)
    )
    with reading(engine) as connection:
        seen = Shown.of(connection)
        return [TickerSpan(**seen.leading(url, row)) for row in connection.execute(query).mappings()]


def newest_tickers(engine: Engine) -> dict[str, datetime]:
    """Return the instant of the newest capture with a ticker of each outlet that has one, by key. Raises ArchiveError."""
    newest = (  # of each outlet from the index, however many captures there are
        select(func.max(ticker_captures.c.seen_at)).where(ticker_captures.c.outlet == outlets.c.key).scalar_subquery()
    )
    query = select(outlets.c.key, newest.label("newest_at")).order_by(outlets.c.key)
    with reading(engine) as connection:
        return {row.key: row.newest_at for row in connection.execute(query) if row.newest_at}


def outlets_with_tickers(engine: Engine) -> list[str]:
    """Return the outlets of which the archive has tickers, by key. Raises ArchiveError."""
    with reading(engine) as connection:
        return list(connection.scalars(select(tickers.c.outlet).distinct().order_by(tickers.c.outlet)))


def _order(connection: Connection, outlet: str, seen_at: datetime | None) -> Mapping[str, int]:
    """Return the position of each headline in the ticker of an instant; of several captures of it that which counts as the last."""
    query = (
        select(tickers.c.headlines)
        .join(ticker_captures, ticker_captures.c.ticker_id == tickers.c.id)
        .join(captures, captures.c.id == ticker_captures.c.capture_id)
        .where(ticker_captures.c.outlet == outlet, ticker_captures.c.seen_at == seen_at)
        .order_by(tickers.c.digest.desc(), captures.c.url.desc(), captures.c.digest.desc())
        .limit(1)
    )
    headlines: list[dict[str, Any]] = connection.scalar(query) or [] if seen_at else []
    return {headline["title"]: position for position, headline in enumerate(headlines)}


def _spans(connection: Connection, outlet: str, at: datetime) -> list[RowMapping]:
    spans, shown = ticker_sightings.c, ticker_headlines.c
    query = (
        select(
            shown.title,
            shown.url,
            shown.target_url,
            spans.last_position,
            spans.first_seen_at,
            spans.last_seen_at,
            articles.c.id.label("article_id"),
            articles.c.public_id.label("article_public_id"),
            articles.c.headline.label("article_headline"),
            articles.c.state.label("article_state"),
        )
        .join(ticker_sightings, spans.headline_id == shown.id)
        .outerjoin(articles, articles.c.url == shown.target_url)
        .where(
            shown.outlet == outlet,
            shown.first_seen_at <= at,
            shown.last_seen_at >= at,
            spans.first_seen_at <= at,
            spans.last_seen_at >= at,
            leads_to_listed(shown.target_url),
        )
    )
    return list(connection.execute(query).mappings())


def _unsure(connection: Connection, outlet: str, titles: Sequence[str]) -> list[Mapping[str, Any]]:
    """Return the titles, with where they lead to, but for those to articles that are in no list."""
    shown = ticker_headlines.c
    query = select(shown.title, shown.target_url).where(shown.outlet == outlet, leads_to_listed(shown.target_url))
    rows = select_in_chunks(connection, query, shown.title, titles)
    found = {row.title: {"title": row.title, "target_url": row.target_url} for row in rows}
    return [found[title] for title in titles if title in found]


def _headline(row: Mapping[Any, Any]) -> ShownHeadline:
    return ShownHeadline(**{name: value for name, value in row.items() if name != "last_position"})
