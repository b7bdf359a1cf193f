"""newsarchive run: crawl what is due, again and again, where there is no scheduler."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING, Any

import click

from newsarchive.commands.capture_options import folder_of_captures
from newsarchive.commands.contact import require_contact
from newsarchive.commands.counts import reasons
from newsarchive.commands.health import check_notifications, metrics_option, report_failure, report_health
from newsarchive.commands.names import known_outlets
from newsarchive.commands.options import add_outlets, archive_option, captures_option, outlets_option
from newsarchive.commands.plans import budget_option, nothing_due, plan_of, span
from newsarchive.commands.scheduled import all_option, except_option, scheduled_outlets
from newsarchive.commands.streams import write_error
from newsarchive.in_words import counted

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from newsarchive.operations.due import Plan

_SHORTEST_SLEEP = timedelta(minutes=1)
_LONGEST_SLEEP = timedelta(minutes=15)
_JITTER = 0.1  # of a sleep: several archives do not ask at the same second
_LAST_LINES = 3  # of what a child wrote to standard error
_NAMED_FAILURES = 5  # outlets whose failures are in the line of a round


@click.command()
@click.argument("names", metavar="[OUTLET]...", nargs=-1)
@all_option
@except_option
@budget_option
@click.option("--rounds", metavar="N", type=click.IntRange(min=1), help="End after N rounds. Default: never.")
@metrics_option
@archive_option
@captures_option
@outlets_option
def run(
    names: tuple[str, ...],
    every: bool,
    left_out: tuple[str, ...],
    budget: int | None,
    rounds: int | None,
    prometheus: Path | None,
    archive: str,
    captures: Path | None,
    own: Path | None,
) -> None:
    """Crawl what is due, wait until more is due, and so on until SIGTERM or Ctrl-C. Prints a line for each round.

    Without outlets those that the archive was crawled for, and those of your own.
    Each round is a process of its own, `newsarchive crawl --due`; one that fails is reported, and the next round comes all the same.
    After each round the health of the outlets is judged, and NEWSARCHIVE_NOTIFY gets a message if it has changed.
    """
    add_outlets(own)
    known_outlets(names)
    require_contact()
    check_notifications()
    schedule = _Schedule(archive, names, every, left_out)
    write_error(_beginning(schedule))
    folder = folder_of_captures(captures, archive)
    options = _options(budget, captures, own)
    command = [
        sys.executable,
        "-m",
        "newsarchive",
        "crawl",
        *schedule.arguments,
        "--due",
        "--json",
        "--archive",
        archive,
    ]
    loop = _Loop([*command, *options])
    number = 0
    while not loop.is_ending and (rounds is None or number < rounds):
        number += 1
        line = loop.round()
        if not loop.is_ending:
            _report(archive, folder, prometheus, left_out, is_good=loop.is_good)
        now = datetime.now(UTC)
        plan = schedule.plan()
        following = plan.next_at if plan else None
        sleep = _sleep(following, now)
        is_last = loop.is_ending or number == rounds
        after = "" if is_last else f"; {_next_visit(following, now)}next round in {span(sleep)}"
        sys.stdout.write(f"{now:%Y-%m-%d %H:%M:%S} {line}{after}\n")
        sys.stdout.flush()
        if not is_last:
            loop.wait(sleep)


def _options(budget: int | None, captures: Path | None, own: Path | None) -> list[str]:
    given = {"--budget": budget, "--captures": captures, "--outlets": own}
    return [text for name, value in given.items() if value is not None for text in (name, str(value))]


def _report(archive: str, folder: Path, prometheus: Path | None, left_out: Sequence[str], *, is_good: bool) -> None:
    """Report the health of the outlets; what fails in it is written to standard error and ends nothing."""
    from newsarchive.archive import ArchiveError, open_to_read

    try:
        engine = open_to_read(archive)
        _, failed = report_health(
            engine, folder, notify=True, prometheus=prometheus, is_good=is_good, left_out=left_out
        )
        engine.dispose()
    except ArchiveError as error:
        failed = [str(error)]
        report_failure(error)
    for sentence in failed:
        write_error(sentence)


class _Schedule:
    """The outlets that the rounds ask, and what is due of them. Raises UsageError if there are none."""

    def __init__(self, archive: str, names: Sequence[str], every: bool, left_out: Sequence[str]) -> None:
        self._archive = archive
        self._names, self._every, self._left_out = names, every, left_out

    @property
    def arguments(self) -> list[str]:
        """Return the same choice of outlets for `crawl`, which makes it anew in each round."""
        excepted = [text for name in self._left_out for text in ("--except", name)]
        return [*self._names, *(["--all"] if self._every else []), *excepted]

    def plan(self) -> "Plan | None":
        """Return what is due; None if there is no archive yet, or it cannot be read, which is written to standard error."""
        from newsarchive.archive import ArchiveError, is_missing, open_archive

        try:
            if is_missing(self._archive):
                self._outlets(None)
                return None
            engine = open_archive(self._archive)
            plan = plan_of(engine, self._outlets(engine), budget=0)
            engine.dispose()
        except ArchiveError as error:
            write_error(str(error))
            return None
        return plan

    def _outlets(self, engine: "Engine | None") -> list[str]:
        return scheduled_outlets(engine, self._names, every=self._every, left_out=self._left_out)


def _beginning(schedule: _Schedule) -> str:
    """Return the sentence before the first round: what it asks, or when the first source is due."""
    plan = schedule.plan()
    if plan is None:
        return "the first round begins."
    if not plan.due:
        return nothing_due(plan, datetime.now(UTC))
    return f"{len(plan.due)} of {counted(len(plan.outlets), 'outlet')} due; the first round begins."


def _next_visit(following: datetime | None, now: datetime) -> str:
    """Return when the next source is due, if that is later than the longest wait between rounds."""
    if following is None or following - now <= _LONGEST_SLEEP:
        return ""
    return f"the next source is due at {following:%Y-%m-%d %H:%M} UTC, in {span(following - now)}; "


def _sleep(following: datetime | None, now: datetime) -> timedelta:
    """Return how long to wait: until the next source is due, within bounds, with some chance in it."""
    wait = (following or now + _LONGEST_SLEEP) - now
    return min(max(wait, _SHORTEST_SLEEP), _LONGEST_SLEEP) * (1 + _JITTER * SystemRandom().random())


class _Loop:
    """The child process of each round, and the signals that end the loop: the child ends first."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._child: subprocess.Popen[str] | None = None
        self.is_good = False  # the last round did its work
        self._ending = threading.Event()
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, self._end)

    @property
    def is_ending(self) -> bool:
        """True after a signal to end."""
        return self._ending.is_set()

    def wait(self, time: timedelta) -> None:
        """Wait, or until a signal to end."""
        self._ending.wait(time.total_seconds())

    def round(self) -> str:
        """Crawl what is due; return what came of it in a line."""
        begun = datetime.now(UTC)
        self._child = subprocess.Popen(  # noqa: S603  no shell, and the program is this one
            self._command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        if self.is_ending:
            self._child.terminate()
        out, err = self._child.communicate()
        code, self._child = self._child.returncode, None
        took = span(datetime.now(UTC) - begun)
        self.is_good = code == 0 or (code == 1 and bool(out))
        if code == 0 and not out:
            return "nothing was due"
        if code in (0, 1) and out:
            results = _results(out)
            return f"{_sums(results)} in {took}{_failed(results)}"
        for line in err.strip().splitlines()[-_LAST_LINES:]:
            write_error(line.removeprefix("newsarchive: "))
        return f"the crawl failed after {took} with exit code {code}"

    def _end(self, *_: object) -> None:
        self._ending.set()
        if self._child is not None:
            self._child.terminate()


def _results(out: str) -> list[dict[str, Any]]:
    """Return the results of a crawl by outlet, as it printed them."""
    return [json.loads(line) for line in out.splitlines()]


def _sums(results: Sequence[dict[str, Any]]) -> str:
    """Return what was read, as words."""
    sums = {name: sum(each["counts"][name] for each in results) for name in ("new", "changed", "unchanged")}
    if not any(sums.values()):
        return "no article was read"
    others = [f", {sums[name]} {name}" for name in ("changed", "unchanged") if sums[name]]
    return f"{counted(sums['new'], 'new article')}{''.join(others)}"


def _failed(results: Sequence[dict[str, Any]]) -> str:
    """Return which outlets failed and why, as words; empty if none did. Another run of an outlet is no failure."""
    failed = [each for each in results if not each["ok"] and each["outcome"] != "busy"]
    named = [f"{each['outlet']}: {_why(each)}" for each in failed[:_NAMED_FAILURES]]
    more = [f"{counted(len(failed) - len(named), 'more outlet')}: `newsarchive status`"] if failed[len(named) :] else []
    return "".join(f"; failed: {each}" for each in ["; ".join([*named, *more])] if each)


def _why(result: dict[str, Any]) -> str:
    """Return why the run of an outlet failed: its error, else the reasons of its failures, else its outcome."""
    warnings = result["warnings"][:1] if not result["failures"] else []
    return result["error"] or reasons(result["failures"]) or "; ".join([result["outcome"], *warnings])
