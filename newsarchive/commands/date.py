"""newsarchive date: what a date string of a news page means."""

import sys
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from newsarchive.bengali.dates import ReadTime, read
from newsarchive.commands.failure import RefusalError
from newsarchive.commands.lines import objects, put
from newsarchive.commands.options import FetchedAt, instant


def date(
    raw: Annotated[str | None, typer.Argument(metavar="STRING", help="The string as the page shows it.")] = None,
    fetched_at: FetchedAt = None,
    timezone: Annotated[str, typer.Option(metavar="Z", help="The outlet's zone, an IANA name.")] = "Asia/Dhaka",
    batch: Annotated[
        Path | None, typer.Option(metavar="FILE.jsonl", help='Read lines {"raw", "fetched_at"?, "timezone"?} instead.')
    ] = None,
) -> None:
    """Print the publish and update time that a string tells, one JSON line a string, or why it tells none."""
    if (raw is None) == (batch is None):
        raise RefusalError("Give one STRING, or --batch FILE.jsonl.")
    if batch is None:
        put(_answer({"raw": raw, "fetched_at": fetched_at, "timezone": timezone}))
        return
    failed = False
    for where, line in objects(batch):
        answer, right = _of_line(line, where, fetched_at, timezone)
        failed |= not right
        put(answer)
    raise typer.Exit(1 if failed else 0)


def _of_line(
    line: dict[str, Any] | None, where: str, fetched_at: str | None, timezone: str
) -> tuple[dict[str, Any], bool]:
    """Answer a line of a batch; a line that cannot be used is told, and keeps its place in the output."""
    try:
        return _answer({"raw": None, "fetched_at": fetched_at, "timezone": timezone, **(line or {})}), True
    except (ValueError, TypeError, RefusalError) as error:
        sys.stderr.write(f'newsarchive: {where}: {error!s:.200}. A line is an object with "raw".\n')
        return dict.fromkeys(("raw", "published_at", "modified_at", "precision", "rule")) | {
            "problem": "unreadable"
        }, False


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(asked["raw"], str):
        raise RefusalError("There is no string.")
    try:
        zone = ZoneInfo(asked["timezone"])
    except (
        ZoneInfoNotFoundError,
        ValueError,
        OSError,
    ):  # OSError: the name of a folder of zones, or a name too long for a file
        raise RefusalError(
            f"There is no zone {asked['timezone'][:80]!r}. Use an IANA name such as Asia/Dhaka."
        ) from None
    reading = read(asked["raw"], fetched_at=instant(asked["fetched_at"]), zone=zone)
    moment = reading.published or reading.modified
    return {
        "raw": asked["raw"],
        "published_at": written(reading.published),
        "modified_at": written(reading.modified),
        "precision": moment.precision if moment else None,
        "rule": reading.rule,
        "problem": reading.problem,
    }


def written(moment: ReadTime | None) -> str | None:
    """Write a moment as ISO 8601 with its offset; a day without a clock is a day, not midnight."""
    if moment is None:
        return None
    return moment.at.date().isoformat() if moment.precision == "day" else moment.at.isoformat()
