"""Values that take long to read, each kept for a while."""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Final, Generic, TypeVar

_MOST: Final = 8  # values; the one that was asked for longest ago goes first

Key = TypeVar("Key")
Value = TypeVar("Value")


class KeptByKey(Generic[Key, Value]):
    """What a function returned for its last arguments, read again when it is older than `seconds`. `read`: the function."""

    def __init__(self, read: Callable[[Key], Value], seconds: float) -> None:
        self._read = read
        self._seconds = seconds
        self._lock = Lock()
        self._values: dict[Key, tuple[float, Value]] = {}

    def of(self, key: Key) -> Value:
        """Return the value of an argument; one request reads it, the others wait. Raises what reading it raises."""
        with self._lock:
            found = self._values.pop(key, None)
            if found is None or monotonic() - found[0] > self._seconds:
                found = (monotonic(), self._read(key))
            self._values[key] = found
            while len(self._values) > _MOST:
                self._values.pop(next(iter(self._values)))
            return found[1]
