"""Days and instants that an address or a form has: ISO 8601, or as Bengali pages print them. Without an offset they are of UTC+6."""

import re
from datetime import date, datetime
from typing import Final

from newsarchive.archive.search.places import ZONE
from newsarchive.bengali.dates import DHAKA, FIRST_YEAR, LAST_YEAR, ReadTime, read
from newsarchive.bengali.digits import to_ascii
from newsarchive.instants import read_instant
from newsarchive.web.errors import WrongRequestError

_BLANK_OFFSET: Final = re.compile(r"(?<=:\d\d) (?=\d\d:\d\d$)")  # a plus sign in an address is a blank


def day_of(written: str | None, name: str) -> date | None:
    """Return a day, None if there is none. `name`: of the parameter. Raises WrongRequestError."""
    if not written or not written.strip():
        return None
    found = _iso_day(written) or _printed_day(written)
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise WrongRequestError("error.day", name=name, given=written)
    return found


def instant_of(written: str | None, name: str) -> datetime | None:
    """Return an instant, None if there is none. `name`: of the parameter. Raises WrongRequestError."""
    if not written or not written.strip():
        return None
    try:
        return read_instant(_BLANK_OFFSET.sub("+", to_ascii(written.strip())), ZONE)
    except ValueError:
        printed = _printed(written)
    if printed is None:
        raise WrongRequestError("error.at", name=name, given=written)
    # What states no zone is read as of Dhaka, which was not always UTC+6.
    return printed.at.replace(tzinfo=ZONE) if printed.at.tzinfo is DHAKA else printed.at


def _iso_day(written: str) -> date | None:
    try:
        return date.fromisoformat(to_ascii(written.strip()))
    except ValueError:
        return None


def _printed_day(written: str) -> date | None:
    printed = _printed(written)
    return printed.at.date() if printed and printed.precision == "day" else None


def _printed(written: str) -> ReadTime | None:
    """Return a time that is written as pages print it, None if it is none or leaves a doubt."""
    found = read(written)
    is_sure = found.problem is None and found.modified is None and found.rule != "dateparser"
    return found.published if is_sure else None


def written_instant(at: datetime) -> str:
    """Return an instant as an address has it: 2026-11-29T18:30, with seconds if it has some."""
    local = at.astimezone(ZONE).replace(tzinfo=None)
    return local.isoformat(timespec="auto" if local.second or local.microsecond else "minutes")
