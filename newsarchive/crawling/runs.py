"""The record of a run: its counts, why pages failed, the settings and versions it ran with."""

from importlib.metadata import version
from platform import python_version

from scrapy.settings import BaseSettings
from scrapy.statscollectors import StatsCollector

from newsarchive.items import Reason

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
    "NEWSARCHIVE_REPLAY",
)
_RECORDED_PACKAGES = ("newsarchive", "scrapy", "selectolax", "sqlalchemy")
_FAILED = "newsarchive/failed/"
_ARTICLES = ("new", "changed", "unchanged", "repeated")
_REFUSALS = frozenset({Reason.BLOCKED, Reason.FORBIDDEN, Reason.ROBOTS, Reason.GAVE_UP})


def counts_of(stats: StatsCollector) -> dict[str, int]:
    """Return a run's pages, counted by result.

    `asked` is all pages that were received or failed; `unlinked` of them are saved articles of a replay to which no listing and no link led.
    """
    counts: dict[str, int] = {name: stats.get_value(f"newsarchive/{name}", 0) for name in _COUNTED}
    return {"asked": sum(counts.values()), **counts, "unlinked": stats.get_value("newsarchive/unlinked", 0)}


def failures_of(stats: StatsCollector) -> dict[str, int]:
    """Return a run's failed pages, counted by reason."""
    return {key.removeprefix(_FAILED): value for key, value in stats.get_stats().items() if key.startswith(_FAILED)}


def outcome_of(stats: StatsCollector, reason: str, *, failed: bool = False) -> str:
    """Return the outcome of a run for Scrapy's closing reason.

    `finished`; `interrupted` by a person or the system; `failed`; or, of a run that went to its end and read no article, `blocked` if the site
    refused every page that failed, else `empty`. `failed` True: the archive could not be written.
    """
    if failed:
        return "failed"
    if reason != "finished":
        return "interrupted" if reason == "shutdown" else "failed"
    counts, failures = counts_of(stats), failures_of(stats)
    if any(counts[name] for name in _ARTICLES):
        return "finished"
    return "blocked" if failures and _REFUSALS.issuperset(failures) else "empty"


def settings_of(settings: BaseSettings) -> dict[str, str | int | float | bool | None]:
    """Return the settings that decide what a run fetches."""
    return {name: settings.get(name) for name in _RECORDED_SETTINGS}


def versions() -> dict[str, str]:
    """Return the versions of the packages that read the pages."""
    return {"python": python_version(), **{name: version(name) for name in _RECORDED_PACKAGES}}


def add_warning(stats: StatsCollector, sentence: str) -> None:
    """Add a sentence that is printed at the end of the crawl; the same sentence once."""
    before = stats.get_value("newsarchive/warnings", [])
    if sentence not in before:
        stats.set_value("newsarchive/warnings", [*before, sentence])
