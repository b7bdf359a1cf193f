"""Values that take long to read, kept for a minute."""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Final, Generic, TypeVar

_SECONDS: Final = 60.0
_MOST: Final = 8  # of one kind

Key = TypeVar("Key")
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """What a function returned for its last arguments, each at most a minute old. `read`: the function."""

    def __init__(self, read: Callable[[Key], Value]) -> None:
        self._read = read
        self._lock = Lock()
        self._values: dict[Key, tuple[float, Value]] = {}

    def of(self, key: Key) -> Value:
        """Return the value of an argument. While one is read, others wait: the same work is not done twice."""
        with self._lock:
            read_at, value = self._values.pop(key, (None, None))
            if read_at is None or value is None or monotonic() - read_at > _SECONDS:
                read_at, value = monotonic(), self._read(key)
            self._values[key] = (read_at, value)
            while len(self._values) > _MOST:
                self._values.pop(next(iter(self._values)))
            return value
