"""Whether the process of a run is still alive: known of this computer's processes, of others by the heartbeat of their runs."""

import os
import platform
import uuid
from datetime import datetime, timedelta
from typing import Final

HEARTBEAT_SECONDS: Final = 30.0  # between two heartbeats of a run that writes nothing
# Longer than a computer sleeps for a moment, or a database restarts; ten heartbeats may be missing.
_SILENCE: Final = timedelta(minutes=5)


def this_process() -> str:
    """Return what identifies this process among those of all computers that write to an archive: computer and process number."""
    return f"{_computer()}/{os.getpid()}"


def has_died(process: str | None, heartbeat_at: datetime | None, now: datetime) -> bool:
    """True if the process of a run that has not ended is gone.

    `process`: as `this_process` returned it there; `heartbeat_at`: when the run was last known to be alive. Both are None for runs of before
    schema 0003.
    """
    computer, _, number = (process or "").rpartition("/")
    if computer == _computer() and number.isdecimal() and not _exists(int(number)):
        return True
    # A heartbeat of the future is of a clock that was wrong: it would keep the outlet busy until then.
    return heartbeat_at is None or abs(now - heartbeat_at) > _SILENCE


def process_name(process: str | None) -> str:
    """Return how people name the process of a run: its number, with the computer if it is another one."""
    computer, _, number = (process or "?").rpartition("/")
    return number if computer in ("", _computer()) else f"{number} on {computer.rpartition(':')[0] or computer}"


def _computer() -> str:
    # Computers of one image may share a name; the address of the network card tells them apart.
    return f"{platform.node()}:{uuid.getnode():012x}"


def _exists(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # of another user
        return True
    return True
