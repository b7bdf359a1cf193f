"""What a run tells of itself: its counts, why pages failed, the settings and versions it ran with."""

from importlib.metadata import version
from platform import python_version

from scrapy.settings import BaseSettings
from scrapy.statscollectors import StatsCollector

_COUNTED = ("new", "changed", "unchanged", "listing", "repeated", "failed")
_TOLD_SETTINGS = (
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
_TOLD_PACKAGES = ("newsarchive", "scrapy", "selectolax", "sqlalchemy")
_FAILED = "newsarchive/failed/"


def counts_of(stats: StatsCollector) -> dict[str, int]:
    """Count a run's pages by what became of them.

    `asked` is all that were answered or failed; `unlinked` of them were saved articles of a replay that nothing led to.
    """
    counts: dict[str, int] = {name: stats.get_value(f"newsarchive/{name}", 0) for name in _COUNTED}
    return {"asked": sum(counts.values()), **counts, "unlinked": stats.get_value("newsarchive/unlinked", 0)}


def failures_of(stats: StatsCollector) -> dict[str, int]:
    """Count a run's failed pages by reason."""
    return {key.removeprefix(_FAILED): value for key, value in stats.get_stats().items() if key.startswith(_FAILED)}


def outcome_of(reason: str, *, failed: bool = False) -> str:
    """Put Scrapy's closing reason in the archive's words: finished, interrupted (by a person or the system) or failed."""
    if failed:
        return "failed"
    return {"finished": "finished", "shutdown": "interrupted"}.get(reason, "failed")


def settings_of(settings: BaseSettings) -> dict[str, str | int | float | bool | None]:
    """Give the settings that decide what a run saw."""
    return {name: settings.get(name) for name in _TOLD_SETTINGS}


def versions() -> dict[str, str]:
    """Give the versions of what read the pages."""
    return {"python": python_version(), **{name: version(name) for name in _TOLD_PACKAGES}}
