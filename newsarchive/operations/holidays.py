"""The days on which newspapers of Bangladesh rest. Pure.

The Islamic dates are those of the tabular calendar. The months begin when the moon is seen, so a day more is allowed on each side.
Those of the Bangla and the Gregorian calendar are the days on which most daily newspapers do not appear on the next day.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

_FIXED: Final = {
    (2, 21): "Shaheed Day",
    (4, 14): "the Bangla new year",
    (5, 1): "May Day",
    (12, 16): "Victory Day",
}
# Month and day of the Islamic year, and how many days the holiday has.
_ISLAMIC: Final = {(1, 10): ("Ashura", 1), (10, 1): ("Eid al-Fitr", 3), (12, 10): ("Eid al-Adha", 3)}
_UNCERTAIN: Final = timedelta(days=1)
_DAY: Final = timedelta(days=1)
_FIRST: Final = date(622, 7, 19)  # 1 Muharram of the year 1, in the Gregorian calendar
_CYCLE: Final = 30  # years, eleven of them with a leap day
_DAYS_OF_CYCLE: Final = 10_631


@cache
def holiday(day: date) -> str | None:
    """Return the name of the holiday that a day, or the day before it, is or may be; None if there is none."""
    for each in (day, day - _DAY):
        if (each.month, each.day) in _FIXED:
            return _FIXED[each.month, each.day]
    for name, begins, ends in _islamic(day):
        if begins - _UNCERTAIN <= day <= ends + _UNCERTAIN:
            return name
    return None


def _islamic(near: date) -> Iterator[tuple[str, date, date]]:
    """Yield the Islamic holidays of the years around a day, with the first and the last of their days."""
    year = (near - _FIRST).days * _CYCLE // _DAYS_OF_CYCLE + 1
    for each in (year - 1, year, year + 1):
        for (month, day), (name, days) in _ISLAMIC.items():
            begins = _gregorian(each, month, day)
            yield name, begins, begins + _DAY * (days - 1)


def _gregorian(year: int, month: int, day: int) -> date:
    """Return the Gregorian date of a day of the tabular Islamic calendar: months of 30 and 29 days by turns."""
    days = (year - 1) * 354 + (11 * year + 3) // _CYCLE + (month - 1) * 29 + month // 2 + day - 1
    return _FIRST + _DAY * days
