"""Run every hostile site, each with a crawl of its own, and print what it cost."""

import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.hostile.cases import CASES, STORED, Case
from bench.hostile.certificates import context
from bench.hostile.server import Site, running
from newsarchive.items import Reason

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Outcome:
    """What a crawl of a hostile site did. `reasons`: reason of each failure, with its number; `stored`: articles."""

    case: Case
    requests: int
    seconds: float
    megabytes: float
    reasons: dict[str, int]
    stored: int
    forbidden: int
    warnings: list[str]

    @property
    def fault(self) -> str:
        """What is not as expected, or an empty string."""
        if self.forbidden:
            return f"{self.forbidden} connections to addresses that may not be requested"
        if self.requests > self.case.most:
            return f"more than {self.case.most} requests"
        is_met = self.stored > 0 if self.case.expected == STORED else self.case.expected in self.reasons
        if not is_met:
            return f"expected {self.case.expected}"
        if Reason.INTERNAL_ERROR in self.reasons:
            return "an error of this program"
        return ""


def main() -> None:
    """Print requests, seconds, peak memory and reasons of each case; exit with 1 if one is not as expected."""
    print(f"{'requests':>8} {'seconds':>8} {'MB':>6}  case: reasons")
    faults = 0
    forbidden = 0
    # Two at a time: most cases wait.
    with ThreadPoolExecutor(2) as pool:
        outcomes = pool.map(run, CASES)
    for outcome in outcomes:
        faults += bool(outcome.fault)
        forbidden += outcome.forbidden
        reasons = ", ".join(f"{count} {reason}" for reason, count in outcome.reasons.items())
        stored = f"{outcome.stored} stored" if outcome.stored else ""
        print(
            f"{outcome.requests:8} {outcome.seconds:8.2f} {outcome.megabytes:6.0f}  "
            f"{outcome.case.name}: {', '.join(filter(None, (stored, reasons)))}{f'  <- {outcome.fault}' if outcome.fault else ''}",
            flush=True,
        )
    print(
        f"{len(CASES)} cases, {faults} not as expected; {forbidden} connections to addresses that may not be requested"
    )
    if faults:
        sys.exit(1)


def run(case: Case) -> Outcome:
    """Serve a case and crawl it."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(serving(case, folder))
        command = [
            sys.executable, "-m", "bench.hostile.crawl", f"sqlite:///{folder}/archive.db", json.dumps({case.name: site.port}),
        ]  # fmt: skip
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, text=True)
        assert process.stdout
        assert process.stderr
        printed = process.stdout.read()
        errors = process.stderr.read()
        _, code, usage = os.wait4(process.pid, 0)
        if code:
            sys.exit(f"the crawl of {case.name!r} failed:\n{errors}")
        crawled = json.loads(printed)
        result = crawled["results"][case.name]
        counts = result["counts"]
        return Outcome(
            case,
            len(site.asked),
            crawled["seconds"],
            usage.ru_maxrss / 1024,
            result["failures"],
            counts["new"],
            len(site.forbidden),
            result["warnings"],
        )


def serving(case: Case, folder: Path) -> AbstractContextManager[Site]:
    """Return a context in which the site of a case runs."""
    return running(case.answers, context(case.tls, folder) if case.tls not in ("", "none") else None)
