"""What all requests share: the archive, the settings, and what is read of the archive once a minute."""

import time
from threading import Lock
from typing import Final

from sqlalchemy import Engine

from newsarchive.archive.overview import OutletSpan, Overview, overview
from newsarchive.archive.takedown_log import log_state
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
        self._log_state: tuple[int, ...] | None = None

    def overview(self) -> Overview:
        """Return what is in the archive, at most a minute old. Raises ArchiveError."""
        with self._lock:
            if self._overview is None or time.monotonic() - self._read_at > _SECONDS:
                self._overview, self._read_at = overview(self.engine), time.monotonic()
            return self._overview

    def overview_after_takedowns(self) -> Overview:
        """Return what `overview` does, but with all that was decided until now about what readers see. Raises ArchiveError."""
        state = log_state(self.engine)
        with self._lock:
            if state != self._log_state:
                self._overview, self._log_state = None, state
        return self.overview()

    def outlet(self, key: str) -> OutletSpan | None:
        """Return an outlet of the archive, None if it has none of this key."""
        return next((each for each in self.overview().outlets if each.key == key), None)
