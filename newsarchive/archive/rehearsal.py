"""A migration that changes nothing: of SQLite on a copy beside the archive, in PostgreSQL in a transaction that is rolled back."""

import shutil
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, text

from newsarchive.archive.archive_url import check_file, file_of, new_engine, parsed_url
from newsarchive.archive.connect import (
    ArchiveError,
    alembic_config,
    migrate,
    migrating,
    reading,
    revision_of,
    upgrade_in,
)
from newsarchive.archive.schema import REVISION


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a migration does: its steps in words, how long it took, and the bytes of the database before and after, all indexes included."""

    before: str | None
    steps: tuple[str, ...]
    seconds: float
    size: int
    size_after: int


class _RolledBackError(Exception):
    """What ends the transaction of a rehearsal."""


def rehearse(url: str) -> Rehearsal:
    """Migrate without changing the archive. Raises ArchiveError, as the migration would, or if there is no space for the copy."""
    parsed = parsed_url(url)
    check_file(parsed, must_exist=True)
    file = file_of(parsed)
    engine = new_engine(parsed)
    try:
        before = revision_of(engine)
        steps = _steps(before)
        if not steps:
            size = _size(engine, file)
            return Rehearsal(before, (), 0.0, size, size)
        return _in_copy(file, before, steps) if file else _in_transaction(engine, before, steps)
    finally:
        engine.dispose()


def _steps(before: str | None) -> tuple[str, ...]:
    """Return what each migration does that an archive lacks, the first one first."""
    from alembic.script import ScriptDirectory

    if before in (None, REVISION):
        return ()
    script = ScriptDirectory.from_config(alembic_config())
    if before not in {each.revision for each in script.walk_revisions()}:
        raise ArchiveError(f"the archive has schema {before}, which a newer newsarchive made. Update newsarchive.")
    found = script.iterate_revisions(REVISION, before)
    return tuple(f"{each.revision}: {each.doc}" for each in reversed(list(found)))


def _in_copy(file: Path, before: str | None, steps: tuple[str, ...]) -> Rehearsal:
    free = shutil.disk_usage(file.parent).free
    size = file.stat().st_size
    if free < 3 * size:  # the copy, its growth, and what SQLite writes before it is committed
        raise ArchiveError(
            f"{file} has {size} bytes, and {free} are free beside it: three times its size is needed for a rehearsal."
        )
    with TemporaryDirectory(dir=file.parent, prefix=f".{file.name}-rehearsal-") as folder:
        copy = Path(folder) / file.name
        with (
            closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as origin,
            closing(sqlite3.connect(copy)) as target,
        ):
            origin.backup(target)
        started = time.monotonic()
        migrate(f"sqlite:///{copy}")
        return Rehearsal(before, steps, time.monotonic() - started, size, copy.stat().st_size)


def _in_transaction(engine: Engine, before: str | None, steps: tuple[str, ...]) -> Rehearsal:
    size, started = _size(engine, None), time.monotonic()
    with suppress(_RolledBackError), migrating(engine) as connection:
        upgrade_in(connection)
        after = connection.scalar(text("SELECT pg_database_size(current_database())")) or 0
        raise _RolledBackError
    return Rehearsal(before, steps, time.monotonic() - started, size, after)


def _size(engine: Engine, file: Path | None) -> int:
    if file:
        return file.stat().st_size
    with reading(engine) as connection:
        return connection.scalar(text("SELECT pg_database_size(current_database())")) or 0
