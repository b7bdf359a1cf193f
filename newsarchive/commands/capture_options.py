"""What the commands of captures have in common: the folder, the spellings of an address, instants."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from newsarchive.commands.errors import UsageError
from newsarchive.commands.options import instant
from newsarchive.errors import NewsarchiveError

_TIMESTAMP = "%Y%m%d%H%M%S"  # as in the addresses of web archives


class NoCaptureError(NewsarchiveError):
    """The archive does not have the capture that was asked for, or not its bytes."""


def folder_of_captures(named: Path | None, archive: str) -> Path:
    """Return the folder of captures: the named one, else that of the archive. Raises UsageError if the named one does not exist.

    That of the archive may be missing: records of files that were replayed from elsewhere have absolute paths.
    """
    from newsarchive.captures import folder_of

    if named and not named.is_dir():
        raise UsageError(f"There is no folder of captures {named}.")
    return named or folder_of(archive)


def known_spellings(url: str) -> list[str]:
    """Return the spellings under which the archive may know an address. Raises UsageError for what is no address."""
    from newsarchive.outlets.registry import outlets
    from newsarchive.outlets.spellings import spellings
    from newsarchive.outlets.web_address import is_web_address

    if not is_web_address(url):
        raise UsageError(
            f"{url[:80]!r} is no address of a page. Write it with http:// or https://, or see `newsarchive capture --help`."
        )
    return spellings(url, outlets().values())


def memento_instant(written: str | None) -> datetime | None:
    """Return the instant of a time in ISO 8601, as 14 digits or as HTTP writes it; without an offset it is UTC. Raises UsageError."""
    if written is None:
        return None
    if written.isdecimal() and written.isascii() and len(written) == len("20261123080500"):
        try:
            return datetime.strptime(written, _TIMESTAMP).replace(tzinfo=UTC)
        except ValueError:
            return instant(written)
    if written.endswith("GMT"):
        try:
            return parsedate_to_datetime(written)
        except ValueError:
            return instant(written)
    return instant(written)
