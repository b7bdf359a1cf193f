"""Running spiders: one process, several outlets side by side."""

import asyncio
import gc
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.http import Response
from scrapy.settings import Settings

from newsarchive.crawling.progress import Progress
from newsarchive.crawling.registry import SETTINGS_MODULE
from newsarchive.crawling.runs import counts_of, failures_of, outcome_of
from newsarchive.crawling.spider import OutletSpider
from newsarchive.items import Page

_REPLAY_HANDLER = "newsarchive.crawling.replay.ReplayHandler"


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """How the run of an outlet ended.

    `outcome` is as in crawl_runs, `error` a sentence if the archive failed, `told` sentences on sources that did not do what was declared.
    `barren`: no source gave an article.
    """

    outlet: str
    outcome: str
    counts: dict[str, int]
    failures: dict[str, int] = field(default_factory=dict)
    error: str | None = None
    told: list[str] = field(default_factory=list)
    barren: bool = False


def crawl_settings(*, archive: str, saved: Path | None = None, verbose: bool = False) -> Settings:
    """Give the project's settings, for the network or for a replay, which has nobody to be slow for."""
    settings = Settings()
    settings.setmodule(SETTINGS_MODULE)
    settings.set("NEWSARCHIVE_ARCHIVE", archive, priority="cmdline")
    settings.set("LOG_LEVEL", "INFO" if verbose else "WARNING", priority="cmdline")
    if saved:
        settings.set("NEWSARCHIVE_REPLAY", str(saved), priority="cmdline")
        handlers = dict(settings.getdict("DOWNLOAD_HANDLERS")) | {"http": _REPLAY_HANDLER, "https": _REPLAY_HANDLER}
        settings.set("DOWNLOAD_HANDLERS", handlers, priority="cmdline")
        settings.set("DOWNLOAD_DELAY", 0, priority="cmdline")
        settings.set("AUTOTHROTTLE_ENABLED", False, priority="cmdline")
    return settings


def crawl_outlets(
    spiders: Sequence[type[OutletSpider]], settings: Settings, *, since: date | None = None, until: date | None = None
) -> list[CrawlResult]:
    """Crawl outlets side by side; return when all have ended, also by Ctrl-C. One call a process: reactors do not restart.

    `since`, `until`: fill these days back, both included, instead of asking for what is new.
    """
    process = AsyncCrawlerProcess(settings)
    # A host that cannot be reached is told in a line by the spider; this would be a page of trace before it.
    logging.getLogger("scrapy.downloadermiddlewares.robotstxt").setLevel(logging.CRITICAL)
    crawlers = {spider.outlet.key: process.create_crawler(spider) for spider in spiders}
    with Progress() as progress:
        tasks: dict[str, asyncio.Future[Any]] = {}
        for name, crawler in crawlers.items():
            progress.watch(name, crawler)
            tasks[name] = process.crawl(crawler, since=since or "", until=until or "")
        gc.freeze()  # what was loaded stays until the end: looking through it for garbage again and again took a tenth of a crawl's time
        process.start()
    return [_result(name, crawler, tasks[name]) for name, crawler in crawlers.items()]


def _result(name: str, crawler: Crawler, task: "asyncio.Future[Any]") -> CrawlResult:
    stats = crawler.stats
    crashed = task.exception() if task.done() and not task.cancelled() else None
    error = stats.get_value("newsarchive/error") or (str(crashed) if crashed else None)
    outcome = outcome_of(stats.get_value("finish_reason", "failed"), failed=bool(error))
    told, barren = stats.get_value("newsarchive/told", []), stats.get_value("newsarchive/barren", False)
    return CrawlResult(name, outcome, counts_of(stats), failures_of(stats), error, told, barren)


def fetch(url: str) -> Page | None:
    """Fetch one page with the crawl's manners (robots.txt, own name, size and time limits); None if it could not be had, which is logged."""
    settings = crawl_settings(archive="")
    settings.set("ITEM_PIPELINES", {}, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(_OnePage)
    pages: list[Page] = []
    crawler.signals.connect(lambda item: pages.append(item["page"]), signal=signals.item_scraped, weak=False)
    process.crawl(crawler, url=url)
    process.start()
    return pages[0] if pages else None


class _OnePage(Spider):
    """Asks for one page and hands it on as it came."""

    name = "one_page"

    def __init__(self, url: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._url = url

    async def start(self) -> Any:
        yield Request(self._url, errback=self.failed)

    def parse(self, response: Response) -> Any:
        yield {"page": Page(bytes(response.body), response.url, response.meta["fetched_at"])}

    def failed(self, failure: Any) -> None:
        logging.getLogger(__name__).error("%s: %s", failure.request.url, failure.getErrorMessage())
