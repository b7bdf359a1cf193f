"""newsarchive capture export: captures as a WACZ, which replayweb.page opens."""

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.commands.capture_options import NoCaptureError, folder_of_captures, known_spellings
from newsarchive.commands.errors import UsageError
from newsarchive.commands.options import DAY, add_outlets, archive_option, captures_option, midnight, outlets_option
from newsarchive.in_words import counted

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Engine

    from newsarchive.archive.captures import ArchivedCapture, Selection

_EXAMPLES = 3


@click.command()
@click.argument("urls", metavar="[URL]...", nargs=-1)
@click.option(
    "--wacz", "out", metavar="FILE", type=click.Path(path_type=Path), required=True, help="The WACZ to write."
)
@click.option("--outlet", metavar="OUTLET", help="Only the captures of this outlet.")
@click.option("--since", metavar="DATE", type=DAY, help="The first day (UTC).")
@click.option("--until", metavar="DATE", type=DAY, help="The last day (UTC).")
@archive_option
@captures_option
@outlets_option
def export(
    urls: tuple[str, ...],
    out: Path,
    outlet: str | None,
    since: date | None,
    until: date | None,
    archive: str,
    captures: Path | None,
    own: Path | None,
) -> None:
    """Write captures into a WACZ (web archive collection): all, or those of an outlet, of days, of addresses.

    The records are copied byte by byte. Exit code 1 if some could not be copied; they are left out.
    """
    from newsarchive import __version__
    from newsarchive.archive import open_archive
    from newsarchive.archive.captures import Selection
    from newsarchive.operations.capture_export import export_wacz

    add_outlets(own)
    if since and until and since > until:
        raise UsageError(f"--since {since:%Y-%m-%d} is later than --until {until:%Y-%m-%d}.")
    if out.exists():
        raise UsageError(f"{out} exists. Give another name, or remove it.")
    selection = Selection(
        outlet=outlet,
        since=midnight(since),
        until=midnight(until + timedelta(days=1)) if until else None,
    )
    addresses = {each for url in urls for each in known_spellings(url)}
    folder = folder_of_captures(captures, archive)
    engine = open_archive(archive, migrate=False)
    try:
        chosen = _chosen(engine, addresses, selection)
        if not chosen:
            raise NoCaptureError(
                "The archive has no such capture with a record. `newsarchive capture URL --list` lists those of an address."
            )
        exported = export_wacz(
            engine, folder, chosen, out, software=f"newsarchive/{__version__}", now=datetime.now(UTC)
        )
    finally:
        engine.dispose()
    added = f", and {exported.added} more whose bodies they share" if exported.added else ""
    click.echo(f"{out}: {counted(exported.captures, 'capture')}, {exported.pages} of them pages{added}.")
    if exported.failed:
        sys.stderr.write(f"newsarchive: {counted(exported.failed, 'capture')} could not be copied, left out here:\n")
        for sentence in exported.failures[:_EXAMPLES]:
            sys.stderr.write(f"  {sentence}\n")
        sys.stderr.write("`newsarchive capture check` lists all that is wrong.\n")
        sys.exit(1)


def _chosen(engine: "Engine", addresses: "Collection[str]", selection: "Selection") -> "list[ArchivedCapture]":
    """Return the selected captures with a record, by file and place; without addresses those of all."""
    from newsarchive.archive.captures import captures_of, kept_captures

    if not addresses:
        return kept_captures(engine, selection)
    return sorted(filter(selection.holds, captures_of(engine, addresses)), key=lambda each: each.place)
