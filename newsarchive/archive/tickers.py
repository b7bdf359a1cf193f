"""Which headlines ran in an outlet's strip, since when and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from newsarchive.archive.batches import look_up
from newsarchive.archive.columns import storable
from newsarchive.archive.schema import ticker_headlines
from newsarchive.items import TickerHeadline

_TIMES = (ticker_headlines.c.first_seen_at, ticker_headlines.c.last_seen_at)


@dataclass(slots=True)
class _Run:
    """A headline over all sightings in a batch: what it was at the first, and when the first and the last were."""

    headline: TickerHeadline
    position: int
    capture_id: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Strip:
    """The headlines of a strip, in order, as one capture showed them."""

    outlet: str
    headlines: Sequence[TickerHeadline]
    capture_id: int
    seen_at: datetime


def store_strips(connection: Connection, strips: Sequence[Strip]) -> None:
    """Write the headlines of strips: new ones, and of known ones when they were seen."""
    for outlet in {strip.outlet for strip in strips}:
        _store_of(connection, outlet, _merged([strip for strip in strips if strip.outlet == outlet]))


def _merged(strips: Sequence[Strip]) -> dict[str, _Run]:
    """One entry a title: a batch sees the same strip on most of its pages."""
    runs: dict[str, _Run] = {}
    for strip in sorted(strips, key=lambda strip: strip.seen_at):
        for position, headline in enumerate(strip.headlines):
            first = _Run(headline, position, strip.capture_id, strip.seen_at, strip.seen_at)
            run = runs.setdefault(storable(headline.title), first)
            run.last = strip.seen_at
    return runs


def _store_of(connection: Connection, outlet: str, runs: dict[str, _Run]) -> None:
    query = select(ticker_headlines.c.id, ticker_headlines.c.title, *_TIMES).where(ticker_headlines.c.outlet == outlet)
    known = {row.title: row for row in look_up(connection, query, ticker_headlines.c.title, runs)}
    new = [
        {
            "outlet": outlet,
            "title": title,
            "url": run.headline.url,
            "position": run.position,
            "first_seen_at": run.first,
            "last_seen_at": run.last,
            "first_capture_id": run.capture_id,
        }
        for title, run in runs.items()
        if title not in known
    ]
    if new:
        connection.execute(insert(ticker_headlines), new)
    moved = [
        {
            "headline_id": row.id,
            "first_seen_at": min(run.first, row.first_seen_at),
            "last_seen_at": max(run.last, row.last_seen_at),
        }
        for title, run in runs.items()
        if (row := known.get(title)) and not row.first_seen_at <= run.first <= run.last <= row.last_seen_at
    ]
    if moved:
        connection.execute(update(ticker_headlines).where(ticker_headlines.c.id == bindparam("headline_id")), moved)
