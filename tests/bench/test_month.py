"""`python -m bench month`: what is measured, and that a crawl of simulated days archives what was published, at simulated instants."""

import re
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bench.month.driver import Simulation, simulate
from bench.month.measured import breakages, false_alarms, measured
from bench.month.outlets import MadeUpOutlet, Trouble
from bench.month.report import print_report
from bench.month.reported import Report
from bench.month.server import Asked
from bench.month.world import START, World
from newsarchive.archive import open_archive
from newsarchive.archive.schema import articles, captures, crawl_runs
from newsarchive.operations.rules import Rules

_DAY = timedelta(days=1)
_STEADY = MadeUpOutlet("steady", "steady", 12)
_DEAD = MadeUpOutlet("dead", "dead", 12, trouble=Trouble("dead domain", 0.5))
_BLOCKED = MadeUpOutlet("blocked", "blocked", 12, trouble=Trouble("block", 0.5))


def _simulation(tmp_path: Path, *reports: tuple[datetime, Report], log: tuple[Asked, ...] = ()) -> Simulation:
    archive = f"sqlite:///{tmp_path / 'archive.db'}"
    open_archive(archive).dispose()
    return Simulation(World(3, (_STEADY, _BLOCKED, _DEAD)), archive, list(log), list(reports))


def test_robots_txt_counts_once_a_day(tmp_path: Path) -> None:
    day = START + _DAY
    log = [Asked(day + timedelta(hours=hours), "steady", "/robots.txt", 200) for hours in (0, 1, 23, 24, 25)]
    log.append(Asked(day, "steady", "/", 200))
    log.append(Asked(START, "steady", "/", 200))  # on the first day
    assert measured(_simulation(tmp_path, log=tuple(log)))["steady"].requests == 3


def test_a_report_of_a_breakage_is_no_false_alarm_and_any_other_is_one(tmp_path: Path) -> None:
    begins = START + 2 * _DAY
    right = begins + timedelta(hours=6), Report("blocked", "broken", "forbidden")
    early = begins - timedelta(hours=6), Report("blocked", "broken", "empty")
    wrong = [(begins + timedelta(hours=hours), Report("steady", "broken", "empty")) for hours in (0, 6)]
    simulation = _simulation(tmp_path, early, right, *wrong)
    assert [(each.outlet, each.reported_at, each.cause) for each in breakages(simulation)] == [
        ("blocked", right[0], "forbidden"),
        ("dead", None, ""),
    ]
    assert [(at, outlet) for at, outlet, _ in false_alarms(simulation)] == [
        (early[0], "blocked"),
        (wrong[0][0], "steady"),
    ]


@pytest.mark.slow
def test_simulated_days_are_archived_at_simulated_instants(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench.test_month", str(tmp_path / "archive.db")],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Versions lost: 0; without an edit: 0." in ran.stdout
    assert "| steady | 1 |" in ran.stdout
    after = re.search(r"\| dead domain \| dead \| ([\d.]+) h \| (?:degraded|broken) \| dead_domain \|", ran.stdout)
    assert after
    assert float(after[1]) <= 24
    assert "| block | blocked |" in ran.stdout
    assert "False alarms: 0" in ran.stdout
    engine = open_archive(f"sqlite:///{tmp_path / 'archive.db'}")
    world = World(3, (_STEADY, _BLOCKED, _DEAD))
    published = [each for each in world.sites["steady"].articles if START <= each.published_at < world.end - _DAY]
    with engine.connect() as connection:
        archived = connection.scalar(select(func.count()).where(articles.c.outlet == "steady"))
        for column in (
            articles.c.first_seen_at,
            captures.c.fetched_at,
            crawl_runs.c.started_at,
            crawl_runs.c.finished_at,
        ):
            first, last = connection.execute(select(func.min(column), func.max(column))).one()
            assert START <= first <= last < world.end, column
    engine.dispose()
    assert archived is not None
    assert archived >= len(published)


if __name__ == "__main__":
    print_report(simulate(World(3, (_STEADY, _BLOCKED, _DEAD)), Path(sys.argv[1]), Rules()))
