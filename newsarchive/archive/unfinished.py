"""The mark of an archive that is a copy and not yet whole: until it is finished only `newsarchive copy` may use it."""

from typing import Final

from sqlalchemy import Connection, Engine, delete, insert, select

from newsarchive.archive.failure import ArchiveError, name_of, translate_db_errors
from newsarchive.archive.schema import archive_info

UNFINISHED: Final = "unfinished_copy_of"


def origin_in(connection: Connection) -> str | None:
    """Return what an unfinished copy is a copy of; None for a whole archive."""
    found: str | None = connection.scalar(select(archive_info.c.value).where(archive_info.c.name == UNFINISHED))
    return found


def mark(connection: Connection, origin: str) -> None:
    """Mark an archive as an unfinished copy."""
    connection.execute(insert(archive_info).values(name=UNFINISHED, value=origin))


def unmark(connection: Connection) -> None:
    """Mark a copy as whole."""
    connection.execute(delete(archive_info).where(archive_info.c.name == UNFINISHED))


def refuse_unfinished(engine: Engine) -> None:
    """Raise ArchiveError if an archive is an unfinished copy: rows are missing, and what is written would be lost."""
    with translate_db_errors(engine.url), engine.connect() as connection:
        origin = origin_in(connection)
    if origin is not None:
        raise ArchiveError(
            f"{name_of(engine.url)} is an unfinished copy of {origin}. Run `newsarchive copy` with the same two archives "
            "to finish it, or delete it."
        )
