"""The instants that PHP's `uniqid()` leaves in the names of uploaded pictures: a check on publish times that needs no zone.

`uniqid()` writes the seconds since 1970 as 8 hexadecimal digits and the microseconds within the second as 5 more.
Content systems name uploads by it, so that the name tells, in UTC, when a picture came in: mostly a moment before the
article went out (on one site all of 11 within 30 seconds; the project's facts on the first page and on outlets). A
picture may be older than the article that uses it again. So this is never a date by itself: it shows where a
publish time is off by exactly the 6 hours of a zone or the 12 of a wrong half of the day.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

FIRST: Final = datetime(2005, 1, 1, tzinfo=UTC)
LAST: Final = datetime(2040, 1, 1, tzinfo=UTC)

# What an error is made of: the offset of Bangladesh, that of India, the halves of the day, and an offset with a half.
ERRORS: Final = tuple(timedelta(hours=hours) for hours in (5.5, 6, 6.5, 12, 17.5, 18))

# How far from such an error the difference may be: an article is saved within minutes of its picture.
TOLERANCE: Final = timedelta(minutes=15)

_STAMP: Final = re.compile(r"(?<![0-9a-z])([0-9a-f]{8})([0-9a-f]{5})(?![0-9a-z])", re.IGNORECASE)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECONDS: Final = 1_000_000


def instants(name: str) -> list[datetime]:
    """Give the instants of the stamps in an upload's name or address, in the order they stand, in UTC.

    A stamp is 13 hexadecimal digits with neither a letter nor a digit beside them, in 2005 to 2039, with less than a
    million microseconds; 13 decimal digits of a time in milliseconds fall outside. Of several stamps the last is that of
    the upload. Raises nothing.
    """
    found = []
    for stamp in _STAMP.finditer(name):
        seconds, microseconds = int(stamp[1], 16), int(stamp[2], 16)
        at = _EPOCH + timedelta(seconds=seconds, microseconds=microseconds)
        if microseconds < _MICROSECONDS and FIRST <= at < LAST:
            found.append(at)
    return found


def disagreement(published: datetime, name: str) -> timedelta | None:
    """Give by how much a publish time is off its picture's upload, where that looks like an error of zone or half of the day.

    `published` is an aware instant to the minute or second (a naive one is a ValueError; a day without a clock has
    nothing to compare). The answer is one of ERRORS, positive where the publish time is later than the upload; None
    where the name holds no stamp, the two agree, or they differ by anything else, as they do where an old picture is used.
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
