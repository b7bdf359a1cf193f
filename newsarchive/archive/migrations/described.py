"""What tables and columns mean, written into an archive: the view `columns`, and comments in PostgreSQL, as SQLite has none.

A migration that adds or renames a column calls `describe` at its end.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.ddl import CreateView, DropColumnComment, DropTableComment, SetColumnComment, SetTableComment

from newsarchive.archive.meanings import Described, Meaning, meanings

_VIEW = "columns"


def describe(connection: sa.Connection) -> None:
    """Write what is known of the tables and columns that the archive has, in place of what it has of them."""
    _drop_view(connection)
    known = _known_in(connection)
    connection.execute(CreateView(sa.union_all(*_rows(known)), _VIEW))
    for table in _commented_in(connection, known):
        connection.execute(SetTableComment(table))
        for column in table.columns:
            connection.execute(SetColumnComment(column))


def undescribe(connection: sa.Connection) -> None:
    """Take the view and the comments away."""
    _drop_view(connection)
    for table in _commented_in(connection, _known_in(connection)):
        connection.execute(DropTableComment(table))
        for column in table.columns:
            connection.execute(DropColumnComment(column))


def _drop_view(connection: sa.Connection) -> None:
    connection.exec_driver_sql(f"DROP VIEW IF EXISTS {_VIEW}")


def _known_in(connection: sa.Connection) -> dict[str, Described]:
    """Return what is known of the tables, views and columns of an archive, which may have fewer than the schema of this version."""
    known = meanings()
    inspector = sa.inspect(connection)
    found = {_VIEW: known[_VIEW]}
    for name in [*inspector.get_table_names(), *inspector.get_view_names()]:
        if name in known:
            present = {column["name"] for column in inspector.get_columns(name)}
            columns = {column: each for column, each in known[name].columns.items() if column in present}
            found[name] = Described(known[name].meaning, columns)
    return {name: found[name] for name in known if name in found}


def _rows(known: dict[str, Described]) -> Iterator[sa.Select[*tuple[Any, ...]]]:
    """Yield the statement of each row of the view: of a table, then of its columns."""
    for name, table in known.items():
        yield _row(name, None, Meaning(table.meaning, None))
        for column, each in table.columns.items():
            yield _row(name, column, each)


def _row(table: str, column: str | None, each: Meaning) -> sa.Select[*tuple[Any, ...]]:
    return sa.select(
        sa.literal(table).label("table_name"),
        _text(column).label("column_name"),
        sa.literal(each.meaning).label("meaning"),
        _text(each.empty_where).label("empty_where"),
    )


def _text(value: str | None) -> sa.ColumnElement[str | None]:
    """Return a text or NULL with its type, which PostgreSQL takes from the first row."""
    return sa.cast(sa.null(), sa.Text) if value is None else sa.literal(value, sa.Text)


def _commented_in(connection: sa.Connection, known: dict[str, Described]) -> list[sa.Table]:
    """Return the tables of an archive with their comments; none where the database has no comments."""
    if not connection.dialect.supports_comments:
        return []
    tables = set(sa.inspect(connection).get_table_names())
    return [
        sa.Table(
            name,
            sa.MetaData(),
            *(sa.Column(column, sa.Text, comment=each.meaning) for column, each in table.columns.items()),
            comment=table.meaning,
        )
        for name, table in known.items()
        if name in tables
    ]
