"""Crawls that print their memory, as `python -m bench frontier` runs them in processes of their own.

`ARCHIVE listed PORT DAYS A_DAY` reads the sitemaps of so many days and ends each request of an article before it is sent, as a million pages would
take weeks. `ARCHIVE fetched PORT MARK ...` fetches an outlet, and prints its memory when so many articles were stored.
"""

import gc
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final, Self

from scrapy import Request, signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from newsarchive.crawling.process import crawl_settings
from newsarchive.crawling.spider import spider_of
from newsarchive.crawling.transport.errors import NotStoredError
from newsarchive.items import CapturedPage
from newsarchive.outlets import DailySitemap, Listing, Outlet
from newsarchive.outlets.sources import Source

LAST: Final = date(2026, 8, 20)


@dataclass(frozen=True)
class Memory:
    """The memory of a process after so many pages, in MB: now, and at most so far."""

    pages: int
    now: float
    peak: float

    @classmethod
    def of(cls, line: str) -> Self:
        """Return what a crawl has printed."""
        pages, now, peak = line.split()
        return cls(int(pages), float(now), float(peak))

    @classmethod
    def after(cls, pages: int) -> Self:
        """Return the memory of this process. What only waits for the collector is no growth."""
        gc.collect()
        status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
        return cls(pages, *(int(status[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")))

    def print(self) -> None:
        """Print a line that `of` reads."""
        print(self.pages, self.now, self.peak, flush=True)


class Unsent:
    """A downloader middleware that ends the requests of articles before they are sent, and counts them."""

    count = 0

    def process_request(self, request: Request) -> None:
        """End the request of an article. Raises NotStoredError."""
        if "/news/" in request.url:
            Unsent.count += 1
            if Unsent.count == 1:
                Memory.after(1).print()
            raise NotStoredError("its page is not part of the measurement")


def listed(archive: str, port: str, days: str, a_day: str) -> None:
    """Read the sitemaps of so many days; print the memory at the first address and at the end. Every address is asked for once."""
    settings = _settings(archive)
    settings.set(
        "DOWNLOADER_MIDDLEWARES", {**settings.getdict("DOWNLOADER_MIDDLEWARES"), Unsent: 1}, priority="cmdline"
    )
    since = LAST - timedelta(days=int(days) - 1)
    _crawl(_outlet(port, DailySitemap("/day-{date:%Y-%m-%d}.xml")), settings, since=since, until=LAST)
    if Unsent.count != int(days) * int(a_day):
        sys.exit(f"{Unsent.count} addresses were asked for, and {int(days) * int(a_day)} are listed")
    Memory.after(Unsent.count).print()


def fetched(archive: str, port: str, *marks: str) -> None:
    """Fetch an outlet; print the memory after each mark."""
    stored = 0

    def count(item: CapturedPage) -> None:
        nonlocal stored
        stored += item.article is not None
        if item.article and str(stored) in marks:
            Memory.after(stored).print()

    _crawl(_outlet(port, Listing("/", pages=1)), _settings(archive), count)


def _outlet(port: str, source: Source) -> Outlet:
    return Outlet(
        key="listed",
        name_bn="তালিকা",
        name_en="Listed",
        domains=(f"127.0.0.1:{port}",),
        timezone="Asia/Dhaka",
        sources=(source,),
        articles={r"/news/(?P<id>\d+)": "/news/{id}"},
        layouts=("deshchitro",),
        scheme="http",
        delay=0.0,
    )


def _settings(archive: str) -> Settings:
    settings = crawl_settings(archive=archive)
    # There is nobody to be slow for.
    for name in ("DOWNLOAD_DELAY", "AUTOTHROTTLE_ENABLED"):
        settings.set(name, 0, priority="cmdline")
    settings.set("NEWSARCHIVE_ALLOWED_NETWORKS", "127.0.0.1/32", priority="cmdline")
    settings.set("LOG_LEVEL", "ERROR", priority="cmdline")
    return settings


def _crawl(outlet: Outlet, settings: Settings, count: Any = None, **days: date) -> None:
    process = AsyncCrawlerProcess(settings)
    crawler: Crawler = process.create_crawler(spider_of(outlet))
    if count:
        crawler.signals.connect(count, signal=signals.item_scraped)
    process.crawl(crawler, **days)
    process.start()


if __name__ == "__main__":
    url, work, *arguments = sys.argv[1:]
    (listed if work == "listed" else fetched)(url, *arguments)
