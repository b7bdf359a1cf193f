"""Errors of the database as messages: what happened, to which archive, what to do."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import (
    SQLITE_BUSY,
    SQLITE_CANTOPEN,
    SQLITE_CORRUPT,
    SQLITE_FULL,
    SQLITE_IOERR,
    SQLITE_LOCKED,
    SQLITE_NOTADB,
    SQLITE_READONLY,
)

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from newsarchive.errors import NewsarchiveError
from newsarchive.in_words import size_in_words

_ROLLED_BACK = "Nothing was written in part."
_OR_ANOTHER = "or use another --archive."
_LOCKED = f"{{archive}} is locked by another program. {_ROLLED_BACK} Wait until that program ends, {_OR_ANOTHER}"
_FULL = f"the disk is full: {{archive}} could not grow{{free}}. {_ROLLED_BACK} Free some space and run again."
_SENTENCES: dict[int | str, str] = {
    SQLITE_FULL: _FULL,
    SQLITE_BUSY: _LOCKED,
    SQLITE_LOCKED: _LOCKED,
    SQLITE_READONLY: f"{{archive}} cannot be written: {{cause}}. Make the file and its folder writable, {_OR_ANOTHER}",
    SQLITE_IOERR: f"the disk failed under {{archive}}: {{cause}}. {_ROLLED_BACK} Check the disk and run again.",
    SQLITE_CORRUPT: "{archive} is damaged: {cause}. Restore a copy, or recover what is left: `sqlite3 FILE .recover`.",
    SQLITE_CANTOPEN: f"{{archive}} cannot be opened: {{cause}}. Use a file in a writable folder, {_OR_ANOTHER}",
    SQLITE_NOTADB: f"{{archive}} is not a database. Move the file away, {_OR_ANOTHER}",
    # SQLSTATE of PostgreSQL
    "53100": _FULL,
    "55P03": _LOCKED,
}
# What SQLite reports where the disk is full, too: it cannot make or enlarge the files that it needs beside the archive.
_OF_FULL_DISKS = (SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN)
_TOO_LITTLE = 256 * 1024  # bytes: less than SQLite needs for a transaction and its log
_OTHER = f"{{archive}} refused: {{cause}}. {_ROLLED_BACK}"


class ArchiveError(NewsarchiveError):
    """A failure of the archive. The message states what happened, to which file, and what to do."""


class NoArchiveError(ArchiveError):
    """There is no archive yet."""


class FullDiskError(ArchiveError):
    """The disk of the archive is full."""


def name_of(url: URL) -> str:
    """Return the name of an archive for messages: the file, or the URL without its password."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.render_as_string(hide_password=True)


@contextmanager
def translate_db_errors(url: URL) -> Iterator[None]:
    """Raise ArchiveError for what the database raises about the archive at `url`."""
    try:
        yield
    except DBAPIError as error:
        raise _failure(url, error) from error


def _failure(url: URL, error: DBAPIError) -> ArchiveError:
    code, free = _code(error), _free(url)
    if code in _OF_FULL_DISKS and free is not None and free < _TOO_LITTLE:
        code = SQLITE_FULL
    sentence = _SENTENCES.get(code, _OTHER)
    where = f" ({size_in_words(free)} are free)" if free is not None and free < _TOO_LITTLE else ""
    kind = FullDiskError if sentence is _FULL else ArchiveError
    return kind(sentence.format(archive=name_of(url), cause=_cause(error), free=where))


def _code(error: DBAPIError) -> int | str:
    code = getattr(error.orig, "sqlite_errorcode", None)
    if isinstance(code, int):
        return code & 0xFF  # the low byte is the primary code
    return getattr(error.orig, "sqlstate", None) or ""


def _free(url: URL) -> int | None:
    """Return how many bytes are free where the file of an archive is, None if that cannot be known."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database.startswith("file:"):
        return None
    try:
        return shutil.disk_usage(Path(url.database).parent).free
    except OSError:
        return None


def _cause(error: DBAPIError) -> str:
    lines = str(error.orig).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error.orig).__name__
