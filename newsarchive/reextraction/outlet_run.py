"""The run of one outlet in a replay: its pages in batches, and what became of them."""

from collections import Counter
from datetime import UTC, datetime
from importlib.metadata import version
from platform import python_version

from sqlalchemy import Engine

from newsarchive import __version__
from newsarchive.archive import Outcome, Writer, held_captures, is_held
from newsarchive.archive.results import CrawlResult, outcome_at_end
from newsarchive.items import PAGE_KINDS, CapturedPage, Reason
from newsarchive.outlets import Outlet

_BATCH = 50  # pages a transaction, as in a crawl
_COUNTS = ("new", "changed", "unchanged", "listing", "repeated", "failed")
_PACKAGES = ("newsarchive", "fastwarc", "selectolax", "sqlalchemy")


class OutletRun:
    """A run of an outlet. It begins in the archive with the first page that the archive does not have. Its methods raise ArchiveError."""

    def __init__(self, engine: Engine, outlet: Outlet, replayed: str) -> None:
        self._engine = engine
        self._outlet = outlet
        self._replayed = replayed
        self._writer = Writer(engine, extractor=__version__, address_of=outlet.listed)
        self._batch: list[tuple[CapturedPage, str]] = []
        self._counts: Counter[str] = Counter()
        self._failures: Counter[str] = Counter()
        self._run_id: int | None = None
        self.known = 0

    def add(self, page: CapturedPage, url: str) -> None:
        """Add a page, and the address of its response; a full batch is written."""
        self._batch.append((page, url))
        if len(self._batch) >= _BATCH:
            self.write()

    def write(self) -> None:
        """Write the pages that wait, but those that the archive has: they are counted as `known`."""
        batch, self._batch = self._batch, []
        held = held_captures(self._engine, {each for page, url in batch for each in (page.capture.url, url)})
        pages = [
            page
            for page, url in batch
            if not is_held(held, (page.capture.url, url), page.capture.fetched_at, page.capture.digest)
        ]
        self.known += len(batch) - len(pages)
        if not pages:
            return
        if self._run_id is None:
            self._run_id = self._start()
        outcomes = self._writer.write(self._run_id, pages, now=datetime.now(UTC))
        for page, outcome in zip(pages, outcomes, strict=True):
            self._count(page, outcome)

    def beat(self) -> None:
        """Store that the run is alive."""
        if self._run_id is not None:
            self._writer.beat(self._run_id, datetime.now(UTC))

    def finish(self, outcome: str | None = None) -> CrawlResult | None:
        """Store the end of the run; return its result, None if the archive had everything.

        `outcome`: None if it went to its end; what waits is then written first.
        """
        if outcome is None:
            self.write()
        if self._run_id is None:
            return None
        counts = {name: self._counts[name] for name in _COUNTS}
        counts = {"asked": sum(counts.values()), **counts, "unlinked": 0}
        ended = outcome or outcome_at_end(counts, self._failures)
        if ended == "empty" and counts["listing"]:
            ended = "finished"  # nothing was requested: files that hold listings alone are read to their end
        self._writer.finish_run(
            self._run_id, finished_at=datetime.now(UTC), outcome=ended, counts=counts, failures=self._failures
        )
        return CrawlResult(self._outlet.key, ended, counts, dict(self._failures))

    def _start(self) -> int:
        return self._writer.start_run(
            self._outlet.record,
            source="replay",
            started_at=datetime.now(UTC),
            settings={"NEWSARCHIVE_REPLAY": self._replayed},
            versions={"python": python_version(), **{name: version(name) for name in _PACKAGES}},
        )

    def _count(self, page: CapturedPage, outcome: Outcome) -> None:
        if page.capture.kind not in PAGE_KINDS:
            return
        self._counts[outcome] += 1
        if outcome is Outcome.FAILED:
            self._failures[page.capture.reason or Reason.SHRUNK] += 1
