"""Open an archive: check its URL, its file and its schema; read and write transactions."""

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, event, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from newsarchive.archive.archive_url import check_file, file_of, new_engine, parsed_url
from newsarchive.archive.failure import ArchiveError as ArchiveError
from newsarchive.archive.failure import FullDiskError, name_of, translate_db_errors
from newsarchive.archive.read_only import has_log, make_read_only
from newsarchive.archive.same_file import watch_file
from newsarchive.archive.schema import REVISION
from newsarchive.archive.unfinished import refuse_unfinished

if TYPE_CHECKING:
    from alembic.config import Config

_WRITES = "newsarchive_writes"
# The first key of PostgreSQL's advisory locks, an arbitrary number; the second is that of an outlet.
_ARCHIVE_LOCK = 0x6E657773  # the whole archive: shared by writers of single outlets
_OUTLET_LOCK = 0x6E657774
_INDEX_LOCK = 0x6E657776


def open_archive(url: str, *, migrate: bool = True, read_only: bool = False) -> Engine:
    """Open the archive at a SQLAlchemy URL.

    A new archive is created and an old schema is migrated. With `migrate` False the archive must exist and have the present
    schema; so it must with `read_only`, and no connection can write. Raises ArchiveError if it cannot be used.
    """
    migrate = migrate and not read_only
    parsed = parsed_url(url)
    check_file(parsed, must_exist=not migrate, is_written=not read_only)
    return _checked(_connected(parsed, read_only=read_only), migrate=migrate)


def open_to_read(url: str) -> Engine:
    """Open an archive of the present schema, also where its disk is full: then it cannot be written. Raises ArchiveError."""
    try:
        return open_archive(url, migrate=False)
    except FullDiskError:
        parsed = parsed_url(url)
        file = file_of(parsed)
        if file is None or has_log(file):
            raise
        return _checked(_connected(parsed, read_only=True, is_frozen=True), migrate=False)


def _checked(engine: Engine, *, migrate: bool) -> Engine:
    try:
        _check_schema(engine, migrate=migrate)
        refuse_unfinished(engine)
    except ArchiveError:
        engine.dispose()
        raise
    return engine


def open_target(url: str) -> Engine:
    """Open the archive that another one is copied into, unfinished or not. A new one is created, an old one is not migrated. Raises ArchiveError."""
    parsed = parsed_url(url)
    check_file(parsed, must_exist=False)
    engine = _connected(parsed)
    try:
        _check_schema(engine, migrate=revision_of(engine) is None)
    except ArchiveError:
        engine.dispose()
        raise
    return engine


def migrate(url: str) -> tuple[str | None, str]:
    """Migrate the archive at a SQLAlchemy URL to the schema of this version; create it if there is none.

    Returns the schema's revision before, None for a new archive, and after. Raises ArchiveError.
    """
    parsed = parsed_url(url)
    check_file(parsed, must_exist=False)
    engine = _connected(parsed)
    try:
        return _check_schema(engine, migrate=True), REVISION
    finally:
        engine.dispose()


@contextmanager
def writing(engine: Engine, outlets: Sequence[str] | None = None) -> Iterator[Connection]:
    """Yield a connection in a transaction that holds the write lock of the archive, or of these outlets in it.

    SQLite has one writer at a time, whatever it writes. In PostgreSQL writers of different outlets write side by side; what they share, the
    search index and the clusters, they lock with `lock_index`. The transaction is committed at the end, or rolled back after an exception.
    Raises ArchiveError if the lock is not acquired in time or the database raises an error.
    """
    with translate_db_errors(engine.url), engine.execution_options(**{_WRITES: True}).begin() as connection:
        _lock(connection, outlets)
        yield connection


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """Yield a connection as `writing` does, on which SQLite may rebuild tables that others refer to. Raises ArchiveError."""
    with translate_db_errors(engine.url), engine.execution_options(**{_WRITES: True}).connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:  # the pragma has no effect within a transaction
            _set_foreign_keys(connection, "OFF")
        try:
            with connection.begin():
                _lock(connection)
                yield connection
                if is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise ArchiveError(
                        f"{name_of(engine.url)} has rows that refer to missing ones, so it was not migrated. Restore a copy."
                    )
        finally:
            if is_sqlite:
                _set_foreign_keys(connection, "ON")


def _set_foreign_keys(connection: Connection, state: str) -> None:
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys={state}")
    cursor.close()


def _lock(connection: Connection, outlets: Sequence[str] | None = None) -> None:
    """Wait for the write lock; SQLite took it at the start of the transaction."""
    if connection.dialect.name != "postgresql":
        return
    if outlets is None:
        connection.execute(text("SELECT pg_advisory_xact_lock(:archive)"), {"archive": _ARCHIVE_LOCK})
        return
    connection.execute(text("SELECT pg_advisory_xact_lock_shared(:archive)"), {"archive": _ARCHIVE_LOCK})
    _lock_outlets(connection, outlets)


def lock_index(connection: Connection) -> None:
    """Wait until no other writer writes what outlets share: the search index, with its places and words, and the clusters."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:index)"), {"index": _INDEX_LOCK})


def _lock_outlets(connection: Connection, names: Sequence[str]) -> None:
    """Wait for the locks of outlets. All writers take them in the same order, so that none waits for another in a circle."""
    numbers = sorted({_number(name) for name in names})
    statement = text("SELECT pg_advisory_xact_lock(:kind, number) FROM unnest(CAST(:numbers AS integer[])) AS number")
    connection.execute(statement, {"kind": _OUTLET_LOCK, "numbers": numbers})


def _number(name: str) -> int:
    """Return a number of 31 bits for a name. Two names may have the same one: their writers wait for each other without need."""
    return zlib.crc32(name.encode()) >> 1


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that reads one state of the archive, whatever is written meanwhile. Raises ArchiveError."""
    if engine.dialect.name == "postgresql":  # by itself each statement sees another state
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with translate_db_errors(engine.url), engine.connect() as connection:
        yield connection


def alembic_config(connection: Connection | None = None) -> "Config":
    """Return the configuration of Alembic, without an alembic.ini. `connection`: the one to migrate, in a transaction."""
    from alembic.config import Config  # slow to import and rarely needed

    config = Config()
    config.set_main_option("script_location", "newsarchive.archive:migrations")
    config.attributes["connection"] = connection
    return config


def _connected(url: URL, *, read_only: bool = False, is_frozen: bool = False) -> Engine:
    engine = new_engine(url)
    if read_only:
        make_read_only(engine, is_frozen=is_frozen)
    if url.get_backend_name() == "sqlite":
        if not read_only:
            event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        file = file_of(url)
        if file:
            watch_file(engine, file)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver itself would begin a transaction too late for reads and never for DDL: _begin_sqlite does it.
    connection.isolation_level = None
    cursor = connection.cursor()
    # FULL: with less, the last batches before a loss of power would be missing, though their runs had gone on.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once if another wrote in between; IMMEDIATE waits for the
    # lock at the start.
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check_schema(engine: Engine, *, migrate: bool) -> str | None:
    """Return the revision that the archive had; migrate it if `migrate` is True."""
    revision = revision_of(engine)
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


def revision_of(engine: Engine) -> str | None:
    """Return the revision of an archive's schema, None for an empty database. Raises ArchiveError."""
    with reading(engine) as connection:
        tables = set(inspect(connection).get_table_names())
        if not tables:
            return None
        if "alembic_version" not in tables:
            raise ArchiveError(f"{name_of(engine.url)} is a database of another program. Use another --archive.")
        found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return found


def _known_revisions() -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()}


def _upgrade(engine: Engine) -> None:
    # One transaction under the write lock: of two simultaneous migrations the second waits and finds nothing to do.
    with migrating(engine) as connection:
        upgrade_in(connection)


def upgrade_in(connection: Connection) -> None:
    """Migrate an archive to the newest schema in the transaction of a connection."""
    from alembic import command

    from newsarchive.archive.indexing import rebuild_in
    from newsarchive.archive.search.index import is_current
    from newsarchive.archive.search.indexes import BOTH

    command.upgrade(alembic_config(connection), "head")
    if not all(is_current(connection, each) for each in BOTH):
        rebuild_in(connection)
