"""Files that are given to a command: missing and unreadable ones are wrong usage."""

from pathlib import Path
from typing import BinaryIO

from newsarchive.commands.errors import UsageError

_EXCERPT = 80  # characters of a name that are printed


def open_file(file: Path, hint: str = "") -> BinaryIO:
    """Return a file opened for reading its bytes. Raises UsageError; `hint`: what to add to the message if there is no such file."""
    try:
        if not file.exists():
            raise UsageError(f"There is no file {_name(file)}.{f' {hint}' if hint else ''}")
        if file.is_dir():
            raise UsageError(f"{_name(file)} is a folder. Give a file.")
        return file.open("rb")
    except OSError as error:  # a name too long, a file or folder that may not be read
        raise UsageError(f"{_name(file)} cannot be read: {error.strerror}.") from error


def read_file(file: Path, hint: str = "") -> bytes:
    """Return the bytes of a file. Raises UsageError."""
    with open_file(file, hint) as opened:
        try:
            return opened.read()
        except OSError as error:
            raise UsageError(f"{_name(file)} cannot be read: {error.strerror}.") from error


def _name(file: Path) -> str:
    name = str(file)
    return name if len(name) <= _EXCERPT else f"{name[:_EXCERPT]}..."
