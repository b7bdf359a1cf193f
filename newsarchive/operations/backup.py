"""A backup of an SQLite archive with its captures, while crawls write: the state of one instant, checked before it gets its name."""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Engine, func, select, update

from newsarchive.archive import open_archive
from newsarchive.archive.archive_url import file_of
from newsarchive.archive.captures import Selection, captures_in, warc_files
from newsarchive.archive.connect import writing
from newsarchive.archive.failure import name_of
from newsarchive.archive.schema import articles, captures, crawl_runs
from newsarchive.captures import file_of as capture_file_of
from newsarchive.captures import folder_of
from newsarchive.captures.writer import UNFINISHED, sync_folder
from newsarchive.errors import NewsarchiveError
from newsarchive.operations.capture_check import check_captures

_PART: Final = ".part"  # added to the names until the backup is whole
# Files that were written to so shortly before may have records whose rows are not yet written.
_SETTLED: Final = timedelta(minutes=10)
# What a check of the archive itself reports just so: no row is without its record.
_HARMLESS: Final = ("orphan", "damage")


class BackupError(NewsarchiveError):
    """A backup that could not be made, or is not whole: nothing has its name."""


class NotBackedUpError(BackupError):
    """What is asked for is no backup that this program makes; nothing was done."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds. `linked`, `copied`: its WARC files; `elsewhere`: WARC files outside of the folder, which it does not hold."""

    file: Path
    folder: Path
    articles: int
    captures: int
    linked: int
    copied: int
    elsewhere: int


def back_up(archive: Engine, folder: Path, target: Path, *, is_copy: bool, now: datetime) -> BackedUp:
    """Write an archive as it is now to a file, and the captures that it names beside it; return what the backup holds.

    `is_copy`: copy WARC files that could be linked. Raises BackupError, ArchiveError, CaptureError.
    """
    kept = Path(folder_of(f"sqlite:///{target}"))
    source = _source(archive.url, target, kept)
    database, files = target.with_name(target.name + _PART), kept.with_name(kept.name + _PART)
    _discard(database, files)
    try:
        _copy_database(source, database)
        engine = open_archive(f"sqlite:///{database}", migrate=False)
        try:
            made = _fill(engine, folder, files, is_copy=is_copy, now=now)
        finally:
            engine.dispose()
        _check_database(database)
        _name(files, kept)
        _name(database, target)
    except sqlite3.Error as error:
        raise BackupError(
            f"{name_of(archive.url)} could not be backed up: {error}. Nothing is left of the backup."
        ) from error
    except OSError as error:
        raise BackupError(
            f"{error.filename or target} cannot be written: {error.strerror}. Nothing is left of the backup."
        ) from error
    finally:
        _discard(database, files)
    return BackedUp(target, kept, *made)


def _source(url: URL, target: Path, kept: Path) -> Path:
    """Return the file of the archive. Raises NotBackedUpError."""
    file = file_of(url)
    if file is None:
        shown = URL.create(
            "postgresql", url.username, None, url.host, url.port, url.database, url.query
        ).render_as_string()
        raise NotBackedUpError(
            f"PostgreSQL makes its own backups: pg_dump --format=custom --file={target} '{shown}'. Copy the folder of captures after it."
        )
    for each in (target, kept):
        if each.exists():
            raise NotBackedUpError(f"{each} exists and is not overwritten. Name a backup that does not exist yet.")
    if not target.parent.is_dir():
        raise NotBackedUpError(f"there is no folder {target.parent}. Create it, or name another file.")
    return file


def _copy_database(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as origin,
        closing(sqlite3.connect(target)) as copy,
    ):
        origin.backup(copy)  # all pages at once: the state of one instant, and writers do not wait for it


def _fill(engine: Engine, folder: Path, files: Path, *, is_copy: bool, now: datetime) -> tuple[int, int, int, int, int]:
    """Put the WARC files that the rows name into a folder, and bring files and rows to agree; return the counts of the backup."""
    files.mkdir()
    linked = copied = elsewhere = 0
    unsettled = False
    for name in warc_files(engine, Selection()):
        if Path(name).is_absolute():
            elsewhere += 1
            continue
        path = capture_file_of(folder, name)
        is_written = _is_unsettled(path, now)
        unsettled |= is_written
        if not (is_copy or is_written) and _link(path, files / name):
            linked += 1
        else:
            _copy(path, files / name, UNFINISHED if is_written else "")
            copied += 1
    _end_runs(engine)
    if unsettled:
        _settle(engine, files, now)
    _check_files(engine, files)
    with engine.connect() as connection:
        article_count, capture_count = (
            connection.scalar(select(func.count()).select_from(table)) or 0 for table in (articles, captures)
        )
    return article_count, capture_count, linked, copied, elsewhere


def _is_unsettled(path: Path, now: datetime) -> bool:
    written_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return path.name.endswith(UNFINISHED) or now - written_at < _SETTLED


def _link(path: Path, target: Path) -> bool:
    """Make a file the same as another one; False where the file system cannot."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, target)
    except OSError:
        return False
    return True


def _copy(path: Path, target: Path, suffix: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    copy = target.with_name(target.name + suffix)
    shutil.copyfile(path, copy)
    _sync(copy)


def _end_runs(engine: Engine) -> None:
    """Mark the runs that were going on as ended: in the backup nobody continues them."""
    with writing(engine) as connection:
        connection.execute(update(crawl_runs).where(crawl_runs.c.outcome.is_(None)).values(outcome="abandoned"))


def _settle(engine: Engine, files: Path, now: datetime) -> None:
    """Cut off what was being written, and give the records of the last minutes their rows, as after a crash. Raises BackupError."""
    since = datetime.combine((now - _SETTLED).date(), time(), UTC)
    report = check_captures(engine, files, Selection(since=since), repair=True, now=now)
    lost = [each for kind, examples in report.examples.items() if kind not in _HARMLESS for each in examples]
    if lost:
        raise BackupError(
            f"{lost[0].file}: {lost[0].detail}. The captures do not agree with their rows: run `newsarchive capture check`."
        )


def _check_files(engine: Engine, files: Path) -> None:
    """Raise BackupError if a WARC file of the backup ends before a record that a row names."""
    for name in warc_files(engine, Selection()):
        if Path(name).is_absolute():
            continue
        last = captures_in(engine, name)[-1].location
        if (files / name).stat().st_size < last.offset + last.length:
            raise BackupError(f"{name} ends before the record at {last.offset}: run `newsarchive capture check`.")


def _check_database(database: Path) -> None:
    """Raise BackupError if SQLite finds a fault in a file; else wait until it is on disk."""
    with closing(sqlite3.connect(database)) as connection:
        faults = [row[0] for row in connection.execute("PRAGMA integrity_check(1)") if row[0] != "ok"]
        faults += [
            f"a row of {row[0]} refers to none of {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")
        ]
    if faults:
        raise BackupError(f"the archive is damaged: {faults[0]}. Restore an earlier backup.")
    _sync(database)


def _name(part: Path, final: Path) -> None:
    part.rename(final)
    sync_folder(final.parent)


def _sync(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())


def _discard(database: Path, files: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    shutil.rmtree(files, ignore_errors=True)
