"""What all requests share: the archive, the settings, and what is read of the archive once for many of them."""

import time
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Final, Generic, TypeVar

from sqlalchemy import Engine

from newsarchive.archive.overview import OutletSpan, Overview, overview
from newsarchive.archive.search.vocabulary import Vocabulary
from newsarchive.archive.visited import days_visited, months_without_visit
from newsarchive.web.settings import Settings

# Seconds for which each is kept: what changes with every article, with every run, and slowly.
_OVERVIEW: Final = 60.0
_VISITS: Final = 600.0
_VOCABULARY: Final = 3600.0

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """A value that is read again when it is older than `seconds`; one request reads it, the others wait."""

    def __init__(self, read: Callable[[], Value], seconds: float) -> None:
        self._read = read
        self._seconds = seconds
        self._lock = Lock()
        self._found: tuple[float, Value] | None = None

    def __call__(self) -> Value:
        """Return the value. Raises what reading it raises."""
        with self._lock:
            if self._found is None or time.monotonic() - self._found[0] > self._seconds:
                self._found = (time.monotonic(), self._read())
            return self._found[1]


class ReadingRoom:
    """An archive that is shown. `engine`: read-only."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self.engine: Final = engine
        self.settings: Final = settings
        self._overview: Kept[Overview] = Kept(lambda: overview(engine), _OVERVIEW)
        self._visits = Kept(lambda: days_visited(engine), _VISITS)
        self._vocabulary = Kept(lambda: Vocabulary.of(engine), _VOCABULARY)

    def overview(self) -> Overview:
        """Return what is in the archive, at most a minute old. Raises ArchiveError."""
        return self._overview()

    def outlet(self, key: str) -> OutletSpan | None:
        """Return an outlet of the archive, None if it has none of this key."""
        return next((each for each in self.overview().outlets if each.key == key), None)

    def vocabulary(self) -> Vocabulary:
        """Return the most frequent words of the archive, at most an hour old. Raises ArchiveError."""
        return self._vocabulary()

    def unvisited(self, outlet: str | None) -> Mapping[str, int]:
        """Return the number of days of each month on which an outlet, or any, was not visited; at most ten minutes old. Raises ArchiveError."""
        visits = self._visits()
        return months_without_visit(visits, visits.keys() if outlet is None else [outlet])
