"""newsarchive run: crawl what is due, again and again, where there is no scheduler."""

import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import SystemRandom

import click

from newsarchive.commands.capture_options import folder_of_captures
from newsarchive.commands.contact import require_contact
from newsarchive.commands.health import check_notifications, metrics_option, report_failure, report_health
from newsarchive.commands.names import known_outlets
from newsarchive.commands.options import add_outlets, archive_option, captures_option, outlets_option
from newsarchive.commands.plans import budget_option, plan_of, span
from newsarchive.commands.streams import write_error

_SHORTEST_SLEEP = timedelta(minutes=1)
_LONGEST_SLEEP = timedelta(minutes=15)
_JITTER = 0.1  # of a sleep: several archives do not ask at the same second
_LAST_LINES = 3  # of what a child wrote to standard error


@click.command()
@click.argument("names", metavar="[OUTLET]...", nargs=-1)
@budget_option
@click.option("--rounds", metavar="N", type=click.IntRange(min=1), help="End after N rounds. Default: never.")
@metrics_option
@archive_option
@captures_option
@outlets_option
def run(
    names: tuple[str, ...],
    budget: int | None,
    rounds: int | None,
    prometheus: Path | None,
    archive: str,
    captures: Path | None,
    own: Path | None,
) -> None:
    """Crawl what is due, wait until more is due, and so on until SIGTERM or Ctrl-C. Prints a line for each round.

    Each round is a process of its own, `newsarchive crawl --due`; one that fails is reported, and the next round comes all the same.
    After each round the health of the outlets is judged, and NEWSARCHIVE_NOTIFY gets a message if it has changed.
    """
    add_outlets(own)
    chosen = known_outlets(names)
    require_contact()
    check_notifications()
    folder = folder_of_captures(captures, archive)
    options = _options(budget, captures, own)
    command = [sys.executable, "-m", "newsarchive", "crawl", *chosen, "--due", "--archive", archive, *options]
    loop = _Loop(command)
    number = 0
    while not loop.is_ending and (rounds is None or number < rounds):
        number += 1
        line = loop.round()
        if not loop.is_ending:
            _report(archive, folder, prometheus, is_good=loop.is_good)
        sleep = _sleep(archive, chosen)
        is_last = loop.is_ending or number == rounds
        sys.stdout.write(
            f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {line}{'' if is_last else f'; next in {span(sleep)}'}\n"
        )
        sys.stdout.flush()
        if not is_last:
            loop.wait(sleep)


def _options(budget: int | None, captures: Path | None, own: Path | None) -> list[str]:
    given = {"--budget": budget, "--captures": captures, "--outlets": own}
    return [text for name, value in given.items() if value is not None for text in (name, str(value))]


def _report(archive: str, folder: Path, prometheus: Path | None, *, is_good: bool) -> None:
    """Report the health of the outlets; what fails in it is written to standard error and ends nothing."""
    from newsarchive.archive import ArchiveError, open_to_read

    try:
        engine = open_to_read(archive)
        _, failed = report_health(engine, folder, notify=True, prometheus=prometheus, is_good=is_good)
        engine.dispose()
    except ArchiveError as error:
        failed = [str(error)]
        report_failure(error)
    for sentence in failed:
        write_error(sentence)


def _sleep(archive: str, names: Sequence[str]) -> timedelta:
    """Return how long to wait: until the next source is due, within bounds, with some chance in it."""
    from newsarchive.archive import ArchiveError, open_archive
    from newsarchive.outlets.registry import keys

    now = datetime.now(UTC)
    try:
        engine = open_archive(archive)
        following = plan_of(engine, names or keys(), budget=0).next_at
        engine.dispose()
    except ArchiveError as error:
        write_error(str(error))
        following = None
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
            return f"{_sums(out)} in {took}{' (something failed: newsarchive status)' if code else ''}"
        for line in err.strip().splitlines()[-_LAST_LINES:]:
            write_error(line.removeprefix("newsarchive: "))
        return f"the crawl failed after {took} with exit code {code}"

    def _end(self, *_: object) -> None:
        self._ending.set()
        if self._child is not None:
            self._child.terminate()


def _sums(out: str) -> str:
    """Return the sentence of a crawl's table that has its sums."""
    starts = ("No article was read", "Nothing new")
    found = [line for line in out.splitlines() if line.startswith(starts) or " new articles" in line]
    return found[-1].rstrip(".") if found else "crawled"
