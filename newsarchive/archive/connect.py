"""Opening an archive: where it is, whether it may be used, and its schema."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from newsarchive.archive.columns import json_text
from newsarchive.archive.failure import ArchiveError as ArchiveError
from newsarchive.archive.failure import name_of, translate_db_errors
from newsarchive.archive.schema import REVISION

if TYPE_CHECKING:
    from alembic.config import Config

_WRITES = "newsarchive_writes"
_LOCK_SECONDS = 30  # SQLite's busy time-out, unless the URL gives its own: sqlite:///archive.db?timeout=5
_WRITER_LOCK = 0x6E657773  # any number that is ours: PostgreSQL's advisory lock of the one writer


def open_archive(url: str, *, migrate: bool = True) -> Engine:
    """Open the archive at a SQLAlchemy URL.

    A new archive is created and an old schema brought up to date, unless `migrate` is False: then the archive must be
    there and up to date. Raises ArchiveError where it cannot be used.
    """
    place = _parsed(url)
    _check_place(place, must_exist=not migrate)
    engine = _connected(place)
    try:
        _check_schema(engine, migrate=migrate)
    except ArchiveError:
        engine.dispose()
        raise
    return engine


def migrate(url: str) -> tuple[str | None, str]:
    """Bring the archive at a SQLAlchemy URL up to the schema of this version; create it if there is none.

    Returns the schema's revision before, None for a new archive, and after. Raises ArchiveError.
    """
    place = _parsed(url)
    _check_place(place, must_exist=False)
    engine = _connected(place)
    try:
        return _check_schema(engine, migrate=True), REVISION
    finally:
        engine.dispose()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction that holds the archive's one write lock.

    It commits at the end, whole or not at all. Raises ArchiveError where the lock is not had or the database refuses.
    """
    with translate_db_errors(engine.url), engine.execution_options(**{_WRITES: True}).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITER_LOCK})
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that reads one state of the archive, whatever is written meanwhile. Raises ArchiveError."""
    with translate_db_errors(engine.url), engine.connect() as connection:
        yield connection


def alembic_config(connection: Connection | None = None) -> "Config":
    """Give Alembic's configuration: no alembic.ini is needed. `connection` is the one to migrate, in a transaction."""
    from alembic.config import Config  # slow to load, and rarely needed

    config = Config()
    config.set_main_option("script_location", "newsarchive.archive:migrations")
    config.attributes["connection"] = connection
    return config


def _parsed(url: str) -> URL:
    try:
        place = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise ArchiveError(f"{url!r} is not the URL of an archive. For a file write sqlite:///archive.db") from error
    if place.get_backend_name() == "sqlite" and place.database in (None, "", ":memory:"):
        raise ArchiveError(f"{url!r} names no file: an archive in memory would be lost. Write sqlite:///archive.db")
    return place


def _check_place(place: URL, *, must_exist: bool) -> None:
    """Refuse what SQLite would only call "unable to open database file"."""
    if place.get_backend_name() != "sqlite" or not place.database or place.database.startswith("file:"):
        return
    file = Path(place.database)
    if not file.parent.is_dir():
        raise ArchiveError(
            f"there is no folder {file.parent} for the archive {file}. Make it, or use another --archive."
        )
    if file.is_dir():
        raise ArchiveError(f"{file} is a folder, not an archive. Name a file in it: sqlite:///{file}/archive.db")
    if not _may_write(file.parent) or (file.exists() and not _may_write(file)):
        raise ArchiveError(f"{file} may not be written by this user. Change its rights, or use another --archive.")
    if must_exist and not file.exists():
        raise ArchiveError(f"there is no archive {file} yet. `newsarchive crawl` or `newsarchive migrate` makes it.")


def _may_write(path: Path) -> bool:
    """Tell whether the user that this process acts as may write, who need not be the one that started it."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _connected(place: URL) -> Engine:
    sqlite = place.get_backend_name() == "sqlite"
    wait = {"timeout": _LOCK_SECONDS} if sqlite and "timeout" not in place.query else {}
    try:
        engine = create_engine(place, connect_args=wait, json_serializer=json_text)
    except ArgumentError as error:
        raise ArchiveError(
            f"{name_of(place)}: no such kind of database. For a file write sqlite:///archive.db"
        ) from error
    except ModuleNotFoundError as error:
        raise ArchiveError(
            f"{name_of(place)} needs the Python package {error.name}. Install it beside newsarchive."
        ) from error
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver would begin transactions by its own rules, too late for reads and never for DDL: _begin_sqlite does it.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once if another wrote in between; IMMEDIATE waits its
    # turn at the start.
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check_schema(engine: Engine, *, migrate: bool) -> str | None:
    """Give the revision that the archive has, after bringing it up to date if `migrate`."""
    revision = _revision(engine)
    if revision == REVISION:
        return revision
    if revision is not None and revision not in _known_revisions():
        raise ArchiveError(
            f"{name_of(engine.url)} was written by a newer newsarchive (schema {revision}; this one knows up to "
            f"{REVISION}). Update newsarchive, or use another --archive."
        )
    if not migrate:
        has = f"schema {revision}" if revision else "no schema"
        raise ArchiveError(
            f"{name_of(engine.url)} has {has}, this version needs {REVISION}. Run `newsarchive migrate`."
        )
    _upgrade(engine)
    return revision


def _revision(engine: Engine) -> str | None:
    with reading(engine) as connection:
        tables = set(inspect(connection).get_table_names())
        if not tables:
            return None
        if "alembic_version" not in tables:
            raise ArchiveError(f"{name_of(engine.url)} is a database of something else. Use another --archive.")
        found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return found


def _known_revisions() -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()}


def _upgrade(engine: Engine) -> None:
    from alembic import command

    # One transaction under the write lock: of two that come at once, the second waits and finds it done.
    with writing(engine) as connection:
        command.upgrade(alembic_config(connection), "head")
