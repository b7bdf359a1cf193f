"""The Scrapy pipeline around `newsarchive.archive.Writer`: pages are written in batches."""

import asyncio
import logging
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from sqlalchemy import Engine

from newsarchive import __version__, clock
from newsarchive.archive import HEARTBEAT_SECONDS, ArchiveError, BusyOutletError, Outcome, Writer, open_archive
from newsarchive.captures import CaptureError
from newsarchive.crawling.runs import (
    count_failure,
    counts_of,
    end_run,
    failures_of,
    outcome_of,
    record_busy,
    record_store_error,
    settings_of,
    store_error,
    versions,
)
from newsarchive.crawling.saved_pages import kind_of_pages
from newsarchive.crawling.shared_writer import SharedWriter, shared_writer
from newsarchive.crawling.spider import OutletSpider
from newsarchive.items import PAGE_KINDS, CapturedPage, Reason

_log = logging.getLogger(__name__)
# SQLite takes one writer at a time; several outlets run in one process.
_WRITE_LOCK = threading.Lock()


class StorePipeline:
    """The writer of captured pages in batches, in a thread beside the reactor's.

    A batch is written whole or not at all: when it is full, after NEWSARCHIVE_BATCH_SECONDS, and when the spider closes; before it, the captures
    that it names are on disk. If archive or captures fail, the run ends; the batches written before are kept, and the next run fetches the other
    pages again.
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
        self._flush_lock = asyncio.Lock()
        self._closing = asyncio.Event()
        self._engine: Engine | None = None
        self._run_id: int | None = None
        self._timer: asyncio.Task[None] | None = None
        self._beaten_at = time.monotonic()
        self._captures: SharedWriter | None = None
        crawler.signals.connect(self.spider_closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return a pipeline with the settings, statistics and spider of the crawler."""
        return cls(crawler)

    async def open_spider(self) -> None:
        """Open the archive, store the start of the run and start the timer of batches. Raises CloseSpider if one of them fails."""
        settings = self._crawler.settings
        try:
            self._engine = await asyncio.to_thread(open_archive, settings["NEWSARCHIVE_ARCHIVE"])
            self._writer = Writer(self._engine, extractor=__version__, address_of=self._outlet.listed)
            self._run_id = self._start_run()
            self._captures = shared_writer(settings)
            if self._captures:
                await self._captures.open()
        except BusyOutletError as error:
            record_busy(self._stats, error)
            raise CloseSpider("busy") from error
        except (ArchiveError, CaptureError, OSError) as error:
            record_store_error(self._crawler, error)
            raise CloseSpider("archive_failed") from error
        self._timer = asyncio.create_task(self._flush_regularly())

    def _start_run(self) -> int:
        settings = self._crawler.settings
        saved = settings.get("NEWSARCHIVE_REPLAY")
        with _WRITE_LOCK:
            return self._writer.start_run(
                self._outlet.record,
                source="replay" if saved else "network",
                kind=kind_of_pages(Path(saved) if saved else None),
                started_at=clock.now(),
                settings=settings_of(settings),
                versions=versions(),
                alone=not saved,
            )

    @property
    def _failed(self) -> bool:
        return store_error(self._stats) is not None

    async def process_item(self, item: CapturedPage) -> CapturedPage:
        """Add a page to the batch; write the batch if it is full."""
        self._batch.append(item)
        if len(self._batch) >= self._size:
            await self._flush()
        return item

    async def close_spider(self) -> None:
        """Write the last batch, after waiting for one that is being written, so that all pages are counted."""
        self._closing.set()
        if self._timer:
            await self._timer
        await self._flush()
        if self._captures:
            try:
                await self._captures.close()
            except CaptureError as error:
                end_run(self._crawler, error)

    async def spider_closed(self, reason: str) -> None:
        """Store the outcome and the counts of the run."""
        outcome = outcome_of(self._stats, reason, failed=self._failed)
        counts, failures = counts_of(self._stats), failures_of(self._stats)
        try:
            if self._run_id is None:
                return
            with _WRITE_LOCK:
                self._writer.finish_run(
                    self._run_id, finished_at=clock.now(), outcome=outcome, counts=counts, failures=failures
                )
        except ArchiveError as error:
            end_run(self._crawler, error)
        finally:
            if self._engine is not None:
                self._engine.dispose()

    async def _flush_regularly(self) -> None:
        while not self._closing.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), self._seconds)
            await self._flush()
            if time.monotonic() - self._beaten_at > HEARTBEAT_SECONDS:
                await self._beat()

    async def _beat(self) -> None:
        """Store that the run is alive: a slow site may give nothing for minutes."""
        self._beaten_at = time.monotonic()
        try:
            await asyncio.to_thread(self._write_beat)
        except ArchiveError as error:
            end_run(self._crawler, error)

    def _write_beat(self) -> None:
        assert self._run_id is not None
        with _WRITE_LOCK:
            self._writer.beat(self._run_id, clock.now())

    async def _flush(self) -> None:
        async with self._flush_lock:
            batch, self._batch = self._batch, []
            if not batch or self._failed:
                return
            try:
                if self._captures:
                    await self._captures.sync()
                outcomes = await asyncio.to_thread(self._write, batch)
            except (ArchiveError, CaptureError) as error:
                end_run(self._crawler, error)
                return
            self._beaten_at = time.monotonic()
            for page, outcome in zip(batch, outcomes, strict=True):
                self._count(page, outcome)

    def _count(self, page: CapturedPage, outcome: Outcome) -> None:
        """Count what became of a page. A fetch that failed was counted by the spider; that an article has shrunk, only the archive knows."""
        if page.capture.kind not in PAGE_KINDS:
            return
        if outcome is not Outcome.FAILED:
            counted = "repeated" if page.is_repeated and outcome is Outcome.UNCHANGED else outcome
            self._stats.inc_value(f"newsarchive/{counted}")
        elif page.article:
            self._count_shrunk(page)

    def _count_shrunk(self, page: CapturedPage) -> None:
        """Count a page that was kept out, because the archive has far more of its article."""
        count_failure(self._stats, Reason.SHRUNK)
        _log.warning("%s: %s", Reason.SHRUNK, page.capture.url)

    def _write(self, batch: list[CapturedPage]) -> list[Outcome]:
        assert self._run_id is not None
        with _WRITE_LOCK:
            return self._writer.write(self._run_id, batch, now=clock.now())
