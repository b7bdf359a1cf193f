"""How large the database is, its search index included, and how many captures came since a day."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.exc import DBAPIError

from newsarchive.archive.archive_url import file_of
from newsarchive.archive.connect import reading
from newsarchive.archive.schema import captures

_OF_INDEX = {
    "sqlite": "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search%' OR name LIKE 'sqlite_autoindex_search%'",
    "postgresql": "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relname LIKE 'search%'",
}


@dataclass(frozen=True, slots=True)
class DatabaseSize:
    """The bytes of a database, and those of its search index; None if the database does not count these, or was not to.

    `captures`: all rows of captures; `recent`: those fetched since the instant that was asked for, the first of them at `recent_from`.
    """

    bytes: int
    index_bytes: int | None
    captures: int
    recent: int
    recent_from: datetime | None


def database_size(engine: Engine, since: datetime, *, with_index: bool = True) -> DatabaseSize:
    """Return the size of an archive's database. Raises ArchiveError.

    `with_index`: count the bytes of the search index, for which all pages of the database are visited.
    """
    count = select(func.count()).select_from(captures)
    file = file_of(engine.url)
    with reading(engine) as connection:
        size = _file_size(file) if file else connection.scalar(text("SELECT pg_database_size(current_database())"))
        every = connection.scalar(count) or 0
        of_recent = select(func.count(), func.min(captures.c.fetched_at)).where(captures.c.fetched_at >= since)
        recent, recent_from = connection.execute(of_recent).one()
    if not with_index:
        return DatabaseSize(size or 0, None, every, recent, recent_from)
    with reading(engine) as connection:
        return DatabaseSize(size or 0, _index_size(connection), every, recent, recent_from)


def _file_size(file: Path) -> int:
    beside = (file, file.with_name(f"{file.name}-wal"))
    return sum(each.stat().st_size for each in beside if each.exists())


def _index_size(connection: Connection) -> int | None:
    try:
        found: int | None = connection.scalar(text(_OF_INDEX[connection.dialect.name]))
    except DBAPIError:  # an SQLite that was built without dbstat
        return None
    return found
