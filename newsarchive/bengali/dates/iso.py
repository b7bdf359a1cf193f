"""ISO 8601 times, and the variants that sites write."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final

from newsarchive.bengali.dates.model import (
    FIRST_YEAR,
    LAST_YEAR,
    DateProblem,
    ReadContext,
    ReadTime,
    RuleFailure,
    RuleTime,
)
from newsarchive.bengali.digits import to_ascii

RULE: Final = "iso"

# "+06:00.000Z" is malformed but occurs: a local time with its offset, to which a program appended the suffix that it
# appends to times in UTC.
_ISO: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:(?:t| {1,3})(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?"
    r" ?(?:(z|utc|gmt)|([+-])(\d\d):?(\d\d)(?:\.0+z)?)?)?",
    re.ASCII,
)
_EPOCH: Final = re.compile(r"\d{10}(?:\d{3})?", re.ASCII)
_FIRST_YEAR_OF_THE_WEB: Final = 1991  # numbers of earlier years are something else
# ISO 8601's basic format: 20240614T073518Z.
_BASIC: Final = re.compile(r"(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)?(z|[+-]\d\d:?\d\d)?", re.ASCII)


def read_iso(text: str, context: ReadContext) -> RuleTime | RuleFailure | None:
    """Return the time of a string that is an ISO 8601 time and nothing else, or the reason for none; None for any other string.

    `text` comes from `prepare`. An offset is kept; a time without one is in the zone of the outlet. A number is the time of computers: seconds, or
    milliseconds, since 1970.
    """
    text = to_ascii(text)
    if _EPOCH.fullmatch(text):
        return _since_epoch(text, context)
    basic = _BASIC.fullmatch(text)
    if basic:
        year, month, day, hour, minute, second, zone = basic.groups()
        text = f"{year}-{month}-{day}t{hour}:{minute}{f':{second}' if second else ''}{zone or ''}"
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return RuleFailure(DateProblem.NO_SUCH_TIME, f"year {year}")
    zone = _zone(match, context)
    if isinstance(zone, RuleFailure):
        return zone
    try:
        at = datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError as error:
        return RuleFailure(DateProblem.NO_SUCH_TIME, str(error))
    if match[4] is None or (context.midnight_is_day and not (hour or minute or second)):
        return RuleTime(ReadTime(at.replace(tzinfo=context.zone), "day"), RULE)
    return RuleTime(ReadTime(at, "minute" if match[6] is None else "second"), RULE)


def _since_epoch(text: str, context: ReadContext) -> RuleTime | None:
    at = datetime.fromtimestamp(int(text[:10]), context.zone)
    return RuleTime(ReadTime(at, "second"), "epoch") if at.year >= _FIRST_YEAR_OF_THE_WEB else None


def _zone(match: re.Match[str], context: ReadContext) -> tzinfo | RuleFailure:
    if match[7]:
        return UTC
    if match[8] is None:
        return context.zone
    hours, minutes = int(match[9]), int(match[10])
    if hours > 14 or minutes > 59:
        return RuleFailure(DateProblem.NO_SUCH_TIME, f"no offset of {hours}:{minutes:02}")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if match[8] == "-" else offset)
