"""The clock of crawls: what time it is for the crawler and for all that it writes."""

from collections.abc import Callable
from datetime import UTC, datetime


def _system() -> datetime:
    return datetime.now(UTC)


_read: Callable[[], datetime] = _system


def now() -> datetime:
    """Return the present instant, in UTC."""
    return _read()


def set_clock(read: Callable[[], datetime] | None) -> None:
    """Use another clock in this process, as a simulation does; None: that of the system."""
    global _read
    _read = read or _system
