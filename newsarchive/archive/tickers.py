"""The tickers of an outlet: which captures carried which, the spans in which each headline was shown, and the headlines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, update

from newsarchive.archive.batches import insert_returning_ids, select_in_chunks
from newsarchive.archive.columns import json_text, storable_in
from newsarchive.archive.schema import captures, ticker_captures, ticker_headlines, ticker_sightings, tickers
from newsarchive.archive.spans import Seen, Span, spans_of
from newsarchive.archive.targets import AddressOf, target_url
from newsarchive.items import TickerHeadline

_seen_at = ticker_captures.c.seen_at
_OF_OUTLET = ticker_captures.c.outlet == bindparam("of_outlet")
_BEFORE = select(func.max(_seen_at)).where(_OF_OUTLET, _seen_at < bindparam("first")).scalar_subquery()
_AFTER = select(func.min(_seen_at)).where(_OF_OUTLET, _seen_at > bindparam("last")).scalar_subquery()
_FACTS = (
    select(_seen_at, ticker_captures.c.capture_id, ticker_captures.c.ticker_id)
    .join(tickers, tickers.c.id == ticker_captures.c.ticker_id)
    .join(captures, captures.c.id == ticker_captures.c.capture_id)
    .where(
        _OF_OUTLET,
        _seen_at >= func.coalesce(_BEFORE, bindparam("first", type_=_seen_at.type)),
        _seen_at <= func.coalesce(_AFTER, bindparam("last", type_=_seen_at.type)),
    )
    .order_by(_seen_at, tickers.c.digest, captures.c.url, captures.c.digest)
)
_Headlines = list[dict[str, str | None]]  # of a ticker, in order: the column `headlines`
_FIRST = ("url", "target_url", "position", "first_seen_at", "first_capture_id")


@dataclass(frozen=True, slots=True)
class Ticker:
    """The headlines of a ticker, in order, as one capture showed them."""

    outlet: str
    headlines: Sequence[TickerHeadline]
    capture_id: int
    seen_at: datetime


def store_tickers(connection: Connection, shown: Iterable[Ticker], *, address_of: AddressOf) -> None:
    """Write which captures carried which ticker, and what follows for the headlines and the spans in which they were shown."""
    by_outlet = defaultdict(list)
    for each in shown:
        if each.headlines:
            by_outlet[each.outlet].append(each)
    for outlet, of_outlet in by_outlet.items():
        known = _store_facts(connection, outlet, of_outlet)
        times = [each.seen_at for each in of_outlet]
        seen = _seen_around(connection, outlet, min(times), max(times), known)
        _store_spans(connection, outlet, seen, address_of)


def _store_facts(connection: Connection, outlet: str, shown: Sequence[Ticker]) -> dict[int, _Headlines]:
    """Write the tickers, equal ones once, and the captures that carried them; return the headlines of the tickers by their ids."""
    shown_as = [tuple((headline.title, headline.url) for headline in each.headlines) for each in shown]
    listed = {each: _columns(each) for each in set(shown_as)}
    digests = {each: sha256(json_text(columns).encode()).hexdigest() for each, columns in listed.items()}
    query = select(tickers.c.digest, tickers.c.id).where(tickers.c.outlet == outlet)
    ids = dict(tuple(row) for row in select_in_chunks(connection, query, tickers.c.digest, set(digests.values())))
    new = {digest: listed[each] for each, digest in digests.items() if digest not in ids}
    if new:
        rows = [{"outlet": outlet, "digest": digest, "headlines": columns} for digest, columns in new.items()]
        ids |= zip(new, insert_returning_ids(connection, tickers, rows), strict=True)
    connection.execute(
        insert(ticker_captures),
        [
            {"outlet": outlet, "seen_at": each.seen_at, "capture_id": each.capture_id, "ticker_id": ids[digests[key]]}
            for each, key in zip(shown, shown_as, strict=True)
        ],
    )
    return {ids[digest]: listed[each] for each, digest in digests.items()}


def _columns(headlines: Iterable[tuple[str, str | None]]) -> _Headlines:
    """Return the headlines of a ticker as columns; a headline that a ticker shows twice is in it once."""
    listed: dict[str, dict[str, str | None]] = {}
    for title, url in headlines:
        each = storable_in({"title": title, "url": url})
        listed.setdefault(each["title"], each)
    return list(listed.values())


def _seen_around(
    connection: Connection, outlet: str, first: datetime, last: datetime, known: Mapping[int, _Headlines]
) -> list[Seen]:
    """Return the tickers that captures carried from one instant to another, and those of the instants before and after.

    `known`: the headlines of the tickers of which they are known, by the ids of the tickers.
    """
    facts = connection.execute(_FACTS, {"of_outlet": outlet, "first": first, "last": last}).all()
    query = select(tickers.c.id, tickers.c.headlines)
    unknown = {fact.ticker_id for fact in facts} - known.keys()
    shown = {**known, **dict(map(tuple, select_in_chunks(connection, query, tickers.c.id, unknown)))}
    # Most pages of a crawl carry the same ticker: of a run of equal ones the first and the last decide.
    ids = [None, *(fact.ticker_id for fact in facts), None]
    return [
        Seen(fact.seen_at, fact.capture_id, shown[fact.ticker_id])
        for fact, before, after in zip(facts, ids, ids[2:], strict=False)
        if not before == fact.ticker_id == after
    ]


def _store_spans(connection: Connection, outlet: str, seen: Sequence[Seen], address_of: AddressOf) -> None:
    """Write the headlines and their spans that touch a stretch of captures."""
    titles = list(dict.fromkeys(title for each in seen for title in each.positions))
    known, stored = _known_headlines(connection, outlet, titles, seen)
    spans = {title: spans_of(title, seen, list(stored[title].values())) for title in titles}
    links = {(each.capture_id, headline["title"]): headline["url"] for each in seen for headline in each.headlines}
    rows = {}
    for title, of_title in spans.items():
        url = links.get((of_title[0].first_capture_id, title))
        rows[title] = _headline(of_title, seen[0].seen_at, known.get(title), url, target_url(url, address_of))
    ids = {title: row["id"] for title, row in known.items()}
    new = {title: {"outlet": outlet, "title": title, **row} for title, row in rows.items() if title not in known}
    if new:
        ids |= zip(new, insert_returning_ids(connection, ticker_headlines, list(new.values())), strict=True)
    changed = [
        {"row_id": row["id"], **rows[title]} for title, row in known.items() if rows[title].items() - row.items()
    ]
    if changed:
        connection.execute(update(ticker_headlines).where(ticker_headlines.c.id == bindparam("row_id")), changed)
    _replace_spans(connection, [(ids[title], stored[title], of_title) for title, of_title in spans.items()])


def _known_headlines(
    connection: Connection, outlet: str, titles: Sequence[str], seen: Sequence[Seen]
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[int, Span]]]:
    """Return the stored rows of headlines by title, and their spans that touch a stretch of captures by title and the id of their row."""
    spans = ticker_sightings.c
    touches = and_(
        spans.headline_id == ticker_headlines.c.id,
        spans.first_seen_at <= seen[-1].seen_at,
        spans.last_seen_at >= seen[0].seen_at,
    )
    query = (
        select(ticker_headlines, spans.id, *(spans[name] for name in Span._fields))
        .outerjoin(ticker_sightings, touches)
        .where(ticker_headlines.c.outlet == outlet)
    )
    names = ticker_headlines.c.keys()
    known: dict[str, dict[str, Any]] = {}
    touching: dict[str, dict[int, Span]] = defaultdict(dict)
    for row in select_in_chunks(connection, query, ticker_headlines.c.title, titles):
        headline, (span_id, *span) = dict(zip(names, row, strict=False)), row[len(names) :]
        known[headline["title"]] = headline
        if span_id is not None:
            touching[headline["title"]][span_id] = Span(*span)
    return known, touching


def _headline(
    spans: Sequence[Span], begin: datetime, known: Mapping[str, Any] | None, url: str | None, target: str | None
) -> dict[str, Any]:
    """Return the columns of a headline that follow from its first and its last sighting.

    `begin`: the first instant of the stretch of captures. A span that began before it is not earlier than the known first sighting.
    """
    first, last_seen_at = spans[0], spans[-1].last_seen_at
    if known is not None:
        last_seen_at = max(last_seen_at, known["last_seen_at"])
        is_later = known["first_seen_at"] < first.first_seen_at or first.first_seen_at < begin
        if is_later or known["first_capture_id"] == first.first_capture_id:
            return {**{name: known[name] for name in _FIRST}, "last_seen_at": last_seen_at}
    return {
        "url": url,
        "target_url": target,
        "position": first.position,
        "first_seen_at": first.first_seen_at,
        "last_seen_at": last_seen_at,
        "first_capture_id": first.first_capture_id,
    }


def _replace_spans(connection: Connection, headlines: Iterable[tuple[int, Mapping[int, Span], Sequence[Span]]]) -> None:
    """Write the spans of headlines in place of the stored ones, as far as they differ."""
    gone, changed, added = [], [], []
    for headline_id, stored, spans in headlines:
        for (row_id, before), now in zip(stored.items(), spans, strict=False):
            if before != now:
                changed.append({"row_id": row_id, **now._asdict()})
        gone += list(stored)[len(spans) :]
        added += [{"headline_id": headline_id, **span._asdict()} for span in spans[len(stored) :]]
    if gone:
        connection.execute(delete(ticker_sightings).where(ticker_sightings.c.id.in_(gone)))
    if changed:
        connection.execute(update(ticker_sightings).where(ticker_sightings.c.id == bindparam("row_id")), changed)
    if added:
        connection.execute(insert(ticker_sightings), added)
