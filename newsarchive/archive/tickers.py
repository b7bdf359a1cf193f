"""The ticker headlines of an outlet, each with its first and last sighting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.columns import storable
from newsarchive.archive.schema import ticker_headlines
from newsarchive.archive.targets import AddressOf, target_url
from newsarchive.items import TickerHeadline

_TIMES = (ticker_headlines.c.first_seen_at, ticker_headlines.c.last_seen_at)


@dataclass(slots=True)
class _Sightings:
    """A headline with its first sighting in a batch, and the instants of the first and the last."""

    headline: TickerHeadline
    position: int
    capture_id: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Ticker:
    """The headlines of a ticker, in order, as one capture showed them."""

    outlet: str
    headlines: Sequence[TickerHeadline]
    capture_id: int
    seen_at: datetime


def store_tickers(connection: Connection, tickers: Sequence[Ticker], *, address_of: AddressOf) -> None:
    """Write new headlines of tickers, and the first and last sighting of known ones."""
    for outlet in {ticker.outlet for ticker in tickers}:
        _store_of(connection, outlet, _merged([ticker for ticker in tickers if ticker.outlet == outlet]), address_of)


def _merged(tickers: Sequence[Ticker]) -> dict[str, _Sightings]:
    """Return the sightings by title: most pages of a batch show the same ticker."""
    found: dict[str, _Sightings] = {}
    for ticker in sorted(tickers, key=lambda ticker: ticker.seen_at):
        for position, headline in enumerate(ticker.headlines):
            first = _Sightings(headline, position, ticker.capture_id, ticker.seen_at, ticker.seen_at)
            sightings = found.setdefault(storable(headline.title), first)
            sightings.last = ticker.seen_at
    return found


def _store_of(connection: Connection, outlet: str, found: dict[str, _Sightings], address_of: AddressOf) -> None:
    query = select(ticker_headlines.c.id, ticker_headlines.c.title, *_TIMES).where(ticker_headlines.c.outlet == outlet)
    known = {row.title: row for row in select_in_chunks(connection, query, ticker_headlines.c.title, found)}
    new = [
        {
            "outlet": outlet,
            "title": title,
            "url": sightings.headline.url,
            "target_url": target_url(sightings.headline.url, address_of),
            "position": sightings.position,
            "first_seen_at": sightings.first,
            "last_seen_at": sightings.last,
            "first_capture_id": sightings.capture_id,
        }
        for title, sightings in found.items()
        if title not in known
    ]
    if new:
        connection.execute(insert(ticker_headlines), new)
    moved = [
        {
            "headline_id": row.id,
            "first_seen_at": min(sightings.first, row.first_seen_at),
            "last_seen_at": max(sightings.last, row.last_seen_at),
        }
        for title, sightings in found.items()
        if (row := known.get(title)) and not row.first_seen_at <= sightings.first <= sightings.last <= row.last_seen_at
    ]
    if moved:
        connection.execute(update(ticker_headlines).where(ticker_headlines.c.id == bindparam("headline_id")), moved)
