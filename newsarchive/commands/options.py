"""Options that several commands share."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from newsarchive.bengali.dates import FIRST_YEAR, LAST_YEAR
from newsarchive.commands.failure import RefusalError

Archive = Annotated[
    str,
    typer.Option("--archive", envvar="NEWSARCHIVE_ARCHIVE", metavar="URL", help="The archive, as a SQLAlchemy URL."),
]
DEFAULT_ARCHIVE = "sqlite:///archive.db"

FetchedAt = Annotated[
    str | None,
    typer.Option("--fetched-at", metavar="T", help="When the page was fetched, ISO 8601; without an offset it is UTC."),
]

OwnOutlets = Annotated[
    Path | None,
    typer.Option(
        "--outlets",
        envvar="NEWSARCHIVE_OUTLETS",
        metavar="DIR",
        help="A folder of outlets of your own, a module OUTLET.py each; they come in addition to the built-in ones.",
    ),
]


def add_outlets(folder: Path | None) -> None:
    """Add the outlets of a folder to the known ones. Raises OutletFolderError."""
    if folder:
        from newsarchive.outlets.registry import add_folder

        add_folder(folder)


def instant(written: str | None) -> datetime | None:
    """Read an instant that a user wrote; one without an offset is UTC. Raises RefusalError."""
    if written is None:
        return None
    try:
        when = datetime.fromisoformat(written)
    except ValueError:
        raise RefusalError(f"{written[:80]!r} is no time. Write it as 2026-11-23T14:05:00+06:00.") from None
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        raise RefusalError(f"{written[:80]!r}: no page was fetched in the year {when.year}.")
    return when if when.tzinfo else when.replace(tzinfo=UTC)
