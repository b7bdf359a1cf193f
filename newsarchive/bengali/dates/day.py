"""Find the Gregorian date in a string, in words or numbers, and the dates of other calendars."""

import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from newsarchive.bengali.dates.model import DateProblem, RuleFailure
from newsarchive.bengali.dates.tokens import SHAPE_CACHE_SIZE, Tokens

_GAP: Final = "[,/.-]*"
_WEEKDAYS: Final = f"(?:[Ww]{_GAP})*"
_YEAR: Final = "y(?![hq])"  # "১৭৩১ ঘণ্টা" (1731 hours) is a time of day
_NO_YEAR_AFTER: Final = f"(?!{_GAP}{_WEEKDAYS}{_YEAR})"

# The shapes of a Gregorian date. Each contains one year and either one month word and one number, or two numbers.
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
_OTHER_CALENDAR: Final = re.compile(
    f"[sd]o?{_GAP}[BH]+(?:{_GAP}j)?|(?<![BH])[BH]+{_GAP}[sd]o?{_GAP}j|[sd]([/.-])[sd]\\1j,*[bv]"
)
_TWO_DIGIT_YEAR: Final = re.compile(
    f"[sd]o?{_GAP}M{_GAP}d(?![:k.d])|M{_GAP}[sd]{_GAP}d(?![:k.d])|[sd]([/.-])[sd]\\1d(?!\\1)"
)
_WITHOUT_YEAR: Final = re.compile(f"[sd]o?{_GAP}M|M{_GAP}[sd]|M{_GAP}y")

# The order of a date with a month word, by its first letter.
_ORDERS: Final = {"M": "month day year", "y": "year month day"}


class Day(NamedTuple):
    """A Gregorian date, its position in the shape, and the rule that read it: "bengali:day month year"."""

    day: date
    start: int
    end: int
    rule: str


class _DateMatch(NamedTuple):
    """The position of a date in a shape, and of its year, month (word or number) and day."""

    start: int
    end: int
    year: int
    month: int
    day: int
    order: str


def mask(shape: str, start: int, end: int) -> str:
    """Return the shape with the tokens from `start` to `end` marked as read."""
    return f"{shape[:start]}{'=' * (end - start)}{shape[end:]}"


def mask_other_calendars(shape: str) -> str:
    """Return the shape with the dates of the Bangla and Hijri calendars marked as read."""
    if not ("B" in shape or "H" in shape or "j" in shape):
        return shape
    return _OTHER_CALENDAR.sub(lambda match: "=" * len(match[0]), shape)


def find_days(tokens: Tokens, shape: str) -> list[Day] | RuleFailure | None:
    """Return each occurrence of the Gregorian date of a string, or the reason for none; None if it contains nothing like a date.

    `shape` is that of the tokens with other calendars masked. Numeric dates are read day first, month first only if the
    day-first reading is no date. Two different dates, or a year of two digits, are ambiguous; a date without its year
    is imprecise.
    """
    days: list[Day] = []
    for match in _date_matches(shape):
        day = _day(tokens, match)
        if isinstance(day, RuleFailure):
            return day
        if days and day.day != days[0].day:
            return RuleFailure(DateProblem.AMBIGUOUS, f"{days[0].day} and {day.day}")
        days.append(day)
    return days or _incomplete_date(shape)


@lru_cache(maxsize=SHAPE_CACHE_SIZE)
def _date_matches(shape: str) -> tuple[_DateMatch, ...]:
    return tuple(_date_match(shape, *match.span()) for match in _DATE.finditer(shape))


def _date_match(shape: str, start: int, end: int) -> _DateMatch:
    year, word = shape.index("y", start), shape.find("M", start, end)
    numbers = [at for at in range(start, end) if shape[at] in "sd"]
    if word >= 0:
        return _DateMatch(start, end, year, word, numbers[0], _ORDERS.get(shape[start], "day month year"))
    first, second = numbers
    if year == start:
        return _DateMatch(start, end, year, first, second, "year month day")
    return _DateMatch(start, end, year, second, first, "day month year")


def _incomplete_date(shape: str) -> RuleFailure | None:
    if _TWO_DIGIT_YEAR.search(shape):
        return RuleFailure(DateProblem.AMBIGUOUS, "the year has two digits")
    if _WITHOUT_YEAR.search(shape):
        return RuleFailure(DateProblem.IMPRECISE, "day, month or year is missing")
    return None


def _day(tokens: Tokens, match: _DateMatch) -> Day | RuleFailure:
    start, end, year_at, month_at, day_at, order = match
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
        return RuleFailure(DateProblem.NO_SUCH_TIME, f"no day {year}-{month}-{number}")
