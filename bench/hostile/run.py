"""Run every hostile site, each with a crawl of its own, and print what it cost."""

import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from bench.hostile.cases import CASES, STORED, Case
from bench.hostile.certificates import context as tls_context
from bench.hostile.crawl import TIMEOUT, Crawled, crawl
from bench.hostile.server import Site, running
from newsarchive.items import Reason


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
        for outcome in pool.map(run, CASES):
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
    with tempfile.TemporaryDirectory() as folder, serving(case, Path(folder)) as site:
        crawled = in_process(f"sqlite:///{folder}/archive.db", {case.name: site.port})
        result = crawled.results[case.name]
        return Outcome(
            case,
            len(site.asked),
            crawled.seconds,
            crawled.megabytes,
            result.failures,
            result.counts["new"],
            len(site.forbidden),
        )


def in_process(archive: str, sites: Mapping[str, int], timeout: float = TIMEOUT) -> Crawled:
    """Crawl sites in a process of their own, which begins with everything imported."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["bench.hostile.crawl"])
    with ProcessPoolExecutor(1, context) as process:
        return process.submit(crawl, archive, sites, timeout).result()


def serving(case: Case, folder: Path) -> AbstractContextManager[Site]:
    """Return a context in which the site of a case runs."""
    return running(case.answers, tls_context(case.tls, folder) if case.tls not in ("", "none") else None)
