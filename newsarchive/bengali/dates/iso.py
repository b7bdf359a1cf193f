"""Machine-written times: ISO 8601, and what sites make of it."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final

from newsarchive.bengali.dates.model import FIRST_YEAR, LAST_YEAR, DateProblem, Found, Moment, Setting, Unread

RULE: Final = "iso"

# "+06:00.000Z" is malformed and seen: a local time with its offset, to which a program added what it adds to times
# in UTC.
_ISO: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:(?:t| {1,3})(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?"
    r" ?(?:(z|utc|gmt)|([+-])(\d\d):?(\d\d)(?:\.0+z)?)?)?",
    re.ASCII,
)
# ISO 8601's basic format: 20240614T073518Z.
_BASIC: Final = re.compile(r"(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)?(z|[+-]\d\d:?\d\d)?", re.ASCII)


def read_iso(text: str, setting: Setting) -> Found | Unread | None:
    """Read a prepared string that is an ISO 8601 time and nothing else; None where it is something else.

    An offset named is kept; a time without one is the outlet's own.
    """
    basic = _BASIC.fullmatch(text)
    if basic:
        year, month, day, hour, minute, second, zone = basic.groups()
        text = f"{year}-{month}-{day}t{hour}:{minute}{f':{second}' if second else ''}{zone or ''}"
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Unread(DateProblem.NO_SUCH_TIME, f"year {year}")
    zone = _zone(found, setting)
    if isinstance(zone, Unread):
        return zone
    try:
        at = datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError as error:
        return Unread(DateProblem.NO_SUCH_TIME, str(error))
    if found[4] is None or (setting.midnight_is_day and not (hour or minute or second)):
        return Found(Moment(at.replace(tzinfo=setting.zone), "day"), RULE)
    return Found(Moment(at, "minute" if found[6] is None else "second"), RULE)


def _zone(found: re.Match[str], setting: Setting) -> tzinfo | Unread:
    if found[7]:
        return UTC
    if found[8] is None:
        return setting.zone
    hours, minutes = int(found[9]), int(found[10])
    if hours > 14 or minutes > 59:
        return Unread(DateProblem.NO_SUCH_TIME, f"no offset of {hours}:{minutes:02}")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if found[8] == "-" else offset)
