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
    """Return what is due now of those of the outlets with these keys that can be crawled. Raises SettingError, ArchiveError."""
    from newsarchive.crawling.chromium import not_crawlable
    from newsarchive.operations.due import plan
    from newsarchive.operations.rules import rules_of
    from newsarchive.outlets.registry import outlet

    chosen = [outlet(name) for name in names]
    refused = not_crawlable(chosen)
    crawlable = [each for each in chosen if each.key not in refused]
    return plan(engine, crawlable, datetime.now(UTC), budget, rules_of(os.environ))


def print_left_out(plan: "Plan", names: Iterable[str]) -> None:
    """Print to standard error which outlets with these keys are left out, as they are being crawled or cannot be crawled."""
    from newsarchive.crawling.chromium import not_crawlable
    from newsarchive.outlets.registry import outlet

    for run in plan.busy:
        sys.stderr.write(f"newsarchive: {run.outlet} is {run}; left out\n")
    for name, sentence in not_crawlable(map(outlet, names)).items():
        sys.stderr.write(f"newsarchive: {name}: {sentence}\n")


def nothing_due(plan: "Plan", now: datetime) -> str:
    """Return a sentence for a plan in which nothing is due."""
    if not plan.outlets:
        return "nothing is due: no outlet can be crawled."
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
