"""The rows of a table in the order of its primary key, a chunk at a time: the same in both databases, so that they can be compared."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Table, literal, select, tuple_
from sqlalchemy.types import Text, TypeDecorator

from newsarchive.archive.columns import storable, storable_in
from newsarchive.archive.schema import archive_info
from newsarchive.archive.unfinished import UNFINISHED

CHUNK: Final = 500
# By itself PostgreSQL sorts text as the locale of the database has it.
_BY_BYTES: Final = {"postgresql": "C", "sqlite": "BINARY"}

Values = tuple[Any, ...]


def chunks(connection: Connection, table: Table) -> Iterator[list[Values]]:
    """Yield all rows of a table in chunks."""
    after = None
    while chunk := rows_after(connection, table, after, CHUNK):
        yield chunk
        after = key_of(table, chunk[-1])


def rows_after(connection: Connection, table: Table, after: Values | None, count: int) -> list[Values]:
    """Return the first rows of a table behind a key, as every database can store them; the mark of an unfinished copy is none of them."""
    key = [_in_order(column, connection.dialect.name) for column in table.primary_key]
    query = select(table).order_by(*key).limit(count)
    if after is not None:
        bounds = [literal(value, column.type) for value, column in zip(after, table.primary_key, strict=True)]
        query = query.where(tuple_(*key) > tuple_(*bounds))
    if table is archive_info:
        query = query.where(archive_info.c.name != UNFINISHED)
    return [tuple(map(_storable, row)) for row in connection.execute(query)]


def key_of(table: Table, row: Values) -> Values:
    """Return the primary key of a row."""
    return tuple(row[at] for at, column in enumerate(table.columns) if column.primary_key)


class RowsDigest:
    """The number of rows, and a hash of their values in order."""

    def __init__(self) -> None:
        self.rows = 0
        self._hash = sha256()

    def add(self, chunk: Sequence[Values]) -> None:
        """Add the next rows."""
        self.rows += len(chunk)
        for row in chunk:
            self._hash.update(repr(row).encode())

    @property
    def hex(self) -> str:
        """The hash of all rows until now."""
        return self._hash.hexdigest()


def digest_of(parts: Iterable[Sequence[Values]]) -> RowsDigest:
    """Return the digest of all rows of chunks."""
    digest = RowsDigest()
    for part in parts:
        digest.add(part)
    return digest


def _in_order(column: ColumnElement[Any], dialect: str) -> ColumnElement[Any]:
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    return column.collate(_BY_BYTES[dialect]) if isinstance(kind, Text) else column


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    return storable_in(value) if isinstance(value, list | dict) else value
