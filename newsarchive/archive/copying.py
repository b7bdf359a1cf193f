"""A whole archive copied into another database, in chunks that are committed one by one: after a crash the same call goes on.

What is there already is compared with the origin. From the first table on that differs, as a crawl has changed the origin since, it is copied again.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select

from newsarchive.archive.archive_url import file_of
from newsarchive.archive.connect import open_archive, open_target, reading, writing
from newsarchive.archive.failure import ArchiveError, name_of
from newsarchive.archive.indexing import rebuild
from newsarchive.archive.schema import captures, metadata
from newsarchive.archive.table_rows import RowsDigest, Values, chunks, digest_of, key_of, rows_after
from newsarchive.archive.unfinished import UNFINISHED, mark, origin_in, unmark

_RECORDS: Final = select(func.count()).select_from(captures).where(captures.c.warc_file.is_not(None))
Advance = Callable[[int], object]


class NotEmptyError(ArchiveError):
    """The archive to copy into holds something else; nothing was written."""

    exit_code = 2


@dataclass(slots=True)
class Copied:
    """What a copy holds: the digest of each table, by its name; the number of captures that name a WARC file."""

    tables: dict[str, RowsDigest]
    records: int

    @property
    def rows(self) -> int:
        """The number of all rows."""
        return sum(digest.rows for digest in self.tables.values())


def copy_archive(origin_url: str, target_url: str, begun: Callable[[int, bool], Advance]) -> Copied:
    """Copy an archive into an empty or new one, or go on with its unfinished copy; return what was copied, after comparing both.

    The origin is read as it is at the beginning, whatever is written into it meanwhile. `begun`: called with the number of rows to copy and to
    compare, and with True if this goes on with an unfinished copy; what it returns is called with the numbers of rows that are done. Raises
    ArchiveError, NotEmptyError.
    """
    with _opened(open_archive(origin_url, migrate=False)) as source, _opened(open_target(target_url)) as target:
        copy = _Copy(target, _identity(source))
        with reading(source) as origin:
            is_continued = copy.begin()
            count = sum(origin.scalar(select(func.count()).select_from(table)) or 0 for table in metadata.sorted_tables)
            advance = begun(2 * count, is_continued)
            tables = {table.name: copy.take(origin, table, advance) for table in metadata.sorted_tables}
            copied = Copied(tables, records=origin.scalar(_RECORDS) or 0)
        copy.complete(copied, advance)
    return copied


class _Copy:
    """The target of a copy. Each method writes in transactions of its own, and only while the copy is unfinished."""

    def __init__(self, target: Engine, origin_name: str) -> None:
        self._target = target
        self._origin_name = origin_name

    def begin(self) -> bool:
        """Mark the target as unfinished; True if it was already. Raises NotEmptyError."""
        name = name_of(self._target.url)
        if _identity(self._target) == self._origin_name:
            raise NotEmptyError(f"{name} would be copied into itself. Name another archive to copy into.")
        with writing(self._target) as connection:
            marked = origin_in(connection)
            if marked == self._origin_name:
                return True
            if marked is not None:
                raise NotEmptyError(
                    f"{name} is an unfinished copy of {marked}. Finish or delete it, or name another archive."
                )
            if any(connection.execute(select(table).limit(1)).first() for table in metadata.sorted_tables):
                raise NotEmptyError(
                    f"{name} holds an archive already. Name one that does not exist yet, or an empty one."
                )
            mark(connection, self._origin_name)
        return False

    def take(self, origin: Connection, table: Table, advance: Advance) -> RowsDigest:
        """Copy the rows of a table that the target does not have; return the digest of those of the origin."""
        digest = RowsDigest()
        last: Values | None = None
        for chunk in chunks(origin, table):
            if not self._add(table, last, chunk):
                self._clear_from(table)
                return self.take(origin, table, advance)
            last = key_of(table, chunk[-1])
            digest.add(chunk)
            advance(len(chunk))
        with self._writing() as connection:
            has_more = bool(rows_after(connection, table, last, 1))
        if has_more:
            self._clear_from(table)
            return self.take(origin, table, advance)
        return digest

    def complete(self, copied: Copied, advance: Advance) -> None:
        """Set sequences, make the search index, compare all rows with the digests of the origin, and mark the copy as whole. Raises ArchiveError."""
        with self._writing() as connection:
            if connection.dialect.name == "postgresql":
                _set_sequences(connection)
        rebuild(self._target)
        for table in metadata.sorted_tables:
            self._compare(table, copied.tables[table.name])
            advance(copied.tables[table.name].rows)
        with self._writing() as connection:
            unmark(connection)

    def _add(self, table: Table, after: Values | None, chunk: list[Values]) -> bool:
        """Insert the rows of a chunk that are missing; False if there are other rows in their place."""
        with self._writing() as connection:
            kept = rows_after(connection, table, after, len(chunk))
            if kept != chunk[: len(kept)]:
                return False
            names = [column.name for column in table.columns]
            missing = [dict(zip(names, row, strict=True)) for row in chunk[len(kept) :]]
            if missing:
                connection.execute(insert(table), missing)
        return True

    def _clear_from(self, table: Table) -> None:
        """Delete what was copied of a table and of those after it, which may refer to it."""
        tables = metadata.sorted_tables
        with self._writing() as connection:
            for each in reversed(tables[tables.index(table) :]):
                statement = delete(each)
                connection.execute(
                    statement.where(each.c.name != UNFINISHED) if each.name == "archive_info" else statement
                )

    def _compare(self, table: Table, wanted: RowsDigest) -> None:
        with reading(self._target) as connection:
            found = digest_of(chunks(connection, table))
        if (found.rows, found.hex) != (wanted.rows, wanted.hex):
            raise ArchiveError(
                f"{name_of(self._target.url)}: the {found.rows} rows of {table.name} are not the {wanted.rows} of the origin. "
                "Run the same command again: it copies what differs."
            )

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Yield a connection as `writing` does. Raises ArchiveError if another process finished the copy: it may hold newer rows by now."""
        with writing(self._target) as connection:
            if origin_in(connection) != self._origin_name:
                raise ArchiveError(
                    f"{name_of(self._target.url)} was finished or deleted by another process. Nothing is to be done."
                )
            yield connection


@contextmanager
def _opened(engine: Engine) -> Iterator[Engine]:
    try:
        yield engine
    finally:
        engine.dispose()


def _identity(engine: Engine) -> str:
    """Return a name by which an archive is known again from any folder; without a password."""
    file: Path | None = file_of(engine.url)
    return str(file.resolve()) if file else engine.url.render_as_string(hide_password=True)


def _set_sequences(connection: Connection) -> None:
    """Let the next ids of PostgreSQL follow those that were copied; SQLite does so by itself."""
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        last = None if column is None else connection.scalar(select(func.max(column)))
        if column is not None and last is not None:
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            connection.execute(select(func.setval(sequence, last)))
