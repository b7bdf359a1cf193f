"""Values that take long to read, each kept for a while."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock, Thread
from time import monotonic
from typing import Final, Generic, TypeVar

from newsarchive.archive import ArchiveError

_LOG: Final = logging.getLogger("newsarchive.web")
_MOST: Final = 8  # values; the one that was asked for longest ago goes first
_TOO_OLD: Final = 10  # times its age, after which a request waits for the value
_SHARE: Final = (
    100  # a value is kept for so many times as long as it took to read: reading takes one per cent of the time at most
)

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class _Kept(Generic[Value]):
    """A value, when it was read, and how many seconds that took."""

    value: Value
    read_at: float
    took: float


class KeptByKey(Generic[Key, Value]):
    """What a function returned for its last arguments. `read`: the function.

    A value older than `seconds`, or than a hundred times what reading it took, is read again beside the request, which has the old one, unless it is
    ten times as old.
    """

    def __init__(self, read: Callable[[Key], Value], seconds: float) -> None:
        self._read = read
        self._seconds = seconds
        self._lock = Lock()
        self._values: dict[Key, _Kept[Value]] = {}
        self._being_read: set[Key] = set()

    def of(self, key: Key) -> Value:
        """Return the value of an argument; if there is none one request reads it, the others wait. Raises what reading it raises."""
        with self._lock:
            found = self._values.pop(key, None)
            age = monotonic() - found.read_at if found else 0.0
            longest = max(self._seconds, found.took * _SHARE) if found else 0.0
            if found is None or age > longest * _TOO_OLD:
                found = self._kept(key)
            elif age > longest and key not in self._being_read:
                self._being_read.add(key)
                Thread(target=self._read_again, args=(key,), daemon=True).start()
            self._values[key] = found
            while len(self._values) > _MOST:
                self._values.pop(next(iter(self._values)))
            return found.value

    def _kept(self, key: Key) -> "_Kept[Value]":
        began = monotonic()
        value = self._read(key)
        return _Kept(value, monotonic(), monotonic() - began)

    def _read_again(self, key: Key) -> None:
        try:
            found = self._kept(key)
        except ArchiveError as error:
            _LOG.error("what is kept of the archive could not be read again: %s", error)
            return
        finally:
            with self._lock:
                self._being_read.discard(key)
        with self._lock:
            if key in self._values:
                self._values[key] = found
