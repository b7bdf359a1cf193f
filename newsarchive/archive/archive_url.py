"""The URL of an archive: what is refused before anything is opened, with what to write instead."""

import os
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError

from newsarchive.archive.columns import json_text
from newsarchive.archive.failure import ArchiveError, NoArchiveError, name_of

_LOCK_SECONDS = 30  # SQLite's busy time-out, unless the URL gives its own: sqlite:///archive.db?timeout=5
_EXAMPLE = "For a file write sqlite:///archive.db"
_BACKENDS = ("sqlite", "postgresql")
# SQLite takes the others only in a file: URI; PostgreSQL's own library refuses what it does not know.
_SQLITE_PARAMETERS = ("timeout",)
_SQLITE_URI_PARAMETERS = ("timeout", "uri", "mode", "cache", "immutable", "nolock", "psow", "vfs")
_EXCERPT = 80  # characters of a wrong URL that are printed


def parsed_url(url: str) -> URL:
    """Return a SQLAlchemy URL. Raises ArchiveError if it is none, or not that of an archive."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise ArchiveError(f"{url[:_EXCERPT]!r} is not the URL of an archive. {_EXAMPLE}") from error
    if "\0" in url:
        raise ArchiveError(f"{url[:_EXCERPT]!r} is not the URL of an archive: it contains NUL. {_EXAMPLE}")
    backend = parsed.get_backend_name()
    if backend not in _BACKENDS:
        raise ArchiveError(
            f"{name_of(parsed)[:_EXCERPT]}: no such type of database. An archive is SQLite or PostgreSQL. {_EXAMPLE}"
        )
    if backend == "sqlite":
        _check_sqlite(url, parsed)
    return parsed


def check_file(url: URL, *, must_exist: bool, is_written: bool = True) -> None:
    """Raise ArchiveError for a file that SQLite would refuse with "unable to open database file" alone. `is_written`: it is to be written."""
    file = file_of(url)
    if file is None:
        return
    try:
        _check_path(file, must_exist=must_exist, is_written=is_written)
    except OSError as error:  # a name too long, a folder that may not be entered
        raise ArchiveError(
            f"{str(file)[:_EXCERPT]} cannot be opened: {error.strerror}. Use another --archive."
        ) from error


def is_missing(url: str) -> bool:
    """Return True if the archive at a SQLAlchemy URL is a file that does not exist yet. Raises ArchiveError."""
    file = file_of(parsed_url(url))
    return file is not None and not os.path.exists(file)  # noqa: PTH110  a name that is too long is no error here


def file_of(url: URL) -> Path | None:
    """Return the file of an archive, or None if it is a URI of SQLite or no file."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database.startswith("file:"):
        return None
    return Path(url.database)


def new_engine(url: URL) -> Engine:
    """Return an engine for an archive; no connection is opened. Raises ArchiveError."""
    is_sqlite = url.get_backend_name() == "sqlite"
    wait = {"timeout": _LOCK_SECONDS} if is_sqlite and "timeout" not in url.query else {}
    try:
        engine = create_engine(url, connect_args=wait, json_serializer=json_text)
    except ModuleNotFoundError as error:
        raise ArchiveError(
            f"{name_of(url)} needs the Python package {error.name}. Install it beside newsarchive."
        ) from error
    except (ArgumentError, TypeError, ValueError) as error:
        raise ArchiveError(f"{name_of(url)}: no such type of database, or no such parameter. {_EXAMPLE}") from error
    if engine.dialect.is_async:
        raise ArchiveError(
            f"{url.drivername} is a driver for asyncio. Write {url.get_backend_name()}:// without the driver."
        )
    return engine


def _check_sqlite(url: str, parsed: URL) -> None:
    if parsed.database in (None, "", ":memory:"):
        raise ArchiveError(
            f"{url[:_EXCERPT]!r} has no file name, and an archive in memory would be lost. Write sqlite:///archive.db"
        )
    known = _SQLITE_URI_PARAMETERS if parsed.database and parsed.database.startswith("file:") else _SQLITE_PARAMETERS
    for name, value in parsed.query.items():
        if name not in known:
            raise ArchiveError(
                f"{name_of(parsed)[:_EXCERPT]}: {name[:_EXCERPT]!r} is no parameter of an archive. Known: {', '.join(known)}."
            )
        if name == "timeout" and not _is_seconds(value):
            raise ArchiveError(
                f"{name_of(parsed)[:_EXCERPT]}: timeout={str(value)[:_EXCERPT]} is no number of seconds. Write timeout=5"
            )


def _is_seconds(value: str | tuple[str, ...]) -> bool:
    try:
        return isinstance(value, str) and 0 <= float(value) <= 86_400
    except ValueError:
        return False


def _check_path(file: Path, *, must_exist: bool, is_written: bool) -> None:
    if not file.parent.is_dir():
        raise ArchiveError(
            f"there is no folder {file.parent} for the archive {file}. Create it, or use another --archive."
        )
    if file.is_dir():
        raise ArchiveError(f"{file} is a folder, not an archive. Use a file in it: sqlite:///{file}/archive.db")
    if file.exists() and not file.is_file():
        raise ArchiveError(f"{file} is a device, not an archive. Use a file: sqlite:///archive.db")
    if is_written and (not _may_write(file.parent) or (file.exists() and not _may_write(file))):
        raise ArchiveError(f"{file} may not be written by this user. Change its permissions, or use another --archive.")
    if must_exist and not file.exists():
        raise NoArchiveError(
            f"there is no archive {file} yet. `newsarchive crawl` or `newsarchive migrate` creates it."
        )


def _may_write(path: Path) -> bool:
    """True if the effective user of the process may write to a path."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
