"""Dates read right, beside dateparser and htmldate, on the strings that sites show."""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from importlib.metadata import version
from typing import Any, Final, Literal

import dateparser
import htmldate

from newsarchive.bengali.dates import DHAKA, Reading, ReadTime, read
from quality.material import SHARED

FETCHED: Final = datetime(2024, 7, 19, 12, 34, 56, tzinfo=DHAKA)  # the fetch time of the relative strings

Row = dict[str, Any]
Score = Literal["right", "no answer", "wrong"]

# The settings under which dateparser does best on whole strings without a silently wrong answer (the facts on dates).
_SETTINGS: Final = {
    "TIMEZONE": "Asia/Dhaka",
    "DATE_ORDER": "DMY",
    "PREFER_DATES_FROM": "past",
    "RELATIVE_BASE": FETCHED.replace(tzinfo=None),
}
_DURATION: Final = re.compile(
    r"-P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?(?:@(?P<clock>\d\d:\d\d))?"
)


def main(arguments: Sequence[str] = ()) -> None:
    """Print the scores."""
    print(table())


def rows() -> list[Row]:
    """Return the strings that sites show with their meaning, or exit with a sentence."""
    path = SHARED / "data" / "date_strings.jsonl"
    if not path.is_file():
        sys.exit(f"This measurement needs the strings of the sites, which are not at {path}.")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def table(strings: list[Row] | None = None, *, with_htmldate: bool = True) -> str:
    """Return the scores as the table of docs/bengali.md, a line for each reader. htmldate takes 10 s."""
    strings = rows() if strings is None else strings
    scored: dict[str, Callable[[Row], Score]] = {"newsarchive": _ours, dateparser_name(): _theirs}
    if with_htmldate:
        scored[f"htmldate {version('htmldate')}, the date alone"] = _htmldates
    lines = ["| read by | right | no answer | wrong |", "|---|--:|--:|--:|"]
    for name, score in scored.items():
        counts = Counter(score(row) for row in strings)
        lines.append(f"| {name} | {counts['right']} | {counts['no answer']} | {counts['wrong']} |")
    return "\n".join(lines)


def dateparser_name() -> str:
    """Return the name and version of dateparser."""
    return f"dateparser {version('dateparser')}"


def read_row(row: Row) -> Reading:
    """Return what newsarchive reads in a string."""
    return read(row["raw"], fetched_at=FETCHED if "relative" in row else None)


def ask_dateparser(row: Row) -> datetime | None:
    """Return what dateparser reads in a string."""
    answer: datetime | None = dateparser.parse(row["raw"], languages=["bn", "en"], settings=_SETTINGS)
    return answer


def _ours(row: Row) -> Score:
    """Return the score of newsarchive: both times and their precisions must be those of the sheet."""
    reading = read_row(row)
    if "relative" in row:
        return _score(row, reading.published and reading.published.at, by_day=_is_day(reading.published))
    found = tuple(_written(time) for time in (reading.published, reading.modified))
    if found == (row["published"], row["modified"]):
        return "right"
    return "wrong" if any(found) else "no answer"


def _theirs(row: Row) -> Score:
    """Return the score of dateparser, which knows neither labels nor precision: midnight is right for a day."""
    return _score(row, ask_dateparser(row), by_day=False)


def _htmldates(row: Row) -> Score:
    """Return the score of htmldate, which gives days: that of either time is right."""
    page = f'<html><body><p class="date">{row["raw"]}</p></body></html>'
    day = htmldate.find_date(page, original_date=True)
    return _score(row, datetime.fromisoformat(day) if day else None, by_day=True)


def _score(row: Row, at: datetime | None, *, by_day: bool) -> Score:
    wanted = _wanted(row)
    if at is None or not wanted:
        return "no answer" if wanted else "right" if at is None else "wrong"
    if by_day:
        return "right" if at.date() in {each.date() for each in wanted} else "wrong"
    local = at.astimezone(DHAKA) if at.tzinfo else at.replace(tzinfo=DHAKA)
    if "relative" in row:
        counts_days = not set("T@") & set(row["relative"])
        near = local.date() == wanted[0].date() if counts_days else abs(local - wanted[0]) < timedelta(minutes=1)
        return "right" if near else "wrong"
    return "right" if local == wanted[0] else "wrong"


def _wanted(row: Row) -> list[datetime]:
    """Return the times that a string states, the publish time first; a day as its midnight."""
    relative = row.get("relative")
    if relative is None:
        times = [datetime.fromisoformat(row[field]) for field in ("published", "modified") if row[field]]
        return [at if at.tzinfo else at.replace(tzinfo=DHAKA) for at in times]
    found = _DURATION.fullmatch(relative)
    if found is None:
        return []  # "some time ago"
    parts = {name: int(number) for name, number in found.groupdict("0").items() if name != "clock"}
    months = FETCHED.year * 12 + FETCHED.month - 1 - 12 * parts.pop("years") - parts.pop("months")
    at = FETCHED.replace(year=months // 12, month=months % 12 + 1) - timedelta(**parts)
    if found["clock"]:
        hour, minute = map(int, found["clock"].split(":"))
        at = at.replace(hour=hour, minute=minute, second=0)
    return [at]


def _written(time: ReadTime | None) -> str | None:
    if time is None:
        return None
    return time.at.date().isoformat() if _is_day(time) else time.at.isoformat()


def _is_day(time: ReadTime | None) -> bool:
    return time is not None and time.precision == "day"
