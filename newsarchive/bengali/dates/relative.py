"""Times relative to the fetch: "২ ঘণ্টা আগে" (2 hours ago), "গতকাল, ১০:৩০" (yesterday), "এইমাত্র" (just now)."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from newsarchive.bengali.dates.clock import find_clock, local_time
from newsarchive.bengali.dates.model import DateProblem, Precision, ReadContext, ReadTime, RuleFailure, RuleTime
from newsarchive.bengali.dates.tokens import Tokens
from newsarchive.bengali.dates.words import DAY, HOUR, MINUTE, SECOND, WEEK, YEAR

RULE: Final = "relative"

_AGO: Final = re.compile("(?:c?[Nsdn][f,]*[uhi][f,]*)+g")
_QUANTITY: Final = re.compile("(?P<fraction>c?)(?P<number>[Nsdn])[f,]*(?P<unit>[uhi])")
_NAMED_DAY: Final = re.compile("[TR]")
_PRECISIONS: Final[dict[int, Precision]] = {SECOND: "second", MINUTE: "minute", HOUR: "hour"}
_SECONDS: Final = {SECOND: 1, MINUTE: 60, HOUR: 3600}
# "নিজস্ব প্রতিবেদক ৫ মিনিট আগে" (own correspondent, 5 minutes ago) has a byline; more words are a sentence.
_MAX_UNKNOWN_WORDS: Final = 2
_LARGEST: Final = 100_000  # of any unit


def read_relative(tokens: Tokens, shape: str, context: ReadContext) -> RuleTime | RuleFailure | None:
    """Return the time of a relative expression, or the reason for none; None if the string contains no such expression.

    The time is the fetch time minus the quantities in the string. Its precision is their smallest unit (an hour in "২ দিন
    ১১ ঘন্টা আগে", 2 days 11 hours ago), a day for longer units and for a named day without a clock, a minute for "just
    now". Months and years are those of the calendar; a day that a shorter month does not have
    becomes its last. "কিছুক্ষণ আগে" (a while ago) is imprecise.
    """
    unknown_words = shape.count("x")
    if "K" in shape and "g" in shape and unknown_words <= _MAX_UNKNOWN_WORDS:
        return RuleFailure(DateProblem.IMPRECISE, "no number is given")
    ago = _AGO.search(shape)
    if ago and unknown_words <= _MAX_UNKNOWN_WORDS:
        return _ago(tokens, ago, shape, context)
    if unknown_words:
        return None  # a sentence with the word "today"
    day = _NAMED_DAY.search(shape)
    if day:
        return _named_day(tokens, shape, day.start(), context)
    if "J" in shape:
        return _exact(context, timedelta(0), "minute")
    return None


def _ago(tokens: Tokens, ago: re.Match[str], shape: str, context: ReadContext) -> RuleTime | RuleFailure:
    exact = timedelta(0)
    days = months = 0
    smallest = YEAR
    for quantity in _QUANTITY.finditer(ago[0]):
        at = ago.start()
        unit = tokens.values[at + quantity.start("unit")]
        halves = tokens.values[at + quantity.start("number")] * (1 if quantity["number"] == "N" else 2)
        fraction = tokens.values[at + quantity.start("fraction")] if quantity["fraction"] else 0
        smallest = min(smallest, unit)
        if halves > _LARGEST:
            return RuleFailure(DateProblem.NO_SUCH_TIME, "too long ago")
        if unit in _SECONDS:
            exact += timedelta(seconds=_SECONDS[unit] * halves / 2 + _SECONDS[unit] * fraction / 60)
        elif halves % 2 or fraction:
            return RuleFailure(DateProblem.IMPRECISE, "a fraction of a day or longer unit")
        elif unit in (DAY, WEEK):
            days += halves // 2 * (7 if unit == WEEK else 1)
        else:
            months += halves // 2 * (12 if unit == YEAR else 1)
    if smallest <= HOUR:
        return _exact(context, exact, _PRECISIONS[smallest], days, months)
    clock_shape = f"{shape[: ago.start()]}{'=' * len(ago[0])}{shape[ago.end() :]}"
    return _on_day(tokens, clock_shape, ago.span(), days, months, context)


def _exact(
    context: ReadContext, exact: timedelta, precision: Precision, days: int = 0, months: int = 0
) -> RuleTime | RuleFailure:
    """Return the fetch time minus an exact time and whole days and months; seconds are 0 unless they are shown."""
    if context.fetched_at is None:
        return RuleFailure(DateProblem.NO_FETCH_TIME)
    local = context.fetched_at.astimezone(context.zone)
    try:
        if days or months:
            local = datetime.combine(_earlier(local.date(), days, months), local.timetz())
        at = (local.astimezone(UTC) - exact).astimezone(context.zone)
    except (OverflowError, ValueError):
        return RuleFailure(DateProblem.NO_SUCH_TIME, "before the first year")
    at = at.replace(microsecond=0) if precision == "second" else at.replace(second=0, microsecond=0)
    return RuleTime(ReadTime(at, precision, is_relative=True), RULE)


def _named_day(tokens: Tokens, shape: str, at: int, context: ReadContext) -> RuleTime | RuleFailure:
    """Return the time of today, yesterday or the day before, with or without a clock."""
    if tokens.shape[at] == "T" and "W" in shape and ":" not in shape and "k" not in shape:
        return RuleFailure(DateProblem.NOT_A_PUBLISH_TIME, "today's date in a page header")
    return _on_day(tokens, shape, (at, at + 1), tokens.values[at], 0, context)


def _on_day(
    tokens: Tokens, shape: str, span: tuple[int, int], days: int, months: int, context: ReadContext
) -> RuleTime | RuleFailure:
    clock = find_clock(tokens, shape, *span)
    if isinstance(clock, RuleFailure):
        return clock
    if context.fetched_at is None:
        return RuleFailure(DateProblem.NO_FETCH_TIME)
    try:
        day = _earlier(context.fetched_at.astimezone(context.zone).date(), days, months)
    except (OverflowError, ValueError):
        return RuleFailure(DateProblem.NO_SUCH_TIME, "before the first year")
    if any(tokens.values[at] != day.weekday() for at, letter in enumerate(shape) if letter == "W"):
        return RuleFailure(DateProblem.WEEKDAY_CONTRADICTS, f"{day} is not the weekday shown")
    if clock is None:
        return RuleTime(ReadTime(datetime.combine(day, time(), context.zone), "day", is_relative=True), RULE)
    at = local_time(clock, day, context)
    if isinstance(at, RuleFailure):
        return at
    return RuleTime(ReadTime(at, "minute" if clock.second is None else "second", is_relative=True), RULE)


def _earlier(day: date, days: int, months: int) -> date:
    """Return the day that lies the given months, then days, before another."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    earlier = day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))
    return earlier - timedelta(days=days)
