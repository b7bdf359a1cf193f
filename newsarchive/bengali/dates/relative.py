"""Times told from the moment of reading: "২ ঘণ্টা আগে" (2 hours ago), "গতকাল, ১০:৩০" (yesterday), "এইমাত্র" (just now)."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from newsarchive.bengali.dates.clock import find_clock
from newsarchive.bengali.dates.model import DateProblem, Found, Moment, Precision, Setting, Unread
from newsarchive.bengali.dates.tokens import Tokens
from newsarchive.bengali.dates.words import DAY, HOUR, MINUTE, SECOND, WEEK, YEAR

RULE: Final = "relative"

_AGO: Final = re.compile("(?:c?[Nsdn][f,]*[uhi][f,]*)+g")
_QUANTITY: Final = re.compile("(?P<part>c?)(?P<number>[Nsdn])[f,]*(?P<unit>[uhi])")
_NAMED_DAY: Final = re.compile("[TR]")
_SECONDS: Final = {SECOND: 1, MINUTE: 60, HOUR: 3600}
_MOST_STRANGERS: Final = 2  # "নিজস্ব প্রতিবেদক ৫ মিনিট আগে" has a byline; more words are a sentence
_LARGEST: Final = 100_000  # of any unit


def read_relative(tokens: Tokens, shape: str, setting: Setting) -> Found | Unread | None:
    """Read a relative time; None where the string holds none.

    The moment is the fetch time less what is told. It has minute precision where minutes, hours or seconds are told
    ("২ দিন ১১ ঘন্টা আগে" too), day precision for days and longer units alone and for a day's name without a clock.
    Months and years are those of the calendar; the day that a shorter month does not have is its last. "কিছুক্ষণ
    আগে" (a while ago) is imprecise.
    """
    strangers = shape.count("x")
    if "K" in shape and "g" in shape and strangers <= _MOST_STRANGERS:
        return Unread(DateProblem.IMPRECISE, "no number is told")
    ago = _AGO.search(shape)
    if ago and strangers <= _MOST_STRANGERS:
        return _ago(tokens, ago, shape, setting)
    if strangers:
        return None  # a sentence that holds the word "today"
    day = _NAMED_DAY.search(shape)
    if day:
        return _named_day(tokens, shape, day.start(), setting)
    if "J" in shape:
        return _minute(setting, timedelta(0))
    return None


def _ago(tokens: Tokens, ago: re.Match[str], shape: str, setting: Setting) -> Found | Unread:
    exact = timedelta(0)
    days = months = 0
    smallest = YEAR
    for found in _QUANTITY.finditer(ago[0]):
        at = ago.start()
        unit = tokens.values[at + found.start("unit")]
        halves = tokens.values[at + found.start("number")] * (1 if found["number"] == "N" else 2)
        part = tokens.values[at + found.start("part")] if found["part"] else 0
        smallest = min(smallest, unit)
        if halves > _LARGEST:
            return Unread(DateProblem.NO_SUCH_TIME, "too long ago")
        if unit in _SECONDS:
            exact += timedelta(seconds=_SECONDS[unit] * halves / 2 + _SECONDS[unit] * part / 60)
        elif halves % 2 or part:
            return Unread(DateProblem.IMPRECISE, "a part of a day or more")
        elif unit in (DAY, WEEK):
            days += halves // 2 * (7 if unit == WEEK else 1)
        else:
            months += halves // 2 * (12 if unit == YEAR else 1)
    if smallest <= HOUR:
        return _minute(setting, exact, days, months)
    clock_shape = f"{shape[: ago.start()]}{'=' * len(ago[0])}{shape[ago.end() :]}"
    return _on_day(tokens, clock_shape, ago.span(), days, months, setting)


def _minute(setting: Setting, exact: timedelta, days: int = 0, months: int = 0) -> Found | Unread:
    if setting.fetched_at is None:
        return Unread(DateProblem.NO_FETCH_TIME)
    local = setting.fetched_at.astimezone(setting.zone)
    try:
        if days or months:
            local = datetime.combine(_earlier(local.date(), days, months), local.timetz())
        at = (local.astimezone(UTC) - exact).astimezone(setting.zone)
    except (OverflowError, ValueError):
        return Unread(DateProblem.NO_SUCH_TIME, "before the first year")
    return Found(Moment(at.replace(second=0, microsecond=0), "minute", is_relative=True), RULE)


def _named_day(tokens: Tokens, shape: str, at: int, setting: Setting) -> Found | Unread:
    """Read today, yesterday and the day before, with a clock or without."""
    if tokens.shape[at] == "T" and "W" in shape and ":" not in shape and "k" not in shape:
        return Unread(DateProblem.NOT_A_PUBLISH_TIME, "the page's own day")
    return _on_day(tokens, shape, (at, at + 1), tokens.values[at], 0, setting)


def _on_day(
    tokens: Tokens, shape: str, span: tuple[int, int], days: int, months: int, setting: Setting
) -> Found | Unread:
    clock = find_clock(tokens, shape, *span)
    if isinstance(clock, Unread):
        return clock
    if setting.fetched_at is None:
        return Unread(DateProblem.NO_FETCH_TIME)
    try:
        day = _earlier(setting.fetched_at.astimezone(setting.zone).date(), days, months)
    except (OverflowError, ValueError):
        return Unread(DateProblem.NO_SUCH_TIME, "before the first year")
    if any(tokens.values[place] != day.weekday() for place, letter in enumerate(shape) if letter == "W"):
        return Unread(DateProblem.WEEKDAY_CONTRADICTS, f"{day} is another weekday")
    if clock is None:
        return Found(Moment(datetime.combine(day, time(), setting.zone), "day", is_relative=True), RULE)
    at = time(clock.hour, clock.minute, clock.second or 0)
    precision: Precision = "minute" if clock.second is None else "second"
    return Found(Moment(datetime.combine(day, at, setting.zone), precision, is_relative=True), RULE)


def _earlier(day: date, days: int, months: int) -> date:
    """Count back on the calendar: first the months, then the days."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    earlier = day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))
    return earlier - timedelta(days=days)
