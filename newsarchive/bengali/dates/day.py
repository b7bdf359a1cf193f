"""Which day a string names: Gregorian dates in words and numbers, and dates of other calendars beside them."""

import re
from datetime import date
from typing import Final, NamedTuple

from newsarchive.bengali.dates.model import DateProblem, Unread
from newsarchive.bengali.dates.tokens import Tokens

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


class Day(NamedTuple):
    """A Gregorian date, the stretch of the shape that it was read from, and how: "bengali:day month year"."""

    day: date
    start: int
    end: int
    rule: str


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
    for found in _DATE.finditer(shape):
        day = _day(tokens, found)
        if isinstance(day, Unread):
            return day
        if days and day.day != days[0].day:
            return Unread(DateProblem.AMBIGUOUS, f"{days[0].day} and {day.day}")
        days.append(day)
    return days or _no_day(shape)


def _no_day(shape: str) -> Unread | None:
    if _TWO_DIGIT_YEAR.search(shape):
        return Unread(DateProblem.AMBIGUOUS, "the year has two digits")
    if _WITHOUT_YEAR.search(shape):
        return Unread(DateProblem.IMPRECISE, "a part of the date is missing")
    return None


def _day(tokens: Tokens, found: re.Match[str]) -> Day | Unread:
    start, end = found.span()
    numbers = [tokens.values[index] for index in range(start, end) if tokens.shape[index] in "sd"]
    year = tokens.values[tokens.shape.index("y", start)]
    month_at = tokens.shape.find("M", start, end)
    if month_at >= 0:
        month, number = tokens.values[month_at], numbers[0]
        language = "english" if tokens.words[month_at].isascii() else "bengali"
        rule = f"{language}:{_order(found[0])}"
    elif found[0][0] == "y":
        month, number = numbers
        rule = "numeric:year month day"
    else:
        number, month = numbers
        rule = "numeric:day month year"
        if month > 12 >= number:
            number, month = month, number
            rule = "numeric:month day year"
    try:
        return Day(date(year, month, number), start, end, rule)
    except ValueError:
        return Unread(DateProblem.NO_SUCH_TIME, f"no day {year}-{month}-{number}")


def _order(shape: str) -> str:
    if shape[0] == "M":
        return "month day year"
    return "year month day" if shape[0] == "y" else "day month year"
