"""From one stretch of a string, with its labels off, to a moment."""

import re
from datetime import datetime, time, timedelta, timezone
from typing import Final

from newsarchive.bengali.dates.clock import Clock, find_clock
from newsarchive.bengali.dates.day import Day, find_days, mask, mask_other_calendars
from newsarchive.bengali.dates.model import DateProblem, Found, Moment, Setting, Unread
from newsarchive.bengali.dates.relative import read_relative
from newsarchive.bengali.dates.tokens import Tokens

_MIDNIGHT: Final = time()
_MONTHS: Final = 12
# Drupal's format unless a site sets another, "D, m/d/Y - H:i": its short weekday tells whether the month stands first.
_DRUPAL: Final = re.compile("w,[sd]/[sd]/y-[sd]:d")


def read_stretch(tokens: Tokens, *, labelled: bool, setting: Setting) -> Found | Unread | None:
    """Read the moment that a stretch of a string names; None where it names none.

    Without a label, a date that the page writes of itself (the day of the visit, in two calendars) is no publish time.
    """
    shape = mask_other_calendars(tokens.shape)
    other_calendar = "=" in shape
    days = find_days(tokens, shape)
    if days is None:
        if other_calendar:
            return Unread(DateProblem.NOT_A_PUBLISH_TIME, "only a date of another calendar")
        return read_relative(tokens, shape, setting)
    if isinstance(days, Unread):
        return days
    day = _month_first(days[0]) if _DRUPAL.search(tokens.shape) and _contradicts(tokens, shape, days[0]) else days[0]
    for each in days:
        shape = mask(shape, each.start, each.end)
    if any(_contradicts(tokens, shape, each) for each in (day, *days[1:])):
        return Unread(DateProblem.WEEKDAY_CONTRADICTS, f"{day.day} is another weekday")
    clock = find_clock(tokens, shape, day.start, day.end)
    if isinstance(clock, Unread):
        return clock
    if not labelled:
        header = _header(tokens.shape, shape, day, clock, other_calendar=other_calendar)
        if header:
            return Unread(DateProblem.NOT_A_PUBLISH_TIME, header)
    if "D" in shape:
        return Unread(DateProblem.AMBIGUOUS, "the night after a day is of the next day or of both")
    return _found(day, clock, setting)


def _month_first(day: Day) -> Day:
    """Give a numeric date with its month before its day, where that is a date."""
    if day.day.day > _MONTHS:
        return day
    return day._replace(day=day.day.replace(month=day.day.day, day=day.day.month), rule="numeric:month day year")


def _contradicts(tokens: Tokens, shape: str, day: Day) -> bool:
    """Tell whether a weekday named beside the date, or within it, is another one.

    Beside means with no unknown word between. The short forms are also names of people: next to an unknown word
    they are not believed.
    """
    if "W" not in tokens.shape and "w" not in tokens.shape:
        return False
    start = shape.rfind("x", 0, day.start) + 1
    end = shape.find("x", day.end)
    end = len(shape) if end < 0 else end
    for at in range(start, end):
        letter = tokens.shape[at]
        believed = letter == "W" or (letter == "w" and not (at == start > 0))
        if believed and tokens.values[at] != day.day.weekday():
            return True
    return False


def _header(written: str, shape: str, day: Day, clock: Clock | None, *, other_calendar: bool) -> str:
    """Say what makes an unlabelled date no publish time: mostly it is the page's own clock. Empty where nothing does.

    What stands behind a word of another matter is of that. Page headers show the day of the visit: they say "today", or
    name the weekday with the Bangla date beside and no word for the Gregorian era, or are PHP's `l , F j Y`: a weekday
    and a month-first date without the comma that a person writes before the year.
    """
    before = shape[: day.start]
    if "O" in before:
        return "the date of something else"
    if "T" in before or "af" in before:
        return "today's date"
    if clock is None and "W" in written:
        if other_calendar and "e" not in shape:
            return "a header of two calendars"
        if (
            day.rule == "english:month day year"
            and "," not in written[day.start : day.end]
            and before.strip(",") == "W"
        ):
            return "a header's date"
    return ""


def _found(day: Day, clock: Clock | None, setting: Setting) -> Found:
    if clock is None:
        return Found(Moment(datetime.combine(day.day, _MIDNIGHT, setting.zone), "day"), day.rule)
    hour, minute, second, offset, _, _, rule = clock
    if setting.midnight_is_day and not (hour or minute or second):
        return Found(Moment(datetime.combine(day.day, _MIDNIGHT, setting.zone), "day"), day.rule)
    zone = setting.zone if offset is None else timezone(timedelta(minutes=offset))
    at = datetime.combine(day.day, time(hour, minute, second or 0), zone)
    return Found(Moment(at, "minute" if second is None else "second"), f"{day.rule}, {rule}")
