"""Which day a string names: Gregorian dates in words and numbers, and dates of other calendars beside them."""

import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from newsarchive.bengali.dates.model import DateProblem, Unread
from newsarchive.bengali.dates.tokens import SHAPES, Tokens

_GAP: Final = "[,/.-]*"
_WEEKDAYS: Final = f"(?:[Ww]{_GAP})*"
_YEAR: Final = "y(?![hq])"  # "১৭৩১ ঘণ্টা" (1731 hours) is a time of day
_NO_YEAR_AFTER: Final = f"(?!{_GAP}{_WEEKDAYS}{_YEAR})"

# The shapes of a Gregorian date. Each holds one year and either one month word and one number, or two numbers.
_DATE: Final = re.compile(
    "|".join(
        (
            f"(?<![sdnyj]:)[sd][o,/.f-]*M{_GAP}{_WEEKDAYS}{_YEAR}",
            f"M{_GAP}[sd]o?{_GAP}{_WEEKDAYS}{_YEAR}",
            f"{_YEAR}[,/.ef-]*M{_GAP}[sd](?![:k]){_NO_YEAR_AFTER}",
            f"{_YEAR}[,/.ef-]*[sd]o?{_GAP}M{_NO_YEAR_AFTER}",
            r"(?<![sdny][:/.-])[sd]([/.-])[sd]\1y",
            r"y([/.-])[sd]\2[sd](?![/.-][sdnyj])",
        )
    )
)
_OTHER_CALENDAR: Final = re.compile(f"[sd]o?{_GAP}[BH]+(?:{_GAP}j)?|[BH]+{_GAP}[sd]o?{_GAP}j|[sd]([/.-])[sd]\\1j,*[bv]")
_TWO_DIGIT_YEAR: Final = re.compile(
    f"[sd]o?{_GAP}M{_GAP}d(?![:k.d])|M{_GAP}[sd]{_GAP}d(?![:k.d])|[sd]([/.-])[sd]\\1d(?!\\1)"
)
_WITHOUT_YEAR: Final = re.compile(f"[sd]o?{_GAP}M|M{_GAP}[sd]|M{_GAP}y")

# How a date with a month word is ordered, by the letter it begins with.
_ORDERS: Final = {"M": "month day year", "y": "year month day"}


class Day(NamedTuple):
    """A Gregorian date, the stretch of the shape that it was read from, and how: "bengali:day month year"."""

    day: date
    start: int
    end: int
    rule: str


class _Place(NamedTuple):
    """Where in a shape a date stands: its stretch, and in it the year, the month (word or number) and the day."""

    start: int
    end: int
    year: int
    month: int
    day: int
    order: str


def mask(shape: str, start: int, end: int) -> str:
    """Give the shape with a stretch marked as read."""
    return f"{shape[:start]}{'=' * (end - start)}{shape[end:]}"


def mask_other_calendars(shape: str) -> str:
    """Give the shape with the dates of the Bangla and Hijri calendars marked as read."""
    if not ("B" in shape or "H" in shape or "j" in shape):
        return shape
    return _OTHER_CALENDAR.sub(lambda found: "=" * len(found[0]), shape)


def find_days(tokens: Tokens, shape: str) -> list[Day] | Unread | None:
    """Find the Gregorian date of a string; `shape` is that of the tokens with other calendars masked.

    The list holds the same date more than once where it is repeated. None where nothing like a date stands there.
    Numeric dates are day first; month first only where the day-first reading is no date. Two different dates, or a
    year of two digits, are ambiguous; a date without its year is imprecise.
    """
    days: list[Day] = []
    for place in _places(shape):
        day = _day(tokens, place)
        if isinstance(day, Unread):
            return day
        if days and day.day != days[0].day:
            return Unread(DateProblem.AMBIGUOUS, f"{days[0].day} and {day.day}")
        days.append(day)
    return days or _no_day(shape)


@lru_cache(maxsize=SHAPES)
def _places(shape: str) -> tuple[_Place, ...]:
    return tuple(_place(shape, *found.span()) for found in _DATE.finditer(shape))


def _place(shape: str, start: int, end: int) -> _Place:
    year, word = shape.index("y", start), shape.find("M", start, end)
    numbers = [at for at in range(start, end) if shape[at] in "sd"]
    if word >= 0:
        return _Place(start, end, year, word, numbers[0], _ORDERS.get(shape[start], "day month year"))
    first, second = numbers
    if year == start:
        return _Place(start, end, year, first, second, "year month day")
    return _Place(start, end, year, second, first, "day month year")


def _no_day(shape: str) -> Unread | None:
    if _TWO_DIGIT_YEAR.search(shape):
        return Unread(DateProblem.AMBIGUOUS, "the year has two digits")
    if _WITHOUT_YEAR.search(shape):
        return Unread(DateProblem.IMPRECISE, "a part of the date is missing")
    return None


def _day(tokens: Tokens, place: _Place) -> Day | Unread:
    start, end, year_at, month_at, day_at, order = place
    values = tokens.values
    year, month, number = values[year_at], values[month_at], values[day_at]
    if tokens.shape[month_at] == "M":
        language = "english" if tokens.words[month_at].isascii() else "bengali"
    else:
        language = "numeric"
        if order == "day month year" and month > 12 >= number:
            number, month, order = month, number, "month day year"
    try:
        return Day(date(year, month, number), start, end, f"{language}:{order}")
    except ValueError:
        return Unread(DateProblem.NO_SUCH_TIME, f"no day {year}-{month}-{number}")
