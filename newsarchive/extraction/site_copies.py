"""When a saved page was fetched, as the program that saved it states in a comment: HTTrack, SingleFile, the Internet Archive."""

import re
from datetime import datetime
from typing import Final

from newsarchive.bengali.dates import read

_LONGEST: Final = 3000  # bytes of a comment
_CLOCK: Final = "[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
# Where a comment begins, and the instant in it. The first that a page has is used: a copy of an archived page has the fetch of the archive.
_COMMENTS: Final = (
    (
        b"FILE ARCHIVED ON ",
        re.compile(f"FILE ARCHIVED ON (?P<clock>{_CLOCK}) (?P<day>[A-Z][a-z]{{2}} [0-9]{{1,2}}, [0-9]{{4}})"),
    ),
    (
        b"Mirrored from ",
        re.compile(
            "Mirrored from [^<>]{1,2500} by HTTrack [^<>]{1,200}, "
            f"(?P<whole>[A-Z][a-z]{{2}}, [0-9]{{2}} [A-Za-z]{{3}} [0-9]{{4}} {_CLOCK} GMT)"
        ),
    ),
    (
        b"Page saved with SingleFile",
        re.compile("Page saved with SingleFile[^<>]{1,2500}?saved date: (?P<whole>[^\\n<>]{20,90})"),
    ),
)


def saved_at(body: bytes) -> datetime | None:
    """Return when a saved page was fetched; None if no program states it, or in a form that is not known. Raises nothing."""
    for beginning, comment in _COMMENTS:
        start = body.rfind(beginning)
        found = comment.match(body[start : start + _LONGEST].decode("utf-8", "replace")) if start >= 0 else None
        if found:
            parts = found.groupdict()
            text = parts.get("whole") or f"{parts['day']} {parts['clock']} GMT"
            instant = read(text.strip()).published
            return instant.at if instant and instant.precision == "second" else None
    return None
