"""What all requests share: the archive, the settings, and what is read of the archive once a minute."""

import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from threading import Lock
from typing import Final

from sqlalchemy import Engine

from newsarchive.archive import outlet_pasts
from newsarchive.archive.coverage_days import OutletCoverage, coverage_between
from newsarchive.archive.overview import OutletSpan, Overview, overview
from newsarchive.operations.findings import Health, OutletHealth
from newsarchive.operations.health import health
from newsarchive.web.kept import KeptByKey
from newsarchive.web.settings import Settings

_SECONDS: Final = 60.0


class ReadingRoom:
    """An archive that is shown. `engine`: read-only."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self.engine: Final = engine
        self.settings: Final = settings
        self._lock = Lock()
        self._overview: Overview | None = None
        self._read_at = 0.0
        self._coverage: Final = KeptByKey(self._read_coverage, _SECONDS)
        self._health: Final = KeptByKey(self._judged, _SECONDS)

    def now(self) -> datetime:
        """Return the present instant."""
        return datetime.now(UTC)

    def overview(self) -> Overview:
        """Return what is in the archive, at most a minute old. Raises ArchiveError."""
        with self._lock:
            if self._overview is None or time.monotonic() - self._read_at > _SECONDS:
                self._overview, self._read_at = overview(self.engine), time.monotonic()
            return self._overview

    def outlet(self, key: str) -> OutletSpan | None:
        """Return an outlet of the archive, None if it has none of this key."""
        return next((each for each in self.overview().outlets if each.key == key), None)

    def coverage(self, since: date, until: date) -> Sequence[OutletCoverage]:
        """Return the counts of all outlets for some days, `stored` left out, at most a minute old. Raises ArchiveError."""
        return self._coverage.of((since, until))

    def health(self) -> Health:
        """Return the health of all outlets, at most a minute old. Raises ArchiveError."""
        return self._health.of(None)

    def health_of(self, outlet: str) -> OutletHealth | None:
        """Return the health of an outlet by itself, None if it was not fetched over the network in the last weeks. Raises ArchiveError."""
        return next(iter(self._judged(outlet).outlets), None)

    def _read_coverage(self, days: tuple[date, date]) -> list[OutletCoverage]:
        return coverage_between(self.engine, *days, with_stored=False)

    def _judged(self, outlet: str | None) -> Health:
        now = self.now()
        return health(outlet_pasts(self.engine, now, outlet), now)
