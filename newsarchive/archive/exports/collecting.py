"""The transaction of an export: one state of the archive, and temporary tables for its ids, of a read-only archive too."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, Engine

from newsarchive.archive.connect import reading
from newsarchive.archive.exports.selection import TEMPORARY

_SECONDS: Final = 60  # that a statement may take where the archive is read-only: collecting and sorting ids is one


@contextmanager
def collecting(engine: Engine) -> Iterator[Connection]:
    """Yield a connection as `reading` does, on which the temporary tables of an export can be filled; it is never committed. Raises ArchiveError."""
    with reading(engine) as connection:
        prepare = _in_postgres if connection.dialect.name == "postgresql" else _in_sqlite
        with prepare(connection):
            yield connection


@contextmanager
def _in_postgres(connection: Connection) -> Iterator[None]:
    is_read_only = connection.exec_driver_sql("SHOW transaction_read_only").scalar() == "on"
    if is_read_only:  # a transaction that only reads may fill a temporary table, but not create one
        connection.exec_driver_sql("SET TRANSACTION READ WRITE")
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = '{_SECONDS}s'")
    TEMPORARY.create_all(connection, checkfirst=False)
    if is_read_only:
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
    yield


@contextmanager
def _in_sqlite(connection: Connection) -> Iterator[None]:
    # The file of a read-only archive is opened for reading; query_only forbids temporary tables too.
    query_only = connection.exec_driver_sql("PRAGMA query_only").scalar()
    connection.exec_driver_sql("PRAGMA query_only=OFF")
    try:
        TEMPORARY.create_all(connection, checkfirst=False)
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA query_only={query_only}")
