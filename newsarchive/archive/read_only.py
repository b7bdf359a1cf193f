"""Engines whose connections cannot write, for a program that anybody may ask: whatever it is asked, the archive stays as it is."""

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

_SECONDS: Final = 10  # that a statement of PostgreSQL may take, if it has no limit of its own


def make_read_only(engine: Engine, *, is_frozen: bool = False) -> None:
    """Let every connection that an engine opens from now on be read-only.

    `is_frozen`: nobody writes the file of SQLite meanwhile, so that it is read without locks and without a file beside it.
    """
    if engine.dialect.name == "postgresql":
        event.listen(engine, "connect", _prepare_postgres)
        return
    event.listen(engine, "do_connect", _open_frozen if is_frozen else _open_read_only)
    event.listen(engine, "connect", _prepare_sqlite)


def has_log(file: Path) -> bool:
    """True if a file of SQLite has a log beside it, without which it lacks the last transactions."""
    log = file.with_name(f"{file.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _open_read_only(_: object, __: object, arguments: list[Any], parameters: dict[str, Any]) -> None:
    if not parameters.get("uri"):  # the URL of the archive is a URI of SQLite already
        arguments[0] = f"{Path(arguments[0]).absolute().as_uri()}?mode=ro"
        parameters["uri"] = True


def _open_frozen(_: object, __: object, arguments: list[Any], parameters: dict[str, Any]) -> None:
    arguments[0] = f"{Path(arguments[0]).absolute().as_uri()}?mode=ro&immutable=1"
    parameters["uri"] = True


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only=ON")


def _prepare_postgres(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
    cursor.execute(f"SET statement_timeout = '{_SECONDS}s'")
    cursor.close()
    connection.commit()
