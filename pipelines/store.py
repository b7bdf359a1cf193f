"""Into the archive, in batches: the Scrapy face of `newsarchive.archive.Writer`."""

import asyncio
import logging
import threading
from contextlib import suppress
from datetime import UTC, datetime
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider

from newsarchive import __version__
from newsarchive.archive import ArchiveError, Outcome, Writer, open_archive
from newsarchive.crawling.runs import counts_of, failures_of, outcome_of, settings_of, versions
from newsarchive.crawling.spider import OutletSpider
from newsarchive.items import CapturedPage

_log = logging.getLogger(__name__)
# Outlets that run side by side in one process write one after the other, as SQLite wants it.
_WRITING = threading.Lock()


class StorePipeline:
    """Writes captured pages in batches, whole or not at all, off the reactor's thread.

    A batch is written when it is full, when its time is up, and when the spider closes. If the archive fails, the run ends: what was
    written stays, the rest is found again by the next run.
    """

    def __init__(self, crawler: Crawler) -> None:
        assert isinstance(crawler.spider, OutletSpider)
        assert crawler.stats
        self._crawler = crawler
        self._stats = crawler.stats
        self._outlet = crawler.spider.outlet
        self._size = crawler.settings.getint("NEWSARCHIVE_BATCH")
        self._seconds = crawler.settings.getfloat("NEWSARCHIVE_BATCH_SECONDS")
        self._batch: list[CapturedPage] = []
        self._turn = asyncio.Lock()
        self._closing = asyncio.Event()
        self._run: int | None = None
        self._clock: asyncio.Task[None] | None = None
        self._failed = False
        crawler.signals.connect(self.spider_closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Use the crawler's settings, statistics and spider."""
        return cls(crawler)

    async def open_spider(self) -> None:
        """Open the archive, note the start of the run and begin to watch the batch's time; where it cannot be written, the run ends at once."""
        settings = self._crawler.settings
        self._engine = await asyncio.to_thread(open_archive, settings["NEWSARCHIVE_ARCHIVE"])
        self._writer = Writer(self._engine, extractor=__version__)
        try:
            self._run = self._begun()
        except ArchiveError as error:
            self._note(error)
            raise CloseSpider("archive_failed") from error
        self._clock = asyncio.create_task(self._watch())

    def _begun(self) -> int:
        settings = self._crawler.settings
        with _WRITING:
            return self._writer.start_run(
                self._outlet.record,
                source="replay" if settings.get("NEWSARCHIVE_REPLAY") else "network",
                started_at=datetime.now(UTC),
                settings=settings_of(settings),
                versions=versions(),
            )

    async def process_item(self, item: CapturedPage) -> CapturedPage:
        """Add a page to the batch; wait for the write if it filled it."""
        self._batch.append(item)
        if len(self._batch) >= self._size:
            await self._flush()
        return item

    async def close_spider(self) -> None:
        """Write what is left; a write that is under way is waited for, so that none goes uncounted."""
        self._closing.set()
        if self._clock:
            await self._clock
        await self._flush()

    async def spider_closed(self, reason: str) -> None:
        """Note how the run ended."""
        outcome = outcome_of(reason, failed=self._failed)
        counts, failures = counts_of(self._stats), failures_of(self._stats)
        try:
            if self._run is None:
                return
            with _WRITING:
                self._writer.finish_run(
                    self._run, finished_at=datetime.now(UTC), outcome=outcome, counts=counts, failures=failures
                )
        except ArchiveError as error:
            self._tell(error)
        finally:
            self._engine.dispose()

    async def _watch(self) -> None:
        while not self._closing.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), self._seconds)
            await self._flush()

    async def _flush(self) -> None:
        async with self._turn:
            batch, self._batch = self._batch, []
            if not batch or self._failed:
                return
            try:
                outcomes = await asyncio.to_thread(self._write, batch)
            except ArchiveError as error:
                self._tell(error)
                return
            for page, outcome in zip(batch, outcomes, strict=True):
                repeated = outcome is Outcome.LISTING and page.capture.kind == "article"
                self._stats.inc_value(f"newsarchive/{'repeated' if repeated else outcome}")

    def _write(self, batch: list[CapturedPage]) -> list[Outcome]:
        assert self._run is not None
        with _WRITING:
            return self._writer.write(self._run, batch, now=datetime.now(UTC))

    def _tell(self, error: ArchiveError) -> None:
        """End the run, once, and say why."""
        if self._note(error) and self._crawler.engine:
            self._ending = asyncio.create_task(self._crawler.engine.close_spider_async(reason="archive_failed"))

    def _note(self, error: ArchiveError) -> bool:
        """Say once why the archive failed; tell whether it was said now."""
        if self._failed:
            return False
        self._failed = True
        self._stats.set_value("newsarchive/error", str(error))
        _log.error("%s: %s", self._outlet.key, error)
        return True
