"""The Bangla calendar of Bangladesh: conversion to and from Gregorian dates, for display and as a check.

Sources of the rules: bdnews24 and Daily Bangladesh, 17 October 2019, on the reform that came into force the day
before, and the rule of 1987 that it replaced. Both begin the year on 14 April. The first
five months are the same, and the sixth had reached its 30th day when the new rule added a 31st, so that the whole year
1426 follows the new rule.

A Bangla date on a page is only a weak check: some sites still print dates of the old rule, a day off, and page headers
show the day of the visit. West Bengal has another calendar: its months follow the sun and the almanac, without a fixed
distance to the Gregorian year. Its dates look the same and are read; with country "west bengal" the conversion raises.
"""

import re
from calendar import isleap
from datetime import date, timedelta
from itertools import accumulate
from typing import Final, Literal, NamedTuple

from newsarchive.bengali.dates.words import WORDS
from newsarchive.bengali.digits import to_ascii, to_bengali
from newsarchive.bengali.text import clean_line

Country = Literal["bangladesh", "west bengal"]

# Boishakh to Choitro.
MONTHS: Final = tuple("বৈশাখ জ্যৈষ্ঠ আষাঢ় শ্রাবণ ভাদ্র আশ্বিন কার্তিক অগ্রহায়ণ পৌষ মাঘ ফাল্গুন চৈত্র".split())

# The spellings that occur on sites, each with its month (1 is Boishakh).
SPELLINGS: Final = {word: number for word, (letter, number) in WORDS.items() if letter == "B"}

FIRST_DAY: Final = date(1987, 4, 14)  # ১ বৈশাখ ১৩৯৪, the first day of the rule of 1987

_LENGTHS_1987: Final = (31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30, 30)
_LENGTHS_2019: Final = (31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 29, 30)
_FIRST_YEAR: Final = 1394
_YEAR_OF_REFORM: Final = 1426
_YEARS_BETWEEN: Final = 593  # from the Bangla year to the Gregorian one in which it begins
_FALGUN: Final = 11

_NOT_WITHIN_A_WORD: Final = "(?![\u0981-\u09e5\u09f0-\u09ff])"
_SHOWN: Final = re.compile(
    f"(?:(?P<day>(?<![0-9])[0-9]{{1,2}}) ?(?:লা|রা|ঠা|ই|শে)?|(?P<first>পহেলা|পয়লা)),? ?"  # ordinal endings; "the first"
    f"(?P<month>{'|'.join(sorted(map(re.escape, SPELLINGS), key=len, reverse=True))}){_NOT_WITHIN_A_WORD}"
    ",? ?(?P<year>1[345][0-9]{2})(?![0-9])"
)


class BanglaDate(NamedTuple):
    """A day of the Bangla calendar; months count from 1, Boishakh."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        """Return the date as pages show it: "১৩ অগ্রহায়ণ ১৪৩২" (13 Ogrohayon 1432)."""
        return f"{to_bengali(str(self.day))} {MONTHS[self.month - 1]} {to_bengali(str(self.year))}"


class WestBengalError(ValueError):
    """A date of the calendar of West Bengal cannot be converted: it follows no rule."""


def to_gregorian(day: BanglaDate, *, country: Country = "bangladesh") -> date:
    """Return the Gregorian date of a Bangla date.

    Raises ValueError for a day that the calendar does not have and for years before 1394 (April 1987), and its subclass
    WestBengalError for the country "west bengal".
    """
    _reject_west_bengal(country)
    if not 1 <= day.month <= len(MONTHS) or day.year < _FIRST_YEAR:
        raise ValueError(f"no month {day.month} of the year {day.year}")
    lengths = _lengths(day.year)
    if not 1 <= day.day <= lengths[day.month - 1]:
        raise ValueError(f"no day {day.day} in month {day.month} of the year {day.year}")
    return _new_year(day.year) + timedelta(days=sum(lengths[: day.month - 1]) + day.day - 1)


def to_bangla(day: date, *, country: Country = "bangladesh") -> BanglaDate:
    """Return the Bangla date of a Gregorian date.

    Raises ValueError for days before 14 April 1987, and its subclass WestBengalError for the country "west bengal".
    """
    _reject_west_bengal(country)
    if day < FIRST_DAY:
        raise ValueError(f"{day} is before the rule of 1987")
    year = day.year - _YEARS_BETWEEN
    if day < _new_year(year):
        year -= 1
    passed = (day - _new_year(year)).days
    lengths = _lengths(year)
    month = sum(end <= passed for end in accumulate(lengths))
    return BanglaDate(year, month + 1, passed - sum(lengths[:month]) + 1)


def read(text: str) -> BanglaDate | None:
    """Return the first Bangla date in a text, of either country, in any known spelling; None if there is none.

    The day may have an ordinal ending or be "পহেলা" (the first). Whether the month has that day is not checked. Raises
    nothing.
    """
    match = _SHOWN.search(to_ascii(clean_line(text)))
    if match is None:
        return None
    return BanglaDate(int(match["year"]), SPELLINGS[match["month"]], 1 if match["first"] else int(match["day"]))


def agrees(shown: BanglaDate, day: date) -> bool:
    """True if a Bangla date on a site of Bangladesh is at most one day off a Gregorian date, as sites err by one."""
    try:
        return abs(to_gregorian(shown) - day) <= timedelta(days=1)
    except ValueError:
        return False


def _reject_west_bengal(country: Country) -> None:
    if country == "west bengal":
        raise WestBengalError("West Bengal's calendar follows the almanac, not a rule")


def _new_year(year: int) -> date:
    return date(year + _YEARS_BETWEEN, 4, 14)


def _lengths(year: int) -> list[int]:
    """Return the number of days of each month of a year. Falgun has a leap day if the February in which it begins has one."""
    lengths = list(_LENGTHS_2019 if year >= _YEAR_OF_REFORM else _LENGTHS_1987)
    lengths[_FALGUN - 1] += isleap(year + _YEARS_BETWEEN + 1)
    return lengths
