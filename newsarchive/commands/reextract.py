"""newsarchive reextract: read the kept pages again with today's extraction."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

import click

from newsarchive.commands.errors import UsageError
from newsarchive.commands.options import (
    DAY,
    add_outlets,
    archive_option,
    captures_option,
    json_option,
    midnight,
    outlets_option,
)
from newsarchive.in_words import counted

if TYPE_CHECKING:
    from newsarchive.reextraction.process import Advance, Result


@click.command()
@click.option("--outlet", metavar="OUTLET", help="Only the pages of this outlet.")
@click.option("--since", metavar="DATE", type=DAY, help="Only pages fetched since that day (UTC).")
@click.option("--dry-run", is_flag=True, help="Write nothing; print the report.")
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="How many processes; one a core if left out.")
@archive_option
@captures_option
@outlets_option
@json_option
def reextract(
    outlet: str | None,
    since: date | None,
    dry_run: bool,
    jobs: int | None,
    archive: str,
    captures: Path | None,
    own: Path | None,
    as_json: bool,
) -> None:
    """Read the kept pages again with today's extraction, and print field by field what differs.

    What is read otherwise is written: the content of before is kept as a version with the cause extractor. What is the same is not written.

    Exit code 1 if pages could not be read.
    """
    from newsarchive.archive.captures import Selection
    from newsarchive.captures import folder_of
    from newsarchive.commands.reextract_report import print_report, write_report
    from newsarchive.outlets.registry import keys
    from newsarchive.outlets.similar import unknown_outlet
    from newsarchive.reextraction.process import Options, reextract_archive

    add_outlets(own)
    if outlet is not None and outlet not in keys():
        raise UsageError(unknown_outlet(outlet))
    selection = Selection(outlet, midnight(since))
    options = Options(
        archive, captures or folder_of(archive), selection, own, dry_run, jobs or len(os.sched_getaffinity(0))
    )
    with _Progress() as progress:
        result = reextract_archive(options, begun=progress.begin)
    if as_json:
        write_report(result)
    else:
        print_report(result, is_dry_run=dry_run)
    sys.exit(1 if result.report.unread else 0)


class _Progress:
    """A bar on a terminal, and a line if an interrupted re-extraction is continued."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        console = Console(stderr=True)
        self._bar = Progress(console=console, transient=True, disable=not console.is_terminal)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def begin(self, pages: int, result: "Result") -> "Advance":
        """Draw the bar; return what advances it by pages that were read."""
        if result.continued_since:
            sys.stderr.write(
                f"newsarchive: this continues the re-extraction of {result.continued_since:%Y-%m-%d %H:%M} UTC, which was interrupted: "
                f"{result.files_before} of {counted(result.files, 'file')} read.\n"
            )
        task = self._bar.add_task("pages", total=pages)
        return lambda read: self._bar.advance(task, read)
