"""What all requests share: the archive, the settings, and what is read of the archive once for many of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from threading import BoundedSemaphore
from typing import Final

from sqlalchemy import Engine

from newsarchive.archive import outlet_pasts
from newsarchive.archive.coverage_days import OutletCoverage, coverage_between
from newsarchive.archive.overview import OutletSpan, Overview, overview
from newsarchive.archive.search.vocabulary import Vocabulary
from newsarchive.archive.takedown_log import log_state
from newsarchive.archive.visited import Visits, days_visited, months_without_visit
from newsarchive.operations.findings import Health, OutletHealth
from newsarchive.operations.health import health
from newsarchive.operations.judged import judged
from newsarchive.web.kept import KeptByKey
from newsarchive.web.settings import Settings

# Seconds for which each is kept: what changes with every article, with every run, and slowly.
_MINUTE: Final = 60.0
_VISITS: Final = 600.0
_VOCABULARY: Final = 3600.0
_DOWNLOADS: Final = 2  # that are made or sent at once


# Returns the addresses under which an archive may have the article at an address that somebody wrote.
AddressesOf = Callable[[Engine, str], Iterable[str]]


class ReadingRoom:
    """An archive that is shown. `engine`: read-only; `addresses_of`: which spellings of an address are understood."""

    def __init__(self, engine: Engine, settings: Settings, addresses_of: AddressesOf) -> None:
        self.engine: Final = engine
        self.addresses_of: Final = addresses_of
        self.settings: Final = settings
        self.downloads: Final = BoundedSemaphore(_DOWNLOADS)
        self._decided = log_state(engine)
        self._overview: KeptByKey[object, Overview] = KeptByKey(lambda _: overview(engine), _MINUTE)
        self._coverage: Final = KeptByKey(self._read_coverage, _MINUTE)
        self._health: KeptByKey[None, Health] = KeptByKey(lambda _: self._judged(), _MINUTE)
        self._visits: KeptByKey[None, Visits] = KeptByKey(lambda _: days_visited(engine), _VISITS)
        self._vocabulary: KeptByKey[object, Vocabulary] = KeptByKey(lambda _: Vocabulary.of(engine), _VOCABULARY)

    def now(self) -> datetime:
        """Return the present instant."""
        return datetime.now(UTC)

    def overview(self) -> Overview:
        """Return what is in the archive, at most a minute old. Raises ArchiveError."""
        return self._overview.of(self._decided)

    def overview_after_takedowns(self) -> Overview:
        """Return what `overview` does, but with all that was decided until now about what readers see. Raises ArchiveError."""
        self._decided = log_state(self.engine)
        return self.overview()

    def outlet(self, key: str) -> OutletSpan | None:
        """Return an outlet of the archive, None if it has none of this key."""
        return next((each for each in self.overview().outlets if each.key == key), None)

    def coverage(self, since: date, until: date) -> Sequence[OutletCoverage]:
        """Return the counts of all outlets for some days, `stored` left out, at most a minute old. Raises ArchiveError."""
        return self._coverage.of((since, until))

    def health(self) -> Health:
        """Return the health of the archive and of all outlets but those that are left out, at most a minute old. Raises ArchiveError."""
        return self._health.of(None)

    def health_of(self, outlet: str) -> OutletHealth | None:
        """Return the health of an outlet by itself, None if it was not fetched over the network in the last weeks. Raises ArchiveError."""
        now = self.now()
        return next(iter(health(outlet_pasts(self.engine, now, outlet), now).outlets), None)

    def vocabulary(self) -> Vocabulary:
        """Return the most frequent words of what readers may see by now, at most an hour old. Raises ArchiveError."""
        return self._vocabulary.of(log_state(self.engine))

    def unvisited(self, outlet: str | None) -> Mapping[str, int]:
        """Return the number of days of each month on which an outlet, or any, was not visited; at most ten minutes old. Raises ArchiveError."""
        visits = self._visits.of(None)
        return months_without_visit(visits, visits.keys() if outlet is None else [outlet])

    def _read_coverage(self, days: tuple[date, date]) -> list[OutletCoverage]:
        return coverage_between(self.engine, *days, with_stored=False)

    def _judged(self) -> Health:
        settings = self.settings
        return judged(self.engine, settings.captures, settings.rules, self.now(), settings.left_out)[0]
