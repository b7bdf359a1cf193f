"""Days and instants that an address or a form has, in digits of either script; without an offset they are of UTC+6.

The year is first, or last as people write it: 2026-11-29, 29-11-2026, 29/11/2026. The day is before the month then.
"""

import re
from datetime import date, datetime
from typing import Final

from newsarchive.archive.search.places import ZONE
from newsarchive.bengali.dates import FIRST_YEAR, LAST_YEAR
from newsarchive.bengali.digits import to_ascii
from newsarchive.instants import read_instant
from newsarchive.web.errors import WrongRequestError

_SHOWN: Final = 80  # characters of a wrong value that are shown
_YEAR_LAST: Final = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})(?![0-9])")
_BLANK_OFFSET: Final = re.compile(r"(?<=:\d\d) (?=\d\d:\d\d$)")  # a plus sign in an address is a blank


def day_of(written: str | None, name: str) -> date | None:
    """Return a day, None if there is none. `name`: of the parameter. Raises WrongRequestError."""
    if not written or not written.strip():
        return None
    try:
        found = date.fromisoformat(_year_first(written))
    except ValueError:
        found = None
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise WrongRequestError("error.day", name=name, given=written[:_SHOWN])
    return found


def instant_of(written: str | None) -> datetime | None:
    """Return an instant, None if there is none. Raises WrongRequestError."""
    if not written or not written.strip():
        return None
    try:
        return read_instant(_BLANK_OFFSET.sub("+", _year_first(written)), ZONE)
    except ValueError:
        raise WrongRequestError("error.at", given=written[:_SHOWN]) from None


def _year_first(written: str) -> str:
    """Return what is written in ASCII digits, with a day that has its year last as ISO 8601 has it."""
    ascii_ = to_ascii(written.strip())
    found = _YEAR_LAST.match(ascii_)
    if found is None:
        return ascii_
    day, _, month, year = found.groups()
    return f"{year}-{month:0>2}-{day:0>2}{ascii_[found.end() :]}"


def written_instant(at: datetime) -> str:
    """Return an instant as an address has it: 2026-11-29T18:30, with seconds if it has some."""
    local = at.astimezone(ZONE).replace(tzinfo=None)
    return local.isoformat(timespec="auto" if local.second or local.microsecond else "minutes")
