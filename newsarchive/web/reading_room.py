"""What all requests share: the archive, the settings, and what is read of the archive once a minute."""

import time
from collections.abc import Callable, Iterable
from threading import BoundedSemaphore, Lock
from typing import Final

from sqlalchemy import Engine

from newsarchive.archive.overview import OutletSpan, Overview, overview
from newsarchive.web.settings import Settings

_SECONDS: Final = 60.0
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
        self._lock = Lock()
        self._overview: Overview | None = None
        self._read_at = 0.0

    def overview(self) -> Overview:
        """Return what is in the archive, at most a minute old. Raises ArchiveError."""
        with self._lock:
            if self._overview is None or time.monotonic() - self._read_at > _SECONDS:
                self._overview, self._read_at = overview(self.engine), time.monotonic()
            return self._overview

    def outlet(self, key: str) -> OutletSpan | None:
        """Return an outlet of the archive, None if it has none of this key."""
        return next((each for each in self.overview().outlets if each.key == key), None)
