"""Read function: the headlines that the ticker of an outlet showed in some time, such as a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Engine, Select, func, select

from newsarchive.archive.connect import reading
from newsarchive.archive.schema import articles, ticker_captures, ticker_headlines, ticker_sightings
from newsarchive.archive.visibility import Shown, leads_to_listed

_MOST: Final = 1000  # headlines; a ticker shows some hundreds a day


@dataclass(frozen=True, slots=True)
class HeadlineTimes:
    """A headline of a ticker, and when it was seen in the spans that touch the time asked for.

    `seen_for`: the sum of these spans, of which there are `spans`; nothing if each is of a single capture. `article_public_id`, `article_headline`:
    the article that it leads to, with its present headline and state; None if the archive does not have it.
    """

    title: str
    url: str | None
    target_url: str | None
    first_seen_at: datetime
    last_seen_at: datetime
    seen_for: timedelta
    spans: int
    article_public_id: str | None
    article_headline: str | None
    article_state: str | None


@dataclass(frozen=True, slots=True)
class TickerHeadlines:
    """The headlines of a ticker between two instants, in the order in which they were first seen.

    `captures`: how many captures of the ticker there are in this time. `is_cut`: there are more than 1,000 headlines, and these are the first.
    """

    headlines: tuple[HeadlineTimes, ...]
    captures: int
    is_cut: bool


def ticker_between(engine: Engine, outlet: str, begin: datetime, end: datetime) -> TickerHeadlines:
    """Return the headlines that the ticker of an outlet showed from an instant on until before another. Raises ArchiveError."""
    seen = ticker_captures.c
    counted = select(func.count()).where(seen.outlet == outlet, seen.seen_at >= begin, seen.seen_at < end)
    with reading(engine) as connection:
        shown = Shown.of(connection)
        rows = [
            shown.leading(row["target_url"], row) for row in connection.execute(_spans(outlet, begin, end)).mappings()
        ]
        captures = connection.scalar(counted) or 0
    found = [_times(list(each)) for _, each in groupby(rows, key=lambda row: row["headline_id"])]
    return TickerHeadlines(tuple(found[:_MOST]), captures, len(found) > _MOST)


def _spans(outlet: str, begin: datetime, end: datetime) -> Select[Any]:
    """Return the statement for the spans of the first headlines, those of a headline together."""
    shown, spans = ticker_headlines.c, ticker_sightings.c
    touching = (spans.first_seen_at < end, spans.last_seen_at >= begin)
    first = (
        select(shown.id, func.min(spans.first_seen_at).label("first_seen_at"))
        .join(ticker_sightings, spans.headline_id == shown.id)
        .where(shown.outlet == outlet, shown.first_seen_at < end, shown.last_seen_at >= begin, *touching)
        .where(leads_to_listed(shown.target_url))
        .group_by(shown.id)
        .order_by(func.min(spans.first_seen_at), shown.position, shown.id)
        .limit(_MOST + 1)
        .subquery()
    )
    return (
        select(
            *(shown[name] for name in ("title", "url", "target_url")),
            *(spans[name] for name in ("headline_id", "first_seen_at", "last_seen_at")),
            articles.c.public_id.label("article_public_id"),
            articles.c.headline.label("article_headline"),
            articles.c.state.label("article_state"),
        )
        .join(first, first.c.id == shown.id)
        .join(ticker_sightings, spans.headline_id == shown.id)
        .outerjoin(articles, articles.c.url == shown.target_url)
        .where(*touching)
        .order_by(first.c.first_seen_at, shown.position, spans.headline_id, spans.first_seen_at)
    )


def _times(spans: list[Mapping[Any, Any]]) -> HeadlineTimes:
    first = spans[0]
    lengths: Iterable[timedelta] = (each["last_seen_at"] - each["first_seen_at"] for each in spans)
    names = ("title", "url", "target_url", "first_seen_at", "article_public_id", "article_headline", "article_state")
    return HeadlineTimes(
        **{name: first[name] for name in names},
        last_seen_at=max(each["last_seen_at"] for each in spans),
        seen_for=sum(lengths, timedelta()),
        spans=len(spans),
    )
