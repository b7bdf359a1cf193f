"""The standard streams of the process: UTF-8 whatever the locale, and none of them missing."""

import io
import os
import sys
from contextlib import suppress

from newsarchive.errors import NewsarchiveError


class ClosedOutputError(NewsarchiveError):
    """Standard output is closed: the results would be lost."""


def prepare_streams() -> None:
    """Let both outputs be UTF-8, and open missing streams on the null device, so that no file gets their number. Raises ClosedOutputError.

    What UTF-8 cannot encode, such as the bytes of a file name in another encoding, is written with a backslash.
    """
    is_closed = sys.stdout is None
    for number in range(3):
        _fill(number)
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if is_closed:
        raise ClosedOutputError("standard output is closed. Send it to /dev/null if the results are not wanted.")


def discard_output() -> None:
    """Let what is still buffered go to the null device, or the interpreter reports the failed write again when it ends."""
    with suppress(OSError, ValueError):  # ValueError: replaced by a stream without a file, as tests do
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_error(sentence: str) -> None:
    """Write a sentence to standard error; nobody is left to read it if that fails, as after a terminal was closed."""
    with suppress(OSError):
        sys.stderr.write(f"newsarchive: {sentence}\n")
        sys.stderr.flush()


def _fill(number: int) -> None:
    """Open the null device as one of the streams 0 to 2 if that one is closed: the lowest free number is taken."""
    try:
        os.fstat(number)
    except OSError:
        os.open(os.devnull, os.O_RDWR)
