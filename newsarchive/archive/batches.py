"""Finding and adding many rows at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVarTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, insert

_Columns = TypeVarTuple("_Columns")

_AT_ONCE = 500  # SQLite before 3.32 takes no more than 999 values in a statement


def look_up(
    connection: Connection, query: Select[*_Columns], column: ColumnElement[Any], values: Iterable[object]
) -> list[Row[*_Columns]]:
    """Give the rows of a query whose column holds one of the values, however many these are."""
    return [row for chunk in _chunks(values) for row in connection.execute(query.where(column.in_(chunk)))]


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> list[int]:
    """Insert rows into a table that numbers them; give their ids in order."""
    # Asked to keep the order, SQLAlchemy inserts one by one into SQLite. The ids are given out in order all the same.
    return sorted(connection.scalars(insert(table).returning(table.c.id), rows))


def _chunks(values: Iterable[object]) -> Iterator[list[object]]:
    left = iter(values)
    while chunk := list(islice(left, _AT_ONCE)):
        yield chunk
