"""Which time of day a string names."""

import re
from typing import Final, NamedTuple

from newsarchive.bengali.dates.model import DateProblem, Unread
from newsarchive.bengali.dates.tokens import Tokens
from newsarchive.bengali.dates.words import MARKS, PERIODS, PM, ZONE_OF_OUTLET, nearly

_CLOCK: Final = re.compile(
    r"(?P<lead>[AP]?)[,:f]*"
    r"(?:"
    r"(?<![sdnyj]:)(?P<hour>[sd]):(?P<minute>d)(?::(?P<second>d)(?:\.[sdnyj])?)?(?!:[sdnyj])"  # ১০:৩০, ১০:৩০:১৫
    r"|(?P<part>c?)(?P<ta>[sd])k(?:f?(?P<ta_minute>[sd](?=i)|d(?![:/.k-])))?"  # ১০টা, ১০টা ৩০ মিনিট, সাড়ে ১০টা
    r"|(?P<hundreds>[yj])(?=[hq])"  # ১৭৩১ ঘণ্টা
    r"|(?P<oclock>[sd])(?=q)"  # ১০ ঘটিকা
    r"|(?P<bare>[sd])(?=[.,]?A)"  # 10 am
    r"|(?<![sdnyj.])(?P<dotted>[sd])\.(?P<dotted_minute>d)(?![.:][sdnyj])"  # রাত ৯.৩০, only beside a mark
    r")"
    r"[kqhif.]*,?(?P<trail>[AP]?)"
    r"(?:[,f]*(?P<zone>Z?\+(?:j|[sd]:d|d)|Z-(?:j|[sd](?::d)?)|-j(?![hq])|Z))?"
)
_BROKEN: Final = re.compile(r"[sdn]:[sdn]")

# A clock with more unknown words than this between it and the date belongs to something else, a headline mostly.
_MOST_STRANGERS: Final = 2
_LARGEST_OFFSET: Final = 14 * 60  # minutes; the line islands


class Clock(NamedTuple):
    """A time of day and where in the shape it stands; `offset` in minutes east of Greenwich, None for the outlet's zone."""

    hour: int
    minute: int
    second: int | None
    offset: int | None
    start: int
    end: int
    rule: str


def find_clock(tokens: Tokens, shape: str, day_start: int, day_end: int) -> Clock | Unread | None:
    """Find the time of day in a string whose dates are masked in `shape`, so that a day is not read as an hour.

    The stretch day_start:day_end is that of the date: a clock far from it is another matter and not read. None
    where there is no clock. Two different clocks are ambiguous, and so is an hour that could be of either half of
    the day.
    """
    first: Clock | None = None
    for found in _CLOCK.finditer(shape):
        marked = bool(found["lead"] or found["trail"])
        if found["dotted"] and not marked:
            continue
        if _strangers(shape, found, day_start, day_end) > _MOST_STRANGERS:
            shape = f"{shape[: found.start()]}{'=' * len(found[0])}{shape[found.end() :]}"
            continue
        clock = _clock(tokens, shape, found)
        if isinstance(clock, Unread):
            return clock
        if first and (clock.hour, clock.minute) != (first.hour, first.minute):
            return Unread(DateProblem.AMBIGUOUS, "two times of day")
        first = first or clock
    if first is None and _BROKEN.search(shape):
        return Unread(DateProblem.AMBIGUOUS, "a time of day with a digit too few or too many")
    return first


def _strangers(shape: str, found: re.Match[str], day_start: int, day_end: int) -> int:
    """Count the unknown words between a clock and the date."""
    if found.start() >= day_end:
        return shape.count("x", day_end, found.start())
    return shape.count("x", found.end(), day_start)


def _clock(tokens: Tokens, shape: str, found: re.Match[str]) -> Clock | Unread:
    hour, minute, second = _digits(tokens, found)
    if hour > 23 or minute > 59 or (second or 0) > 59:
        return Unread(DateProblem.NO_SUCH_TIME, f"no time {hour}:{minute:02}")
    marks = [found.start(name) for name in ("lead", "trail") if found[name]]
    if marks:
        readings = {_hour(hour, shape[at], tokens.values[at]) for at in marks}
        if len(readings) > 1 or None in readings:
            return Unread(DateProblem.AMBIGUOUS, f"hour {hour} beside {' and '.join(tokens.words[at] for at in marks)}")
        meant = readings.pop()
    else:
        doubt = _doubt(tokens, shape, found, hour)
        if doubt:
            return Unread(DateProblem.AMBIGUOUS, doubt)
        meant = hour
    if found["part"]:
        meant, minute = _part(meant or 0, tokens.values[found.start("part")])
    offset = _offset(tokens, found)
    if isinstance(offset, Unread):
        return offset
    return Clock(meant or 0, minute, second, offset, found.start(), found.end(), "12-hour" if marks else "24-hour")


def _digits(tokens: Tokens, found: re.Match[str]) -> tuple[int, int, int | None]:
    """Give hour, minute and second as shown."""
    values = tokens.values
    if found["hour"]:
        second = values[found.start("second")] if found["second"] else None
        return values[found.start("hour")], values[found.start("minute")], second
    if found["hundreds"]:
        return *divmod(values[found.start("hundreds")], 100), None
    for hour, minute in (("ta", "ta_minute"), ("dotted", "dotted_minute")):
        if found[hour]:
            return values[found.start(hour)], values[found.start(minute)] if found[minute] else 0, None
    return values[found.start("oclock" if found["oclock"] else "bare")], 0, None


def _hour(shown: int, letter: str, value: int) -> int | None:
    """Give the hour of the day beside a mark, None where the two contradict.

    A 24-hour clock with a mark beside it is common ("১৫:২০ পিএম", "০০:১২ এএম"): the mark must agree, and changes
    nothing.
    """
    if letter == "P":
        period = PERIODS[value]
        return shown if shown in period.values() and shown not in period else period.get(shown)
    if value == PM:
        return shown if shown >= 12 else shown + 12 if shown else None
    return shown % 12 if shown <= 12 else None


def _doubt(tokens: Tokens, shape: str, found: re.Match[str], hour: int) -> str:
    """Say why an hour without a mark could be of the other half of the day; empty where it is of a 24-hour clock."""
    if not 1 <= hour <= 12:
        return ""
    if found["ta"] or found["oclock"]:
        return f"hour {hour} of either half of the day"
    for at in (found.start() - 1, found.end()):
        if 0 <= at < len(shape) and shape[at] == "x":
            meant = nearly(tokens.words[at], MARKS)
            if meant:
                return f"{tokens.words[at]}, perhaps {meant}"
    return ""


def _part(hour: int, part: int) -> tuple[int, int]:
    """Give hour and minute of "half past", "quarter past" and "quarter to" an hour."""
    return divmod((hour * 60 + part) % 1440, 60)


def _offset(tokens: Tokens, found: re.Match[str]) -> int | Unread | None:
    """Give the offset that the string names, in minutes."""
    start, end = found.span("zone")
    if start < 0:
        return None
    shape, values = tokens.shape[start:end], tokens.values[start:end]
    numbers = [value for letter, value in zip(shape, values, strict=True) if letter in "sdj"]
    if not numbers:
        return None if values[0] == ZONE_OF_OUTLET else values[0]
    hours, minutes = divmod(numbers[0], 100) if "j" in shape else (numbers[0], sum(numbers[1:]))
    total = hours * 60 + minutes
    if minutes > 59 or total > _LARGEST_OFFSET:
        return Unread(DateProblem.NO_SUCH_TIME, f"no offset of {hours}:{minutes:02}")
    return -total if "-" in shape else total
