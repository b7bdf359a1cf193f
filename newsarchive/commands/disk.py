"""newsarchive disk: what the archive takes, how it grows, and when the disk is full."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.commands.capture_options import folder_of_captures
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import archive_option, captures_option, json_option
from newsarchive.commands.tables import console, print_text
from newsarchive.in_words import size_in_words

if TYPE_CHECKING:
    from newsarchive.operations.disk import Usage


@click.command()
@archive_option
@captures_option
@json_option
def disk(archive: str, captures: Path | None, as_json: bool) -> None:
    """Print the bytes of database, search index and captures, their growth, and when the disk is full at that rate.

    The growth is that of the last four weeks.
    """
    from newsarchive.archive import open_to_read
    from newsarchive.operations.disk import usage

    folder = folder_of_captures(captures, archive)
    engine = open_to_read(archive)
    try:
        used = usage(engine, folder, datetime.now(UTC))
    finally:
        engine.dispose()
    if as_json:
        write_json_line(_as_json(used))
        return
    out = console()
    for line in _lines(used):
        print_text(out, line)


def _lines(used: "Usage") -> Iterator[str]:
    index = used.database.index_bytes
    part = f", {size_in_words(index)} of it the search index" if index is not None else ""
    yield f"database: {size_in_words(used.database.bytes)}{part}; {size_in_words(used.database_a_day)} more a day"
    yield f"captures: {size_in_words(sum(used.months.values()))}; {size_in_words(used.captures_a_day)} more a day"
    for month, size in sorted(used.months.items()):
        yield f"  {month}: {size_in_words(size)}"
    for each in used.disks:
        full = (
            f"full on {each.full_on:%Y-%m-%d} at this rate"
            if each.full_on
            else "not full within a century at this rate"
        )
        yield f"disk of {' and '.join(each.holds)}: {size_in_words(each.free)} free, {full}"


def _as_json(used: "Usage") -> dict[str, object]:
    disks = [{**asdict(each), "full_on": each.full_on and f"{each.full_on:%Y-%m-%d}"} for each in used.disks]
    return {
        "database": used.database.bytes,
        "index": used.database.index_bytes,
        "captures": sum(used.months.values()),
        "months": used.months,
        "database_a_day": round(used.database_a_day),
        "captures_a_day": round(used.captures_a_day),
        "disks": disks,
    }
