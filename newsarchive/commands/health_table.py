"""The health of outlets as a table with a line of its last days, and as sentences, for `status` and `health`."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from newsarchive.commands.plans import span
from newsarchive.commands.tables import Column, print_table, print_text

if TYPE_CHECKING:
    from rich.console import Console

    from newsarchive.archive import OutletPast
    from newsarchive.operations.findings import Finding, Health, OutletHealth

_DAYS = 14
_BARS = "▁▂▃▄▅▆▇█"
_COLOURS = {"normal": "green", "new": "cyan", "quiet": "yellow", "degraded": "yellow", "broken": "bold red"}
_COLUMNS = (
    Column("outlet"),
    Column("state"),
    Column("new, 14 days", drop=2),
    Column("today", drop=3, justify="right"),
    Column("last new", drop=1, justify="right"),
    Column("last run", drop=4, justify="right"),
)


def print_health(out: "Console", found: "Health", pasts: "Sequence[OutletPast]", now: datetime) -> None:
    """Print a row for each outlet, and below it the sentences on those that are not as usual."""
    past_of = {past.outlet: past for past in pasts}
    rows = [_cells(each, past_of[each.outlet], now) for each in found.outlets]
    print_table(out, _COLUMNS, rows, "Health: each outlet compared with its own past")
    print_findings(out, found)


def print_findings(out: "Console", found: "Health") -> None:
    """Print a sentence for each finding, those on the archive and on many outlets first, and the fields of one cause in one."""
    from newsarchive.operations.findings import statements
    from newsarchive.operations.reports import ALL_OUTLETS, ARCHIVE

    named = [(ARCHIVE, found.archive), (ALL_OUTLETS, found.common)]
    named += [(each.outlet, each.findings) for each in found.outlets]
    lines = [(name, statement) for name, findings in named for statement in statements(findings)]
    for name, statement in lines:
        print_text(out, f"{statement.state}. {statement.sentence}", before=f"{name}: ")
    if lines:
        out.print()


def days(past: "OutletPast", now: datetime) -> list[int]:
    """Return the new articles of each of the last 14 days of an outlet, today last."""
    zone = ZoneInfo(past.timezone)
    today = now.astimezone(zone).date()
    new: Counter[int] = Counter()
    for hour in past.hours:
        new[(today - hour.begins_at.astimezone(zone).date()).days] += hour.new
    return [new[ago] for ago in range(_DAYS - 1, -1, -1)]


def sparkline(numbers: Sequence[int]) -> str:
    """Return a bar for each number, the greatest one the highest; a dot for 0."""
    most = max(numbers, default=0)
    return "".join(_BARS[(number * len(_BARS) - 1) // most] if number else "·" for number in numbers)


def outlet_json(each: "OutletHealth", past: "OutletPast | None" = None, now: datetime | None = None) -> dict[str, Any]:
    """Return the health of an outlet for JSON; with its past also the new articles by day."""
    found: dict[str, Any] = {
        "outlet": each.outlet,
        "state": each.state,
        "last_new_at": each.last_new_at.isoformat() if each.last_new_at else None,
        "findings": [finding_json(finding) for finding in each.findings],
    }
    if past and now:
        found |= {"last_run_at": past.asked_at[1].isoformat(), "new_by_day": days(past, now)}
    return found


def finding_json(finding: "Finding") -> dict[str, Any]:
    """Return a finding for JSON."""
    return {
        "state": finding.state,
        "cause": finding.cause,
        "subject": finding.subject,
        "since": finding.since.isoformat(),
        "example": finding.example,
        "sentence": finding.sentence,
    }


def _cells(each: "OutletHealth", past: "OutletPast", now: datetime) -> list[str]:
    new = days(past, now)
    last_new = span(now - each.last_new_at) if each.last_new_at else "never"
    state = f"[{_COLOURS[each.state]}]{each.state}[/]"
    return [each.outlet, state, sparkline(new), str(new[-1]), last_new, span(now - past.asked_at[1])]
