"""Write sightings of articles: the rows of `articles`, their versions, sightings, authors and related links."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from newsarchive.archive.authors import store_authors
from newsarchive.archive.batches import insert_returning_ids, select_in_chunks
from newsarchive.archive.citation import public_id
from newsarchive.archive.hashes import body_hash, content_hash
from newsarchive.archive.history.changes import changes_of
from newsarchive.archive.history.rows import (
    insert_sightings,
    sighting_row,
    store_shrunk,
    store_sightings,
    stored_sightings,
)
from newsarchive.archive.history.sighting import READ, Sighting, in_order
from newsarchive.archive.history.versions import SITE, History, Version, history_of
from newsarchive.archive.related import Links, known_links, store_related
from newsarchive.archive.schema import article_versions, articles
from newsarchive.archive.search.index import Change, update_index
from newsarchive.archive.search.indexes import SUPERSEDED
from newsarchive.archive.times import Values

_THIS_ARTICLE = articles.c.id == bindparam("article_id")


class Outcome(StrEnum):
    """The effect of a captured page on the archive."""

    NEW = "new"  # an article at an address that was not known
    CHANGED = "changed"  # a known article with a content unlike those before and after it, which are kept as versions
    UNCHANGED = "unchanged"  # a known article with a known content
    LISTING = "listing"  # a page without an article
    FAILED = (
        "failed"  # no page, or one with far less text than the archive has of the article; the capture has its reason
    )


@dataclass(frozen=True, slots=True)
class Arrival:
    """A sighting that is to be written: the outlet and the address of its article."""

    outlet: str
    address: str
    sighting: Sighting


@dataclass(frozen=True, slots=True)
class Stored:
    """An arrival as stored: its outcome, and the keys of the body; None if the article was not written as it is unchanged."""

    capture_id: int
    article_id: int
    outcome: Outcome
    body_keys: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """An arrival of a known article: the row of the article and its related links."""

    arrival: Arrival
    row: Mapping[str, Any]
    related: Links

    @property
    def article_id(self) -> int:
        article_id: int = self.row["id"]
        return article_id

    @property
    def values(self) -> Values:
        return {name: self.row[name] for name in READ}

    @property
    def repeats(self) -> bool:
        """True if the newest capture shows exactly what the archive has."""
        sighting = self.arrival.sighting
        return (
            bool(sighting.seen_at > self.row["last_seen_at"])
            and all(self.row[name] == value for name, value in sighting.values.items())
            and sighting.related == self.related
        )


def store_articles(connection: Connection, arrivals: Sequence[Arrival]) -> list[Stored]:
    """Write sightings of articles at different addresses; return what became of each, in no order."""
    rows = _rows(connection, [each.address for each in arrivals])
    related = known_links(connection, [row["id"] for row in rows.values()])
    known = [
        _Known(replace(each, sighting=each.sighting.as_stored()), row, related[row["id"]])
        for each in arrivals
        if (row := rows.get(each.address))
    ]
    repeated: list[_Known] = []
    others: list[_Known] = []
    for each in known:
        (repeated if each.repeats else others).append(each)
    return [
        *_insert(connection, [each for each in arrivals if each.address not in rows]),
        *_repeat(connection, repeated),
        *_derive(connection, others),
    ]


def _rows(connection: Connection, addresses: Sequence[str]) -> dict[str, Values]:
    found = select_in_chunks(connection, select(articles), articles.c.url, addresses)
    return {row.url: dict(zip(articles.c.keys(), row, strict=True)) for row in found}


def _insert(connection: Connection, new: Sequence[Arrival]) -> list[Stored]:
    """Write articles that are not known."""
    if not new:
        return []
    rows = [
        {
            **_content(history_of([[each.sighting]]).versions[0]),
            "outlet": each.outlet,
            "url": each.address,
            "public_id": public_id(each.outlet, each.address),
            "version": 1,
            "first_capture_id": each.sighting.capture_id,
            "first_seen_at": each.sighting.seen_at,
            "last_seen_at": each.sighting.seen_at,
            "version_first_seen_at": each.sighting.seen_at,
        }
        for each in new
    ]
    added = dict(zip(insert_returning_ids(connection, articles, rows), new, strict=True))
    insert_sightings(connection, [sighting_row(id_, 1, each.sighting) for id_, each in added.items()])
    store_authors(connection, {id_: each.sighting.values["authors"] for id_, each in added.items()}, ())
    store_related(connection, {id_: each.sighting.related for id_, each in added.items()}, ())
    written = [Change(id_, None, {**row, "id": id_}) for id_, row in zip(added, rows, strict=True)]
    changes = update_index(connection, written)
    return [
        Stored(each.sighting.capture_id, id_, Outcome.NEW, change.body_keys)
        for (id_, each), change in zip(added.items(), changes, strict=True)
    ]


def _repeat(connection: Connection, repeated: Sequence[_Known]) -> list[Stored]:
    """Write sightings that only repeat the present content."""
    sightings = [sighting_row(each.article_id, each.row["version"], each.arrival.sighting) for each in repeated]
    insert_sightings(connection, sightings)
    seen = [{"article_id": row["article_id"], "last_seen_at": row["seen_at"]} for row in sightings]
    if seen:
        connection.execute(update(articles).where(_THIS_ARTICLE), seen)
    return [Stored(each.arrival.sighting.capture_id, each.article_id, Outcome.UNCHANGED) for each in repeated]


def _derive(connection: Connection, arrived: Sequence[_Known]) -> list[Stored]:
    """Write articles anew from all their sightings."""
    if not arrived:
        return []
    present = {each.article_id: (each.row["version"], each.values, each.related) for each in arrived}
    stored = stored_sightings(connection, present)
    histories = {
        each.article_id: history_of(
            in_order([*(known.sighting for known in stored[each.article_id]), each.arrival.sighting])
        )
        for each in arrived
    }
    rows = {each.article_id: _article_row(histories[each.article_id]) for each in arrived}
    connection.execute(update(articles).where(_THIS_ARTICLE), [{"article_id": id_, **row} for id_, row in rows.items()])
    _store_versions(connection, histories, {each.article_id: each.row["outlet"] for each in arrived})
    store_sightings(connection, histories, stored)
    store_shrunk(connection, histories.values(), stored.values())
    _store_lists(connection, arrived, histories)
    written = [Change(each.article_id, each.row, {**each.row, **rows[each.article_id]}) for each in arrived]
    changes = update_index(connection, written)
    return [
        _stored(each, rows[each.article_id], change, histories[each.article_id])
        for each, change in zip(arrived, changes, strict=True)
    ]


def _article_row(history: History) -> Values:
    first, last = history.versions[0], history.versions[-1]
    return {
        **_content(last),
        "version": len(history.versions),
        "first_capture_id": first.sightings[0].capture_id,
        "first_seen_at": first.sightings[0].seen_at,
        "last_seen_at": last.sightings[-1].seen_at,
        "version_first_seen_at": last.sightings[0].seen_at,
    }


def _stored(each: _Known, row: Values, change: Change, history: History) -> Stored:
    if any(sighting is each.arrival.sighting for sighting in history.shrunk):
        outcome = Outcome.FAILED
    else:
        outcome = Outcome.CHANGED if row["version"] > each.row["version"] else Outcome.UNCHANGED
    return Stored(each.arrival.sighting.capture_id, each.article_id, outcome, change.body_keys)


def _store_versions(connection: Connection, histories: Mapping[int, History], outlets: Mapping[int, str]) -> None:
    """Write the earlier versions of articles: those that differ from the stored ones. `outlets`: by article id."""
    wanted = {
        (article_id, number): _version_row(history.versions, number)
        for article_id, history in histories.items()
        for number in range(1, len(history.versions))
    }
    known = {
        (row.article_id, row.version): dict(zip(article_versions.c.keys(), row, strict=True))
        for row in select_in_chunks(connection, select(article_versions), article_versions.c.article_id, histories)
    }
    stale = {
        row["id"]: row
        for key, row in known.items()
        if key not in wanted or any(row[name] != value for name, value in wanted[key].items())
    }
    if stale:
        removed = [Change(id_, _indexed(row, outlets), None) for id_, row in stale.items()]
        update_index(connection, removed, SUPERSEDED)
        connection.execute(delete(article_versions).where(article_versions.c.id.in_(stale)))
    rows = [
        {"article_id": article_id, "version": number, **row}
        for (article_id, number), row in wanted.items()
        if (article_id, number) not in known or known[article_id, number]["id"] in stale
    ]
    if rows:
        ids = insert_returning_ids(connection, article_versions, rows)
        added = [Change(id_, None, _indexed(row, outlets)) for id_, row in zip(ids, rows, strict=True)]
        update_index(connection, added, SUPERSEDED)


def _indexed(row: Mapping[str, Any], outlets: Mapping[int, str]) -> Values:
    """Return a version as the index has it: with the id and the outlet of its article."""
    return {**row, "id": row["article_id"], "outlet": outlets[row["article_id"]]}


def _version_row(versions: Sequence[Version], number: int) -> Values:
    """Return the row of an earlier version, from the versions of an article."""
    *earlier, version, following = versions[: number + 1]
    changes = changes_of(
        version.values, following.values, (each.values for each in earlier), by_site=version.cause == SITE
    )
    return {
        **_content(version),
        "first_seen_at": version.sightings[0].seen_at,
        "last_seen_at": version.sightings[-1].seen_at,
        "superseded_at": version.superseded_at,
        "cause": version.cause,
        "changes": changes,
    }


def _store_lists(connection: Connection, arrived: Sequence[_Known], histories: Mapping[int, History]) -> None:
    """Write the authors and the related links of articles whose lists have changed."""
    authors, with_authors, related, with_related = {}, [], {}, []
    for each in arrived:
        history = histories[each.article_id]
        listed = history.versions[-1].values["authors"]
        if listed != each.row["authors"]:
            authors[each.article_id] = listed
            with_authors += [each.article_id] if each.row["authors"] else []
        if history.related != each.related:
            related[each.article_id] = history.related
            with_related += [each.article_id] if each.related else []
    store_authors(connection, authors, with_authors)
    store_related(connection, related, with_related)


def _content(version: Version) -> Values:
    """Return the columns of a content."""
    return {
        **version.values,
        "content_hash": content_hash(version.values),
        "body_hash": body_hash(version.values),
        "capture_id": version.capture_id,
    }
