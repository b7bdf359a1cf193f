"""Select and insert many rows at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVarTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, insert

_Columns = TypeVarTuple("_Columns")

_CHUNK = 500  # SQLite before 3.32 takes no more than 999 values in a statement


def select_in_chunks(
    connection: Connection, query: Select[*_Columns], column: ColumnElement[Any], values: Iterable[object]
) -> list[Row[*_Columns]]:
    """Return the rows of a query whose column holds one of the values, however many there are."""
    return [row for chunk in _chunks(values) for row in connection.execute(query.where(column.in_(chunk)))]


def insert_returning_ids(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> list[int]:
    """Insert rows into a table with an integer key; return their ids in the order of the rows."""
    # With a guaranteed order SQLAlchemy inserts one by one into SQLite. Ids are assigned in order without it, too.
    return sorted(connection.scalars(insert(table).returning(table.c.id), rows))


def _chunks(values: Iterable[object]) -> Iterator[list[object]]:
    remaining = iter(values)
    while chunk := list(islice(remaining, _CHUNK)):
        yield chunk
