"""Run the spiders of several outlets side by side in one process."""

import asyncio
import gc
import logging
import signal
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.http import Response
from scrapy.settings import Settings

from newsarchive.archive.results import CrawlResult as CrawlResult
from newsarchive.crawling.chromium import not_crawlable
from newsarchive.crawling.failures import reason_of
from newsarchive.crawling.progress import Progress
from newsarchive.crawling.runs import busy_sentence, counts_of, failures_of, no_counts, outcome_of, store_error
from newsarchive.crawling.spider import spider_of
from newsarchive.crawling.transport.networks import IN_PRIVATE_NETWORK, Networks
from newsarchive.crawling.transport.origins import Origins
from newsarchive.errors import NewsarchiveError
from newsarchive.items import Page, Reason
from newsarchive.outlets import Outlet
from newsarchive.outlets.visit import Visit

_SETTINGS_MODULE = "newsarchive.crawling.settings"
_WHY = "newsarchive/why"
_REPLAY_HANDLER = "newsarchive.crawling.replay.ReplayHandler"


def crawl_settings(
    *,
    archive: str,
    saved: Path | None = None,
    captures: Path | None = None,
    keep_captures: bool = True,
    verbose: bool = False,
) -> Settings:
    """Return the project's settings, for the network or for a replay (`saved`), which needs no delays.

    `captures`: the folder of captures, None for the one beside the archive.
    """
    settings = Settings()
    settings.setmodule(_SETTINGS_MODULE)
    settings.set("NEWSARCHIVE_ARCHIVE", archive, priority="cmdline")
    if captures:
        settings.set("NEWSARCHIVE_CAPTURES", str(captures), priority="cmdline")
    settings.set("NEWSARCHIVE_KEEP_CAPTURES", keep_captures, priority="cmdline")
    settings.set("LOG_LEVEL", "INFO" if verbose else "WARNING", priority="cmdline")
    if saved:
        settings.set("NEWSARCHIVE_REPLAY", str(saved), priority="cmdline")
        handlers = dict(settings.getdict("DOWNLOAD_HANDLERS")) | {"http": _REPLAY_HANDLER, "https": _REPLAY_HANDLER}
        settings.set("DOWNLOAD_HANDLERS", handlers, priority="cmdline")
        settings.set("DOWNLOAD_DELAY", 0, priority="cmdline")
        settings.set("AUTOTHROTTLE_ENABLED", False, priority="cmdline")
        # The limit protects sites; saved pages are all read.
        settings.set("NEWSARCHIVE_MAX_ADDRESSES", sys.maxsize, priority="cmdline")
    return settings


def crawl_outlets(
    outlets: Sequence[Outlet],
    settings: Settings,
    *,
    since: date | None = None,
    until: date | None = None,
    visits: Mapping[str, Visit] | None = None,
) -> list[CrawlResult]:
    """Crawl outlets side by side; return their results when all have ended, also by Ctrl-C. One call a process: reactors do not restart.

    `since`, `until`: fill these days back, both included, instead of requesting what is new. `visits`: what each outlet is asked for by its key;
    without, all that its sources list. Those that need a browser which is not installed are not crawled: their outcome is `no_browser`.
    """
    refused = {} if settings.get("NEWSARCHIVE_REPLAY") else not_crawlable(outlets)
    crawled = [outlet for outlet in outlets if outlet.key not in refused]
    # The log writes to the stream of the process's start: within the block that is the one above the progress.
    with Progress() as progress:
        process = _process(settings)
        crawlers = {outlet.key: process.create_crawler(spider_of(outlet)) for outlet in crawled}
        tasks: dict[str, asyncio.Future[Any]] = {}
        for name, crawler in crawlers.items():
            progress.watch(name, crawler)
            tasks[name] = process.crawl(crawler, since=since or "", until=until or "", visit=(visits or {}).get(name))
        gc.freeze()  # loaded modules stay until the end: without this, collecting them takes a tenth of a crawl's time
        process.start()
    results = {name: _result(name, crawler, tasks[name]) for name, crawler in crawlers.items()}
    results |= {
        name: CrawlResult(name, "no_browser", no_counts(), error=sentence) for name, sentence in refused.items()
    }
    return [results[outlet.key] for outlet in outlets]


def _process(settings: Settings) -> AsyncCrawlerProcess:
    """Return the process of crawlers. SIGHUP, as of a terminal that is closed, ends it as SIGTERM does; `nohup` ignores it as before."""
    process = AsyncCrawlerProcess(settings)
    # The spider logs one line for a host that cannot be reached; this logger would add a traceback.
    logging.getLogger("scrapy.downloadermiddlewares.robotstxt").setLevel(logging.CRITICAL)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
    return process


def _result(name: str, crawler: Crawler, task: "asyncio.Future[Any]") -> CrawlResult:
    stats = crawler.stats
    crashed = task.exception() if task.done() and not task.cancelled() else None
    error = store_error(stats) or busy_sentence(stats) or (str(crashed) if crashed else None)
    outcome = outcome_of(stats, stats.get_value("finish_reason", "failed"), failed=bool(error))
    warnings, empty_run = stats.get_value("newsarchive/warnings", []), stats.get_value("newsarchive/empty_run", False)
    return CrawlResult(name, outcome, counts_of(stats), failures_of(stats), error, warnings, empty_run)


class FetchError(NewsarchiveError):
    """A page could not be fetched; the message states why."""


def fetch(url: str) -> Page:
    """Return one page, fetched as a crawl does: robots.txt obeyed, own user agent, size and time limits. Raises FetchError."""
    settings = crawl_settings(archive="")
    settings.set("ITEM_PIPELINES", {}, priority="cmdline")
    process = _process(settings)
    crawler = process.create_crawler(_OnePage)
    pages: list[Page] = []
    crawler.signals.connect(lambda item: pages.append(item["page"]), signal=signals.item_scraped, weak=False)
    process.crawl(crawler, url=url)
    process.start()
    if not pages:
        why = crawler.stats.get_value(_WHY) or "the run was interrupted"
        remedy = "Save the page by hand and give the file with --url."
        if why.startswith(Reason.PRIVATE_ADDRESS):
            remedy = f"{IN_PRIVATE_NETWORK} Or save the page by hand and give the file with --url."
        raise FetchError(f"{url} could not be fetched: {why}. {remedy}")
    return pages[0]


class _OnePage(Spider):
    """A spider of one page, which it yields unread."""

    name = "one_page"

    def __init__(self, url: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._url = url

    @cached_property
    def origins(self) -> Origins:
        return Origins.of_page(self._url, Networks.of(self.settings.get("NEWSARCHIVE_ALLOWED_NETWORKS")))

    async def start(self) -> Any:
        yield Request(self._url, errback=self.failed)

    def parse(self, response: Response) -> Any:
        yield {"page": Page(bytes(response.body), response.url, response.meta["fetched_at"])}

    def failed(self, failure: Any) -> None:
        assert self.crawler.stats
        self.crawler.stats.set_value(_WHY, f"{reason_of(failure.value)} ({failure.getErrorMessage().rstrip('.')})")
