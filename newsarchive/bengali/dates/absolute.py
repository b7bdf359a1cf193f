"""Read one segment of a string, without its labels, to a time."""

import re
from datetime import datetime, time
from typing import Final

from newsarchive.bengali.dates.clock import Clock, find_clock, local_time
from newsarchive.bengali.dates.day import Day, find_days, mask, mask_other_calendars
from newsarchive.bengali.dates.model import DateProblem, ReadContext, ReadTime, RuleFailure, RuleTime
from newsarchive.bengali.dates.relative import read_relative
from newsarchive.bengali.dates.tokens import Tokens

_MIDNIGHT: Final = time()
_MONTHS: Final = 12
# Drupal's format unless a site sets another, "D, m/d/Y - H:i": its short weekday shows whether the month comes first.
_DRUPAL: Final = re.compile("w,[sd]/[sd]/y-[sd]:d")


def read_segment(tokens: Tokens, *, has_label: bool, context: ReadContext) -> RuleTime | RuleFailure | None:
    """Return the time in a segment of a string, or the reason for none; None if it contains nothing like a time.

    `has_label`: a label precedes the segment. Without one, the page's own clock (the day of the visit, often in two
    calendars) is not a publish time.
    """
    shape = mask_other_calendars(tokens.shape)
    other_calendar = "=" in shape
    days = find_days(tokens, shape)
    if days is None:
        if other_calendar:
            return RuleFailure(DateProblem.NOT_A_PUBLISH_TIME, "only a date of another calendar")
        return read_relative(tokens, shape, context)
    if isinstance(days, RuleFailure):
        return days
    day = _drupal_day(tokens, shape, days[0])
    for other in days:
        shape = mask(shape, other.start, other.end)
    if any(_weekday_contradicts(tokens, shape, other) for other in (day, *days[1:])):
        return RuleFailure(DateProblem.WEEKDAY_CONTRADICTS, f"{day.day} is not the weekday shown")
    clock = find_clock(tokens, shape, day.start, day.end)
    if isinstance(clock, RuleFailure):
        return clock
    if not has_label:
        header = _header_reason(tokens.shape, shape, day, clock, other_calendar=other_calendar)
        if header:
            return RuleFailure(DateProblem.NOT_A_PUBLISH_TIME, header)
    if "D" in shape:
        return RuleFailure(DateProblem.AMBIGUOUS, "the night after a day may belong to either day")
    return _combine(day, clock, context)


def _drupal_day(tokens: Tokens, shape: str, day: Day) -> Day:
    """Return the date, read month first if it has Drupal's format and its weekday and month allow it."""
    if not _DRUPAL.search(tokens.shape) or not _weekday_contradicts(tokens, shape, day) or day.day.day > _MONTHS:
        return day
    return day._replace(day=day.day.replace(month=day.day.day, day=day.day.month), rule="numeric:month day year")


def _weekday_contradicts(tokens: Tokens, shape: str, day: Day) -> bool:
    """True if a weekday next to the date, or within it, is not that of the date.

    Next to means with no unknown word between. The short forms are also names of people: next to an unknown word they
    are ignored.
    """
    if "W" not in tokens.shape and "w" not in tokens.shape:
        return False
    start = shape.rfind("x", 0, day.start) + 1
    end = shape.find("x", day.end)
    end = len(shape) if end < 0 else end
    for at in range(start, end):
        letter = tokens.shape[at]
        is_weekday = letter == "W" or (letter == "w" and not (at == start > 0))
        if is_weekday and tokens.values[at] != day.day.weekday():
            return True
    return False


def _header_reason(full_shape: str, shape: str, day: Day, clock: Clock | None, *, other_calendar: bool) -> str:
    """Return why a date without label is not a publish time, mostly because it is the page's own clock; empty if it may be one.

    A date after a word for another event belongs to that event. Page headers show the day of the visit: they contain
    "today", or the weekday and the Bangla date without a word for the Gregorian era, or follow PHP's `l , F j Y`: a
    weekday and a month-first date without the comma that people write before the year.
    """
    before = shape[: day.start]
    if "O" in before:
        return "the date of another event"
    if "T" in before or "af" in before:
        return "today's date"
    if clock is None and "W" in full_shape:
        if other_calendar and "e" not in shape:
            return "a page header in two calendars"
        if (
            day.rule == "english:month day year"
            and "," not in full_shape[day.start : day.end]
            and before.strip(",") == "W"
        ):
            return "the date of a page header"
    return ""


def _combine(day: Day, clock: Clock | None, context: ReadContext) -> RuleTime | RuleFailure:
    """Return the time of a date and its clock, or the reason for none."""
    if clock is None:
        return RuleTime(ReadTime(datetime.combine(day.day, _MIDNIGHT, context.zone), "day"), day.rule)
    if context.midnight_is_day and not (clock.hour or clock.minute or clock.second):
        return RuleTime(ReadTime(datetime.combine(day.day, _MIDNIGHT, context.zone), "day"), day.rule)
    at = local_time(clock, day.day, context)
    if isinstance(at, RuleFailure):
        return at
    return RuleTime(ReadTime(at, "minute" if clock.second is None else "second"), f"{day.rule}, {clock.rule}")
