"""Options that several commands share."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import click

from newsarchive.bengali.digits import to_ascii
from newsarchive.commands.errors import UsageError
from newsarchive.instants import read_instant

DEFAULT_ARCHIVE = "sqlite:///archive.db"

archive_option = click.option(
    "--archive",
    envvar="NEWSARCHIVE_ARCHIVE",
    metavar="URL",
    default=DEFAULT_ARCHIVE,
    show_default=True,
    help="The archive, as a SQLAlchemy URL.",
)
captures_option = click.option(
    "--captures",
    envvar="NEWSARCHIVE_CAPTURES",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of captures. Default: beside the archive, archive.captures for archive.db.",
)
fetched_at_option = click.option(
    "--fetched-at", metavar="T", help="When the page was fetched, ISO 8601; without an offset it is UTC."
)
outlets_option = click.option(
    "--outlets",
    "own",
    envvar="NEWSARCHIVE_OUTLETS",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A folder of outlets of your own, a module OUTLET.py each, in addition to the built-in ones.",
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON instead: the keys are in docs/operating.md."
)


class DayType(click.ParamType[date]):
    """A day, as a query takes it: 2026-11-29, with digits of either script."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day of a string."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(to_ascii(value))
        except ValueError:
            self.fail(f"{value[:40]!r} is no day; write it as 2026-11-29.", param, ctx)


DAY = DayType()


def midnight(day: date | None) -> datetime | None:
    """Return the instant at which a day begins in UTC."""
    return datetime.combine(day, time.min, UTC) if day else None


def add_outlets(folder: Path | None) -> None:
    """Add the outlets of a folder to the known ones. Raises OutletFolderError."""
    if folder:
        from newsarchive.outlets.registry import add_folder

        add_folder(folder)


def instant(written: str | None) -> datetime | None:
    """Return the instant of an ISO 8601 string; without an offset it is UTC. Raises UsageError."""
    if written is None:
        return None
    try:
        return read_instant(written)
    except ValueError as error:
        raise UsageError(str(error)) from None
