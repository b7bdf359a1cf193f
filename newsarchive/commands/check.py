"""newsarchive check: everything that an archive has, in one report."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.commands.capture_options import folder_of_captures
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import add_outlets, archive_option, captures_option, json_option, outlets_option
from newsarchive.commands.tables import console, print_text

if TYPE_CHECKING:
    from newsarchive.operations.check import Part


@click.command()
@click.option("--no-captures", is_flag=True, help="Do not read the WARC files, which takes most of the time.")
@archive_option
@captures_option
@outlets_option
@json_option
def check(no_captures: bool, archive: str, captures: Path | None, own: Path | None, as_json: bool) -> None:
    """Check database, articles, search index, clusters and captures against each other.

    Nothing is changed, and crawls may go on. Exit code 1 if something does not agree.
    """
    from newsarchive.archive import open_archive
    from newsarchive.operations.check import check_archive

    add_outlets(own)
    folder = folder_of_captures(captures, archive)
    engine = open_archive(archive, migrate=False)
    try:
        parts = check_archive(engine, folder, with_captures=not no_captures, now=datetime.now(UTC), begun=_show)
    finally:
        engine.dispose()
    if as_json:
        for part in parts:
            write_json_line({"part": part.name, "ok": part.is_whole, "faults": list(part.faults)})
    else:
        out = console()
        for line in _lines(parts):
            print_text(out, line)
    if not all(part.is_whole for part in parts):
        sys.exit(1)


def _lines(parts: "list[Part]") -> Iterator[str]:
    for part in parts:
        if part.is_whole:
            yield f"{part.name}: all agrees."
        else:
            yield f"{part.name}: {'; '.join(part.faults)}. {part.remedy}."


def _show(name: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"newsarchive: checking the {name}\n")
