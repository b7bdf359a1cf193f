"""What is due, for the commands that ask for it: `crawl --due`, `due` and `run`."""

import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from newsarchive.operations.due import Plan

budget_option = click.option(
    "--budget",
    metavar="N",
    type=click.IntRange(min=0),
    help="Visit at most N known articles again. Default: by how many new ones each outlet had.",
)


def plan_of(engine: "Engine", names: Iterable[str], budget: int | None) -> "Plan":
    """Return what is due now of the outlets with these keys. Raises SettingError, ArchiveError."""
    from newsarchive.operations.due import plan
    from newsarchive.operations.rules import rules_of
    from newsarchive.outlets.registry import outlet

    return plan(engine, [outlet(name) for name in names], datetime.now(UTC), budget, rules_of(os.environ))


def print_busy(plan: "Plan") -> None:
    """Print to standard error which outlets are left out, as they are being crawled."""
    for run in plan.busy:
        sys.stderr.write(f"newsarchive: {run.outlet} is {run}; left out\n")


def nothing_due(plan: "Plan", now: datetime) -> str:
    """Return a sentence for a plan in which nothing is due."""
    following = plan.next_at
    if following is None:
        return "nothing is due: all outlets are being crawled."
    return f"nothing is due before {following:%Y-%m-%d %H:%M} UTC, in {span(following - now)}."


def span(time: timedelta) -> str:
    """Return a length of time as people write it: 40 s, 12 min, 3.5 h, 2 d."""
    seconds = max(0.0, time.total_seconds())
    for most, size, unit in ((60, 1, "s"), (3600, 60, "min"), (86_400, 3600, "h")):
        if seconds < most:
            return (
                f"{seconds / size:.2g} {unit}" if unit == "h" and seconds < 36_000 else f"{seconds / size:.0f} {unit}"
            )
    return f"{seconds / 86_400:.1f} d".replace(".0 ", " ")
