"""The addresses that the sources of an outlet named, each with its first and last listing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, select, update

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.columns import storable
from newsarchive.archive.schema import listed_addresses
from newsarchive.items import ListedAddress


@dataclass(frozen=True, slots=True)
class Listing:
    """The addresses that one response of a source named, and when it was fetched."""

    outlet: str
    addresses: Sequence[ListedAddress]
    listed_at: datetime


class _Key(NamedTuple):
    """What a row is for: an address named by a source."""

    url: str
    source: str


class _Listed(NamedTuple):
    """What is known of an address: its first and last listing, and what the last one states of it."""

    first_listed_at: datetime
    first_run_id: int
    last_listed_at: datetime
    is_article: bool
    section: str | None

    def merged(self, other: "_Listed") -> "_Listed":
        """Return what both know; the order of the two has no effect."""
        first = min(self, other, key=lambda each: (each.first_listed_at, each.first_run_id))
        last = max(self, other, key=lambda each: (each.last_listed_at, each.is_article, each.section or ""))
        return last._replace(first_listed_at=first.first_listed_at, first_run_id=first.first_run_id)


_KNOWN = select(listed_addresses.c.id, *(listed_addresses.c[name] for name in (*_Key._fields, *_Listed._fields)))


def store_listed(connection: Connection, run_id: int, listings: Iterable[Listing]) -> None:
    """Write the addresses of listings: new ones, and the first and last listing of known ones."""
    by_outlet: dict[str, dict[_Key, _Listed]] = {}
    for listing in listings:
        found = by_outlet.setdefault(listing.outlet, {})
        for each in listing.addresses:
            key = _Key(storable(each.url), storable(each.source))
            section = storable(each.section) if each.section else None
            listed = _Listed(listing.listed_at, run_id, listing.listed_at, each.is_article, section)
            found[key] = listed.merged(found[key]) if key in found else listed
    for outlet, found in by_outlet.items():
        _store_of(connection, outlet, found)


def _store_of(connection: Connection, outlet: str, found: dict[_Key, _Listed]) -> None:
    query = _KNOWN.where(listed_addresses.c.outlet == outlet)
    rows = select_in_chunks(connection, query, listed_addresses.c.url, {key.url for key in found})
    changed = []
    for row in rows:
        listed = found.pop(_Key(row.url, row.source), None)
        known = _Listed(*(getattr(row, name) for name in _Listed._fields))
        if listed and (merged := listed.merged(known)) != known:
            changed.append({"row_id": row.id, **merged._asdict()})
    if changed:
        connection.execute(update(listed_addresses).where(listed_addresses.c.id == bindparam("row_id")), changed)
    if found:
        added = [{"outlet": outlet, **key._asdict(), **listed._asdict()} for key, listed in found.items()]
        connection.execute(insert(listed_addresses), added)
