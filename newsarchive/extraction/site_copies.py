"""When a saved page was fetched, as the program that saved it states in a comment: HTTrack, SingleFile, the Internet Archive."""

import re
from datetime import datetime
from typing import Final

from newsarchive.bengali.dates import read

_LONGEST: Final = 3000  # bytes of a comment
_CLOCK: Final = "[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
# Where a comment begins, and the instant in it. The first that a page has is used: a copy of an archived page has the fetch of the archive.
_WAYBACK: Final = re.compile(f"(?P<clock>{_CLOCK}) (?P<day>[A-Z][a-z]{{2}} [0-9]{{1,2}}, [0-9]{{4}})")
_HTTRACK: Final = re.compile(f"(?P<whole>[A-Z][a-z]{{2}}, [0-9]{{2}} [A-Za-z]{{3}} [0-9]{{4}} {_CLOCK} GMT)")
_SINGLEFILE: Final = re.compile("saved date: (?P<whole>[^\n]{20,90})")
_COMMENTS: Final = (
    (b"FILE ARCHIVED ON ", _WAYBACK),
    (b"Mirrored from ", _HTTRACK),
    (b"Page saved with SingleFile", _SINGLEFILE),
)


def saved_at(body: bytes) -> datetime | None:
    """Return when a saved page was fetched; None if no program states it, or in a form that is not known. Raises nothing."""
    for beginning, instant_in in _COMMENTS:
        start = body.rfind(beginning)
        if start < 0:
            continue
        comment = body[start : start + _LONGEST].partition(b"-->")[0].decode("utf-8", "replace")
        found = instant_in.search(comment)
        if found:
            parts = found.groupdict()
            text = parts.get("whole") or f"{parts['day']} {parts['clock']} GMT"
            instant = read(text.strip()).published
            return instant.at if instant and instant.precision == "second" else None
    return None
