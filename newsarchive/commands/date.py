"""newsarchive date: the publish and update time of a date string."""

import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from newsarchive.bengali.dates import ReadTime, read
from newsarchive.commands.errors import UsageError
from newsarchive.commands.json_lines import read_json_lines, write_json_line
from newsarchive.commands.options import fetched_at_option, instant


@click.command()
@click.argument("raw", metavar="STRING", required=False)
@fetched_at_option
@click.option(
    "--timezone", metavar="Z", default="Asia/Dhaka", show_default=True, help="The outlet's zone, an IANA name."
)
@click.option(
    "--batch",
    metavar="FILE.jsonl",
    type=click.Path(path_type=Path),
    help='Read lines {"raw", "fetched_at"?, "timezone"?} instead.',
)
def date(raw: str | None, fetched_at: str | None, timezone: str, batch: Path | None) -> None:
    """Print the publish and update time of a date STRING as one JSON line.

    `problem` is the reason if it has none.
    """
    if (raw is None) == (batch is None):
        raise UsageError("Give one STRING, or --batch FILE.jsonl.")
    if batch is None:
        write_json_line(_answer({"raw": raw, "fetched_at": fetched_at, "timezone": timezone}))
        return
    has_failed = False
    for position, line in read_json_lines(batch):
        try:
            answer = _answer({"raw": None, "fetched_at": fetched_at, "timezone": timezone, **(line or {})})
        except (ValueError, TypeError, UsageError) as error:
            has_failed = True
            sys.stderr.write(
                f'newsarchive: {position}: {str(error).rstrip("."):.200}. A line is an object with "raw".\n'
            )
            answer = dict.fromkeys(("raw", "published_at", "modified_at", "precision", "rule")) | {
                "problem": "unreadable"
            }
        write_json_line(answer)
    sys.exit(1 if has_failed else 0)


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON object for one string. Raises UsageError, ValueError or TypeError if the question is malformed."""
    if not isinstance(question["raw"], str):
        raise UsageError("There is no string.")
    reading = read(question["raw"], fetched_at=instant(question["fetched_at"]), zone=_zone(question["timezone"]))
    time = reading.published or reading.modified
    return {
        "raw": question["raw"],
        "published_at": _iso(reading.published),
        "modified_at": _iso(reading.modified),
        "precision": time.precision if time else None,
        "rule": reading.rule,
        "problem": reading.problem,
    }


def _zone(name: str) -> ZoneInfo:
    """Return the time zone of a name. Raises UsageError."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder of zones, or a name too long for a file
        raise UsageError(f"There is no zone {name[:80]!r}. Use an IANA name such as Asia/Dhaka.") from None


def _iso(time: ReadTime | None) -> str | None:
    """Return an instant as ISO 8601 with its offset; at precision `day` the day alone, because midnight would be invented."""
    if time is None:
        return None
    return time.at.date().isoformat() if time.precision == "day" else time.at.isoformat()
