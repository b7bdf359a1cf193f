"""A simulated month of planned crawls: made-up outlets over real HTTP, with a stepped clock. `python -m bench month`."""

import os
import sys
import tempfile
from pathlib import Path

DAYS = 30


def main() -> None:
    """Simulate a month, or NEWSARCHIVE_BENCH_DAYS days, and print what it showed. The variables that plan runs (NEWSARCHIVE_NEW_PER_VISIT) count."""
    from bench.month.driver import print_progress, simulate
    from bench.month.report import print_report
    from bench.month.world import World
    from newsarchive.operations.rules import rules_of

    days = int(os.environ.get("NEWSARCHIVE_BENCH_DAYS") or DAYS)
    if days < 3:
        sys.exit("NEWSARCHIVE_BENCH_DAYS is less than 3: nothing is measured on the first and the last day.")
    with tempfile.TemporaryDirectory() as folder:
        print_report(simulate(World(days), Path(folder) / "archive.db", rules_of(os.environ), print_progress))
