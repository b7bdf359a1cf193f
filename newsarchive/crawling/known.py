"""Which addresses a planned run leaves out: articles that the archive has and that were not edited, and failed ones that wait for another try."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Engine

from newsarchive.archive import ArticleVisits, addresses, known_addresses, open_archive
from newsarchive.outlets import Outlet

_FIRST_WAIT: Final = timedelta(minutes=15)
_GIVEN_UP: Final = timedelta(days=30)


class KnownAddresses:
    """The addresses that the archive knows. It is opened with the first question, and closed by `close`."""

    def __init__(self, archive: str) -> None:
        self._archive = archive
        self._engine: Engine | None = None

    def without(self, urls: Mapping[str, str], now: datetime) -> list[str]:
        """Return the addresses that are to be requested, in their order. `urls`: each with its letters as printed. Raises ArchiveError."""
        known = self._visits({*urls, *urls.values()}, now)
        asked = {url: known.get(url) or known.get(printed) for url, printed in urls.items()}
        return [url for url, visits in asked.items() if visits is None or is_due_again(visits, now)]

    def without_articles(self, urls: Mapping[str, str], now: datetime) -> list[str]:
        """Return the addresses of which the archive has no article, in their order. `urls`: each with its letters as printed. Raises ArchiveError."""
        known = self._visits({*urls, *urls.values()}, now)
        stored = {url for url, visits in known.items() if visits.state != "missing"}
        return [url for url, printed in urls.items() if url not in stored and printed not in stored]

    def edited(self, modified: Mapping[str, datetime], now: datetime) -> list[str]:
        """Return the articles that were modified after their last visit, in their order. `modified`: when, by address. Raises ArchiveError."""
        known = self._visits(modified, now)
        return [
            url
            for url, at in modified.items()
            if url in known and known[url].state == "present" and known[url].last_asked_at < at
        ]

    def _visits(self, urls: Collection[str], now: datetime) -> dict[str, ArticleVisits]:
        if self._engine is None:
            self._engine = open_archive(self._archive)
        return {each.url: each for each in known_addresses(self._engine, urls, now)}

    def close(self) -> None:
        """Close the archive."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None


def largest_number(archive: str, outlet: Outlet) -> int:
    """Return the largest number of an article of an outlet, or 0. Raises ArchiveError."""
    engine = open_archive(archive)
    try:
        known = (outlet.id_of(url) or "" for url in addresses(engine, outlet.key))
        return max((int(number) for number in known if number.isdecimal()), default=0)
    finally:
        engine.dispose()


def is_due_again(known: ArticleVisits, now: datetime) -> bool:
    """True for an address without an article that failed, after as long a time as from its first try to the last, up to a month after the first."""
    if known.state != "missing" or now - known.first_seen_at > _GIVEN_UP:
        return False
    return now - known.last_asked_at >= max(_FIRST_WAIT, known.last_asked_at - known.first_seen_at)
