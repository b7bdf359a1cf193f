"""Upload times in the names of pictures, from PHP's `uniqid()`: a check of publish times that needs no zone.

`uniqid()` writes the seconds since 1970 as 8 hexadecimal digits and the microseconds within the second as 5 more.
Content systems name uploads by it, so that the name contains the upload time in UTC, mostly shortly before the article
appeared (on one site all of 11 within 30 seconds). A picture may be older than an article that uses it again, so the
upload time is never a publish time: it reveals a publish time that is off by exactly the 6 hours of a zone or the 12 of
a wrong meridiem.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

FIRST: Final = datetime(2005, 1, 1, tzinfo=UTC)
LAST: Final = datetime(2040, 1, 1, tzinfo=UTC)

# The sizes of an error: the offset of Bangladesh, that of India, a wrong meridiem, and an offset with a wrong meridiem.
ERRORS: Final = tuple(timedelta(hours=hours) for hours in (5.5, 6, 6.5, 12, 17.5, 18))

# The tolerance around such an error: an article is saved within minutes of its picture.
TOLERANCE: Final = timedelta(minutes=15)

_STAMP: Final = re.compile(r"(?<![0-9a-z])([0-9a-f]{8})([0-9a-f]{5})(?![0-9a-z])", re.IGNORECASE)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECONDS: Final = 1_000_000


def instants(name: str) -> list[datetime]:
    """Return the instants of the stamps in the name or address of an upload, in order, in UTC.

    A stamp is 13 hexadecimal digits without a letter or digit next to them, from 2005 to 2039, with less than a million
    microseconds; 13 decimal digits of a time in milliseconds are outside that range. The last of several stamps is that
    of the upload. Raises nothing.
    """
    stamps = []
    for stamp in _STAMP.finditer(name):
        seconds, microseconds = int(stamp[1], 16), int(stamp[2], 16)
        at = _EPOCH + timedelta(seconds=seconds, microseconds=microseconds)
        if microseconds < _MICROSECONDS and FIRST <= at < LAST:
            stamps.append(at)
    return stamps


def disagreement(published: datetime, name: str) -> timedelta | None:
    """Return the likely error of a publish time: its difference from the upload of its picture, if that is typical of a wrong zone or meridiem.

    `published`: an aware instant with precision minute or second. The result is one of ERRORS, positive if the publish
    time is later than the upload; None if the name contains no stamp, the two agree, or they differ by another amount,
    as with an old picture. Raises ValueError if `published` is naive.
    """
    if published.utcoffset() is None:
        raise ValueError("published has no zone")
    stamps = instants(name)
    if not stamps:
        return None
    difference = published - stamps[-1]
    error = min(ERRORS, key=lambda error: abs(abs(difference) - error))
    if abs(abs(difference) - error) > TOLERANCE:
        return None
    return error if difference > timedelta() else -error
