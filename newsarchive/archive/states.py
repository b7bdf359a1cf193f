"""The rows of `article_states`, and the present state of each article: what follows from the captures of its address."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.history.states import Sign, State, sign_of_missing, states_of
from newsarchive.archive.schema import article_sightings, article_states, articles, captures
from newsarchive.archive.targets import AddressOf
from newsarchive.items import Reason

_MISSING = select(
    captures.c.id,
    captures.c.article_url,
    captures.c.fetched_at,
    captures.c.url,
    captures.c.digest,
    captures.c.reason,
    captures.c.redirects_to,
).where(captures.c.fetched_at.is_not(None))
_SEEN = (
    select(
        article_sightings.c.article_id,
        article_sightings.c.seen_at,
        article_sightings.c.capture_id,
        captures.c.url,
        captures.c.digest,
        captures.c.reason,
    )
    .join(captures, captures.c.id == article_sightings.c.capture_id)
    .distinct()
)
_STORED = select(
    article_states.c.article_id,
    article_states.c.state,
    article_states.c.since,
    article_states.c.capture_id,
    article_states.c.target_url,
).order_by(article_states.c.id)


def store_states(connection: Connection, addresses: Collection[str], address_of: AddressOf) -> None:
    """Write the states of the articles at these addresses, after captures of them were written; unknown addresses are ignored."""
    missing = _missing(connection, addresses, address_of)
    query = select(articles.c.id, articles.c.url, articles.c.state_since)
    ids = {
        row.id: row.url
        for row in select_in_chunks(connection, query, articles.c.url, addresses)
        if row.url in missing or row.state_since
    }
    if not ids:
        return
    signs = _seen(connection, ids)
    rows = {id_: _rows(id_, states_of([*missing.get(url, ()), *signs[id_]])) for id_, url in ids.items()}
    _store(connection, rows)


def _missing(connection: Connection, addresses: Collection[str], address_of: AddressOf) -> dict[str, list[Sign]]:
    found: dict[str, list[Sign]] = defaultdict(list)
    for row in select_in_chunks(connection, _MISSING, captures.c.article_url, addresses):
        sign = sign_of_missing(row.id, row.fetched_at, row.url, row.digest, row.reason, row.redirects_to, address_of)
        found[row.article_url].append(sign)
    return found


def _seen(connection: Connection, article_ids: Collection[int]) -> dict[int, list[Sign]]:
    """Return the sightings of articles as signs. An answer that has shrunk shows nothing."""
    found: dict[int, list[Sign]] = defaultdict(list)
    for row in select_in_chunks(connection, _SEEN, article_sightings.c.article_id, article_ids):
        if row.reason != Reason.SHRUNK:
            found[row.article_id].append(Sign(row.seen_at, State.PRESENT, row.capture_id, row.url, row.digest))
    return found


def _rows(article_id: int, changes: Sequence[Sign]) -> list[dict[str, Any]]:
    return [
        {
            "article_id": article_id,
            "state": sign.state,
            "since": sign.at,
            "capture_id": sign.capture_id,
            "target_url": sign.target_url,
        }
        for sign in changes
    ]


def _store(connection: Connection, wanted: Mapping[int, list[dict[str, Any]]]) -> None:
    stored: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in select_in_chunks(connection, _STORED, article_states.c.article_id, wanted):
        stored[row.article_id].append(dict(zip(_STORED.selected_columns.keys(), row, strict=True)))
    changed = {id_: rows for id_, rows in wanted.items() if rows != stored[id_]}
    if not changed:
        return
    connection.execute(delete(article_states).where(article_states.c.article_id.in_(changed)))
    added = [row for rows in changed.values() for row in rows]
    if added:
        connection.execute(insert(article_states), added)
    present = [
        {
            "row_id": id_,
            "state": rows[-1]["state"] if rows else State.PRESENT,
            "state_since": rows[-1]["since"] if rows else None,
        }
        for id_, rows in changed.items()
    ]
    connection.execute(update(articles).where(articles.c.id == bindparam("row_id")), present)
