"""Whether the indexes agree with the articles."""

from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import DBAPIError

from newsarchive.archive.connect import reading, writing
from newsarchive.archive.search import index
from newsarchive.archive.search.document import document_of
from newsarchive.archive.search.indexes import BOTH, PRESENT, SearchIndex
from newsarchive.archive.visibility import Shown

_AT_ONCE: Final = 500  # contents


@dataclass(slots=True)
class Checked:
    """The numbers of articles and of superseded versions, and sentences about what does not agree."""

    articles: int = 0
    versions: int = 0
    faults: list[str] = field(default_factory=list)


def check(engine: Engine) -> Checked:
    """Compare the indexes with all articles and versions. Raises ArchiveError if the archive cannot be read."""
    found = Checked()
    with reading(engine) as connection:
        for each in BOTH:
            _check(connection, each, found)
    for each in BOTH:
        if engine.dialect.name == "sqlite" and (broken := _broken(engine, each)):
            found.faults.append(f"{_title(each)} is damaged: {broken}")
    return found


def _check(connection: Connection, which: SearchIndex, found: Checked) -> None:
    if not index.is_current(connection, which):
        found.faults.append(f"{_title(which)} is of another version, or was damaged")
        return
    rows, row_id = which.tables.rows, which.tables.row_id
    shown = Shown.of(connection)
    count = missing = stale = 0
    query = which.documents().add_columns(rows.c.digest).outerjoin(rows, row_id == which.id)
    for chunk in connection.execute(query).mappings().partitions(_AT_ONCE):
        count += len(chunk)
        missing += sum(row["digest"] is None for row in chunk)
        stale += sum(
            row["digest"] not in (None, document_of(shown.content(row["id"], dict(row))).digest) for row in chunk
        )
    known = which.documents().with_only_columns(which.id)
    ghosts = connection.scalar(select(func.count()).select_from(rows).where(row_id.not_in(known)))
    what = "articles" if which is PRESENT else "superseded versions"
    counted = ((missing, "are not indexed"), (stale, "are indexed with other words"))
    found.faults += [f"{wrong} of {count} {what} {how}" for wrong, how in counted if wrong]
    if ghosts:
        found.faults.append(f"{ghosts} rows of {_title(which)} are of no {what.removesuffix('s')}")
    if which is PRESENT:
        found.articles = count
    else:
        found.versions = count


def _title(which: SearchIndex) -> str:
    return "the index" if which is PRESENT else "the index of superseded versions"


def _broken(engine: Engine, which: SearchIndex) -> str | None:
    """Return what FTS5 finds wrong with its own tables, None if nothing."""
    fts = which.tables.fts
    with writing(engine) as connection:
        try:
            connection.execute(insert(fts).values({fts.name: "integrity-check", "rank": 0}))
        except DBAPIError as error:
            return str(error.orig)
    return None
