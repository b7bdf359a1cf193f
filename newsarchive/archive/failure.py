"""What goes wrong with an archive, in sentences for people."""

from collections.abc import Iterator
from contextlib import contextmanager
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

_UNTOUCHED = "Nothing was half written."
_ELSEWHERE = "or use another --archive."
_LOCKED = f"{{archive}} is locked by another program. {_UNTOUCHED} Wait until that program ends, {_ELSEWHERE}"
_FULL = f"the disk is full: {{archive}} could not grow. {_UNTOUCHED} Free some space and run again."
_SENTENCES: dict[int | str, str] = {
    SQLITE_FULL: _FULL,
    SQLITE_BUSY: _LOCKED,
    SQLITE_LOCKED: _LOCKED,
    SQLITE_READONLY: f"{{archive}} cannot be written: {{cause}}. Make the file and its folder writable, {_ELSEWHERE}",
    SQLITE_IOERR: f"the disk failed under {{archive}}: {{cause}}. {_UNTOUCHED} Check the disk and run again.",
    SQLITE_CORRUPT: "{archive} is damaged: {cause}. Restore a copy, or save what is left: `sqlite3 FILE .recover`.",
    SQLITE_CANTOPEN: f"{{archive}} cannot be opened: {{cause}}. Name a file in a writable folder, {_ELSEWHERE}",
    SQLITE_NOTADB: f"{{archive}} is not a database. Move the file away, {_ELSEWHERE}",
    # SQLSTATE of PostgreSQL
    "53100": _FULL,
    "55P03": _LOCKED,
}
_OTHER = f"{{archive}} refused: {{cause}}. {_UNTOUCHED}"


class ArchiveError(Exception):
    """The archive cannot do what was asked. The message says what happened, to which file, and what to do."""


def name_of(url: URL) -> str:
    """Name an archive as a person would: the file, or the address without its password."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.render_as_string(hide_password=True)


@contextmanager
def translate_db_errors(url: URL) -> Iterator[None]:
    """Turn what the database raises into an ArchiveError about the archive at `url`."""
    try:
        yield
    except DBAPIError as error:
        raise ArchiveError(_sentence(error).format(archive=name_of(url), cause=_cause(error))) from error


def _sentence(error: DBAPIError) -> str:
    code = getattr(error.orig, "sqlite_errorcode", None)
    if isinstance(code, int):
        return _SENTENCES.get(code & 0xFF, _OTHER)  # the low byte is the kind, the rest tells more of it
    return _SENTENCES.get(getattr(error.orig, "sqlstate", None) or "", _OTHER)


def _cause(error: DBAPIError) -> str:
    said = str(error.orig).strip().splitlines()
    return said[0].rstrip(".") if said else type(error.orig).__name__
