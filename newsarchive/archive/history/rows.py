"""The rows of `article_sightings`: a sighting is stored as the version that it shows and what it shows otherwise."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.history.sighting import READ, Sighting
from newsarchive.archive.history.versions import History
from newsarchive.archive.related import Links
from newsarchive.archive.schema import article_sightings, article_versions, captures
from newsarchive.archive.times import Values
from newsarchive.items import Reason

_RELATED = "related"
_THIS_ROW = article_sightings.c.id == bindparam("row_id")
_STORED = select(article_sightings, captures.c.url, captures.c.digest, captures.c.reason).join(
    captures, captures.c.id == article_sightings.c.capture_id
)


@dataclass(frozen=True, slots=True)
class StoredSighting:
    """A sighting as stored: its row, the number of its version, what differs from it, and whether its capture is known to have shrunk."""

    id: int
    version: int
    differs: dict[str, Any] | None
    has_shrunk: bool
    sighting: Sighting


def stored_sightings(
    connection: Connection, present: Mapping[int, tuple[int, Values, Links]], capture_ids: Collection[int] | None = None
) -> dict[int, list[StoredSighting]]:
    """Return the stored sightings of articles, by article id; of all of their captures, or of these.

    `present`: version, columns and related links of each article.
    """
    query = select(
        article_versions.c.article_id, article_versions.c.version, *(article_versions.c[name] for name in READ)
    )
    earlier = {
        (article_id, version): dict(zip(READ, values, strict=True))
        for article_id, version, *values in select_in_chunks(connection, query, article_versions.c.article_id, present)
    }
    found: dict[int, list[StoredSighting]] = defaultdict(list)
    column = article_sightings.c.article_id if capture_ids is None else article_sightings.c.capture_id
    for row in select_in_chunks(connection, _STORED, column, present if capture_ids is None else capture_ids):
        version, values, related = present[row.article_id]
        shown = values if row.version == version else earlier[row.article_id, row.version]
        differs = _decoded(row.differs) if row.differs else {}
        read = {name: differs.get(name, shown[name]) for name in READ}
        links = differs.get(_RELATED, related)
        sighting = Sighting(row.capture_id, row.seen_at, row.url, row.digest, read, links, row.read_at)
        has_shrunk = row.reason == Reason.SHRUNK
        found[row.article_id].append(StoredSighting(row.id, row.version, row.differs, has_shrunk, sighting))
    return found


def store_sightings(
    connection: Connection, histories: Mapping[int, History], stored: Mapping[int, Collection[StoredSighting]]
) -> None:
    """Write the sightings of histories by article id: new rows, and those whose version or differences have changed."""
    new, changed = [], []
    for article_id, history in histories.items():
        known = {id(each.sighting): each for each in stored.get(article_id, ())}
        for number, sighting, differs in _placed(history):
            before = known.get(id(sighting))
            if before is None:
                new.append(sighting_row(article_id, number, sighting, differs))
            elif (before.version, before.differs) != (number, differs):
                changed.append({"row_id": before.id, "version": number, "differs": differs})
    if changed:
        connection.execute(update(article_sightings).where(_THIS_ROW), changed)
    insert_sightings(connection, new)


def store_shrunk(
    connection: Connection, histories: Iterable[History], stored: Iterable[Collection[StoredSighting]]
) -> None:
    """Set the reason of the captures that have shrunk, and take it from those that no longer have, after an earlier capture arrived."""
    before = {each.sighting.capture_id for of_article in stored for each in of_article if each.has_shrunk}
    now = {each.capture_id for history in histories for each in history.shrunk}
    rows = [{"row_id": id_, "reason": Reason.SHRUNK} for id_ in now - before]
    rows += [{"row_id": id_, "reason": None} for id_ in before - now]
    if rows:
        connection.execute(update(captures).where(captures.c.id == bindparam("row_id")), rows)


def sighting_row(
    article_id: int, version: int, sighting: Sighting, differs: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return the row of a sighting."""
    return {
        "article_id": article_id,
        "capture_id": sighting.capture_id,
        "seen_at": sighting.seen_at,
        "version": version,
        "differs": differs,
        "read_at": sighting.read_at,
    }


def insert_sightings(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Write new rows."""
    if rows:
        connection.execute(insert(article_sightings), rows)


def _placed(history: History) -> Iterator[tuple[int, Sighting, dict[str, Any] | None]]:
    """Yield the sightings of a history with the number of the version that each shows, and what differs from it."""
    for number, version in enumerate(history.versions, 1):
        for sighting in version.sightings:
            differs = {name: sighting.values[name] for name in READ if sighting.values[name] != version.values[name]}
            if sighting.related != history.related:
                differs[_RELATED] = sighting.related
            yield number, sighting, _encoded(differs) or None


def _encoded(value: Any) -> Any:
    """Return a value with instants as text: JSON has none."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, dict):
        return {name: _encoded(each) for name, each in value.items()}
    return [_encoded(each) for each in value] if isinstance(value, list) else value


def _decoded(differs: Mapping[str, Any]) -> dict[str, Any]:
    """Return what differs on a capture, with its instants; the names of times are keys of the witnesses too, which have none."""
    decoded = _with_instants(differs)
    if _RELATED in decoded:
        decoded[_RELATED] = [_with_instants(link) for link in decoded[_RELATED]]
    return decoded


def _with_instants(columns: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: datetime.fromisoformat(value) if value and name in _INSTANTS else value for name, value in columns.items()
    }


_INSTANTS = frozenset(("published_at", "modified_at"))
