"""The record of a run: its counts, why pages failed, the settings and versions it ran with."""

import asyncio
import logging
from importlib.metadata import version
from platform import python_version

from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings
from scrapy.statscollectors import StatsCollector

from newsarchive.archive import BusyOutletError
from newsarchive.archive.results import outcome_at_end
from newsarchive.items import Reason

_log = logging.getLogger(__name__)
_ending: set[asyncio.Task[None]] = set()  # the event loop itself keeps no reference to a task

_COUNTED = ("new", "changed", "unchanged", "listing", "repeated", "failed")
_RECORDED_SETTINGS = (
    "USER_AGENT",
    "ROBOTSTXT_OBEY",
    "DOWNLOAD_DELAY",
    "CONCURRENT_REQUESTS_PER_DOMAIN",
    "AUTOTHROTTLE_ENABLED",
    "DOWNLOAD_TIMEOUT",
    "DOWNLOAD_MAXSIZE",
    "RETRY_TIMES",
    "NEWSARCHIVE_KEEP_CAPTURES",
    "NEWSARCHIVE_REPLAY",
)
_RECORDED_PACKAGES = ("newsarchive", "scrapy", "selectolax", "sqlalchemy")
_FAILED = "newsarchive/failed/"
_ERROR = "newsarchive/error"
_BUSY = "newsarchive/busy"


def counts_of(stats: StatsCollector) -> dict[str, int]:
    """Return a run's pages, counted by result.

    `asked` is all pages that were received or failed; `unlinked` of them are saved articles of a replay to which no listing and no link led.
    """
    counts: dict[str, int] = {name: stats.get_value(f"newsarchive/{name}", 0) for name in _COUNTED}
    return {"asked": sum(counts.values()), **counts, "unlinked": stats.get_value("newsarchive/unlinked", 0)}


def no_counts() -> dict[str, int]:
    """Return the counts of an outlet of which nothing was asked."""
    return dict.fromkeys(("asked", *_COUNTED, "unlinked"), 0)


def failures_of(stats: StatsCollector) -> dict[str, int]:
    """Return a run's failed pages, counted by reason."""
    return {key.removeprefix(_FAILED): value for key, value in stats.get_stats().items() if key.startswith(_FAILED)}


def outcome_of(stats: StatsCollector, reason: str, *, failed: bool = False) -> str:
    """Return the outcome of a run for Scrapy's closing reason.

    `finished`; `interrupted` by a person or the system; `failed`; `busy`: another run was crawling the outlet; or, of a run that went to its end and
    read no article, `blocked` if the site refused every page that failed, `finished` if it was planned and its sources listed known articles, else
    `empty`. `failed` True: the archive could not be written.
    """
    if busy_sentence(stats):
        return "busy"
    if failed:
        return "failed"
    if reason != "finished":
        return "interrupted" if reason == "shutdown" else "failed"
    outcome = outcome_at_end(counts_of(stats), failures_of(stats))
    # A planned run that was listed nothing but known articles did what it was to do.
    return "finished" if outcome == "empty" and stats.get_value("newsarchive/known") else outcome


def settings_of(settings: BaseSettings) -> dict[str, str | int | float | bool | None]:
    """Return the settings that decide what a run fetches."""
    return {name: settings.get(name) for name in _RECORDED_SETTINGS}


def versions() -> dict[str, str]:
    """Return the versions of the packages that read the pages."""
    return {"python": python_version(), **{name: version(name) for name in _RECORDED_PACKAGES}}


def count_failure(stats: StatsCollector, reason: Reason) -> None:
    """Count a page that failed for a reason."""
    stats.inc_value("newsarchive/failed")
    stats.inc_value(f"{_FAILED}{reason}")


def add_warning(stats: StatsCollector, sentence: str) -> None:
    """Add a sentence that is printed at the end of the crawl; the same sentence once."""
    before = stats.get_value("newsarchive/warnings", [])
    if sentence not in before:
        stats.set_value("newsarchive/warnings", [*before, sentence])


def store_error(stats: StatsCollector) -> str | None:
    """Return the error after which a run can store nothing more, None if there was none."""
    error: str | None = stats.get_value(_ERROR)
    return error


def busy_sentence(stats: StatsCollector) -> str | None:
    """Return which other run was crawling the outlet, None if there was none."""
    sentence: str | None = stats.get_value(_BUSY)
    return sentence


def record_busy(stats: StatsCollector, error: BusyOutletError) -> None:
    """Record that another run is crawling the outlet."""
    stats.set_value(_BUSY, str(error))


def record_store_error(crawler: Crawler, error: Exception) -> bool:
    """Log the first error after which a run can store nothing more; return True if it was the first."""
    assert crawler.stats
    if store_error(crawler.stats):
        return False
    crawler.stats.set_value(_ERROR, str(error))
    assert crawler.spider
    _log.error("%s: %s", crawler.spider.name, error)
    return True


def end_run(crawler: Crawler, error: Exception) -> None:
    """End a run that can store nothing more, once."""
    if record_store_error(crawler, error) and crawler.engine:
        task = asyncio.ensure_future(crawler.engine.close_spider_async(reason="archive_failed"))
        _ending.add(task)
        task.add_done_callback(_ending.discard)
