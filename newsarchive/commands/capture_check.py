"""newsarchive capture check: WARC files and rows of captures compared both ways."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsarchive.commands.capture_options import folder_of_captures
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import (
    DAY,
    add_outlets,
    archive_option,
    captures_option,
    json_option,
    midnight,
    outlets_option,
)
from newsarchive.commands.tables import console, print_text
from newsarchive.in_words import counted

if TYPE_CHECKING:
    from newsarchive.operations.capture_check import FindingKind, Progress, Report

_EXAMPLES = 3
# What each kind of difference means: what there is one or more of, the rest of the sentence, and what to do.
_MEANINGS = {
    "missing_file": (
        "capture",
        "whose WARC file is missing",
        "Restore the file from a copy, or name its folder with --captures",
    ),
    "missing_record": ("capture", "whose record is not in its file", "Restore the file from a copy"),
    "wrong_bytes": ("capture", "whose record holds other bytes", "Restore the file from a copy"),
    "no_body": ("revisit", "whose body no record holds", "Restore the file that held it"),
    "moved": (
        "capture",
        "whose record is elsewhere: a file was compressed again, renamed or moved",
        "`newsarchive capture check --repair` writes the new place into the rows",
    ),
    "orphan": (
        "record",
        "without a row",
        "`newsarchive capture check --repair` adds the rows, `newsarchive reextract` reads the articles",
    ),
    "damage": (
        "damaged place",
        "in files, which no row names",
        "No capture is lost; a copy may have what was there",
    ),
    "unfinished": (
        "file",
        "that a run left unfinished",
        "`newsarchive capture check --repair` finishes them, and so does the next crawl",
    ),
}
_REPAIRED: "dict[FindingKind, tuple[str, str]]" = {
    "moved": ("capture", "whose row now has the new place of the record"),
    "orphan": ("record", "with a new row; `newsarchive reextract` reads the articles"),
    "unfinished": ("file", "that a run had left, finished now"),
}


@click.command()
@click.option("--outlet", metavar="OUTLET", help="Only the captures of this outlet.")
@click.option("--since", metavar="DATE", type=DAY, help="Only those fetched from this day on (UTC).")
@click.option("--repair", is_flag=True, help="Finish files that a crash left, and add the rows of records without one.")
@archive_option
@captures_option
@outlets_option
@json_option
def check(
    outlet: str | None,
    since: date | None,
    repair: bool,
    archive: str,
    captures: Path | None,
    own: Path | None,
    as_json: bool,
) -> None:
    """Compare the WARC files with the rows of the archive, both ways, and every digest with the bytes.

    Nothing is ever deleted. Exit code 1 if something does not agree.
    """
    from newsarchive.archive import open_archive
    from newsarchive.archive.captures import Selection
    from newsarchive.operations.capture_check import check_captures

    add_outlets(own)
    folder = folder_of_captures(captures, archive)
    selection = Selection(outlet=outlet, since=midnight(since))
    engine = open_archive(archive, migrate=False)
    try:
        with _progress() as progress:
            report = check_captures(engine, folder, selection, repair=repair, now=datetime.now(UTC), progress=progress)
    finally:
        engine.dispose()
    if as_json:
        write_json_line(_as_json(report))
    else:
        out = console()
        for line in _lines(report):
            text = line.lstrip(" ")
            print_text(out, text, before=line[: -len(text)])
    if not report.agrees:
        sys.exit(1)


def _lines(report: "Report") -> Iterator[str]:
    yield (
        f"{counted(report.rows, 'capture')} with a record, {counted(report.records, 'record')} of responses in {counted(report.files, 'file')}"
        + (f" ({counted(report.being_written, 'file')} being written)" if report.being_written else "")
        + "."
    )
    if report.not_kept:
        yield f"{counted(report.not_kept, 'capture')} with a response that was not kept; that is no fault."
    if report.forgotten:
        yield f"{counted(report.forgotten, 'capture')} of forgotten articles: nothing of the responses is left; that is no fault."
    if report.passed_over:
        yield f"{counted(report.passed_over, 'record')} in files of other programs, without a need for a row; that is no fault."
    for kind, (noun, rest) in _REPAIRED.items():
        if count := report.repaired[kind]:
            yield f"Repaired: {counted(count, noun)} {rest}."
    for kind, count in report.found.items():
        noun, rest, remedy = _MEANINGS[kind]
        yield f"{counted(count, noun)} {rest}. {remedy}."
        for each in report.examples[kind][:_EXAMPLES]:
            place = each.file if each.offset is None else f"{each.file}:{each.offset}"
            yield f"  {place}{f' {each.url}' if each.url else ''}: {each.detail}"
        if count > _EXAMPLES:
            yield f"  and {count - _EXAMPLES} more; --json lists up to 100."
    if report.agrees:
        yield "Files and rows agree."


def _as_json(report: "Report") -> dict[str, Any]:
    counts = ("files", "rows", "records", "not_kept", "forgotten", "being_written", "passed_over")
    return {
        "ok": report.agrees,
        **{name: getattr(report, name) for name in counts},
        "found": dict(report.found),
        "repaired": {kind: count for kind, count in report.repaired.items() if count},
        "examples": [asdict(each) for found in report.examples.values() for each in found],
    }


@contextmanager
def _progress() -> "Iterator[Progress]":
    """Yield what shows the files that are done, on a terminal."""
    from newsarchive.operations.capture_check import Progress

    if not sys.stderr.isatty():
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("files", total=None)
        yield Progress(
            total=lambda count: bar.update(task, total=count),
            done=lambda: bar.advance(task),
        )
