"""Deciding what readers see of an article: the log, and what follows for the search indexes and clusters, in one transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Engine, insert, select, update

from newsarchive.archive.clusters import update_clusters
from newsarchive.archive.connect import reading, writing
from newsarchive.archive.failure import ArchiveError, name_of
from newsarchive.archive.schema import article_versions, articles, takedowns
from newsarchive.archive.search.index import Change, is_current, shown_change, write_index
from newsarchive.archive.search.indexes import BOTH, SUPERSEDED
from newsarchive.archive.visibility import Shown, Takedown, takedown_of, takedowns_in

_CHANGED: Final = ("unlisted", "redacted", "withheld")  # grades by which the indexes differ


class NoTakedownError(ArchiveError):
    """There is no decision about the address that could be lifted."""


def logged_takedowns(engine: Engine) -> list[Takedown]:
    """Return all decisions, the newest first. Raises ArchiveError."""
    with reading(engine) as connection:
        return takedowns_in(connection)


def decide(engine: Engine, decision: Takedown) -> None:
    """Write a decision, which replaces the one that holds, and bring indexes and clusters up to date. Raises ArchiveError."""
    with writing(engine) as connection:
        before = _begin(connection, decision.url, decision.grade)
        values = {name: getattr(decision, name) for name in Takedown.__slots__}
        _end(connection, decision.url, decision.decided_at, None)
        connection.execute(insert(takedowns).values({**values, "passages": list(decision.passages)}))
        _reindex(connection, decision.url, before)


def lift(engine: Engine, url: str, *, because: str, now: datetime) -> None:
    """End the decision about an address that holds, and bring indexes and clusters up to date. Raises NoTakedownError, ArchiveError."""
    with writing(engine) as connection:
        before = _begin(connection, url)
        if takedown_of(connection, url) is None:
            raise NoTakedownError(f"no decision about {url} holds. `newsarchive takedown --list` prints all of them.")
        _end(connection, url, now, because)
        _reindex(connection, url, before)


def _begin(connection: Connection, url: str, grade: str | None = None) -> Shown:
    """Return what may be shown before a decision. Raises ArchiveError if the indexes could not follow it."""
    present = takedown_of(connection, url)
    changes_index = {grade, present.grade if present else None} & {*_CHANGED}
    if changes_index and not all(is_current(connection, each) for each in BOTH):
        raise ArchiveError(
            f"the search index of {name_of(connection.engine.url)} is of another version. Run `newsarchive index rebuild` first."
        )
    return Shown.of_all(connection)


def _end(connection: Connection, url: str, now: datetime, because: str | None) -> None:
    holds = (takedowns.c.url == url, takedowns.c.lifted_at.is_(None))
    connection.execute(update(takedowns).where(*holds).values(lifted_at=now, lifted_because=because))


def _reindex(connection: Connection, url: str, before: Shown) -> None:
    """Bring indexes and clusters up to date with what readers see of an article since a decision. Nothing if the archive does not have it."""
    row = connection.execute(select(articles).where(articles.c.url == url)).mappings().first()
    if row is None:
        return
    now = Shown.of_all(connection)
    of_article = article_versions.c.article_id == row["id"]
    earlier = connection.execute(select(article_versions).where(of_article)).mappings().all()
    of_versions = [(each["id"], {**each, "id": row["id"], "outlet": row["outlet"]}) for each in earlier]
    write_index(connection, _changes(before, now, of_versions), SUPERSEDED)
    (change,) = _changes(before, now, [(row["id"], dict(row))])
    write_index(connection, [change])
    update_clusters(connection, {row["id"]: change.body_keys})


def _changes(before: Shown, now: Shown, rows: Sequence[tuple[int, Mapping[str, Any]]]) -> list[Change]:
    return [shown_change(before, now, Change(row_id, row, row)) for row_id, row in rows]
