"""Which time of day a string names."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from newsarchive.bengali.dates.model import DateProblem, Unread
from newsarchive.bengali.dates.tokens import SHAPES, Tokens
from newsarchive.bengali.dates.words import MARKS, PERIODS, PM, ZONE_OF_OUTLET, nearly

_CLOCK: Final = re.compile(
    r"(?P<lead>[AP])?[,:f]*"
    r"(?:"
    r"(?<![sdnyj]:)(?P<hour>[sd]):(?P<minute>d)(?::(?P<second>d)(?:\.[sdnyj])?)?(?!:[sdnyj])"  # ১০:৩০, ১০:৩০:১৫
    r"|(?P<part>c?)(?:"  # সাড়ে ("half past") before either
    r"(?P<ta>[sd])k(?:f?(?P<ta_minute>[sd](?=i)|d(?![:/.k-])))?"  # ১০টা, ১০টা ৩০ মিনিট
    r"|(?P<word>E))"  # দেড়টা, তিনটা, only beside a mark
    r"|(?P<hundreds>[yj])(?=[hq])"  # ১৭৩১ ঘণ্টা
    r"|(?P<oclock>[sd])(?=q)"  # ১০ ঘটিকা
    # 10 am; the 05 of "02*05 pm" and of "1*:05 pm" is no hour
    r"|(?<![sdny])(?<![sdny][x:/.,-])(?<![sdny][x,][x:/.,-])(?P<bare>[sd])(?=[.,]?A)"
    r"|(?<![sdnyj.])(?P<dotted>[sd])\.(?P<dotted_minute>d)(?![.:][sdnyj])"  # রাত ৯.৩০, only beside a mark or right behind a date
    r")"
    r"[kqhif.]*,?(?P<trail>[AP])?"
    r"(?:[,f]*(?P<zone>Z\+[sd](?![sd:])|Z?\+(?:j|[sd]:d|d)|Z-(?:j|[sd](?::d)?)|-j(?![hq])|Z))?"
)
# The groups that an hour may be in, and the group of the minute beside it.
_FORMS: Final = {
    "hour": "minute",
    "ta": "ta_minute",
    "word": None,
    "dotted": "dotted_minute",
    "hundreds": None,
    "oclock": None,
    "bare": None,
}
_BROKEN: Final = re.compile(r"[sdn]:[sdn]|[sdny][x,]?[x:/.,-]?[sd][.,]?A")

# A mark with the next word glued on is no clock of 24 hours.
_LONG_MARKS: Final = tuple(mark for mark in MARKS if len(mark) >= 4)

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


class _Place(NamedTuple):
    """Where in a shape a clock stands: its stretch, and in it the hour and all else that it may have (-1: has not)."""

    start: int
    end: int
    form: str
    hour: int
    minute: int
    second: int
    part: int
    marks: tuple[int, ...]
    zone: tuple[int, int]


def find_clock(tokens: Tokens, shape: str, day_start: int, day_end: int) -> Clock | Unread | None:
    """Find the time of day in a string whose dates are masked in `shape`, so that a day is not read as an hour.

    The stretch day_start:day_end is that of the date: a clock far from it is another matter and not read. None
    where there is no clock. Two different clocks are ambiguous, and so is an hour that could be of either half of
    the day.
    """
    first: Clock | None = None
    for place in _places(shape):
        if not place.marks and (
            place.form == "word" or (place.form == "dotted" and not _is_right_behind(shape, place, day_end))
        ):  # "three cases" is spelt as "three o'clock", and 9.30 may be anything
            continue
        if _strangers(shape, place, day_start, day_end) > _MOST_STRANGERS:
            shape = f"{shape[: place.start]}{'=' * (place.end - place.start)}{shape[place.end :]}"
            continue
        clock = _clock(tokens, shape, place)
        if isinstance(clock, Unread):
            return clock
        if first and (clock.hour, clock.minute) != (first.hour, first.minute):
            return Unread(DateProblem.AMBIGUOUS, "two times of day")
        first = first or clock
    if first is None and _BROKEN.search(shape):
        return Unread(DateProblem.AMBIGUOUS, "a time of day with a digit too few or too many")
    return first


@lru_cache(maxsize=SHAPES)
def _places(shape: str) -> tuple[_Place, ...]:
    return tuple(_place(found) for found in _CLOCK.finditer(shape))


def _place(found: re.Match[str]) -> _Place:
    form, minute = next((form, minute) for form, minute in _FORMS.items() if found[form])
    return _Place(
        *found.span(),
        form,
        found.start(form),
        found.start(minute) if minute else -1,
        found.start("second"),
        found.start("part") if found["part"] else -1,
        tuple(at for at in (found.start("lead"), found.start("trail")) if at >= 0),
        found.span("zone"),
    )


def _is_right_behind(shape: str, place: _Place, day_end: int) -> bool:
    """Tell whether a clock of two digits each stands right behind the date: "০৯ মে ২০২২ ১৮.৪২" (9 May 2022)."""
    return shape[place.hour] == "d" and place.start >= day_end and not shape[day_end : place.start].strip(",f-")


def _strangers(shape: str, place: _Place, day_start: int, day_end: int) -> int:
    """Count the unknown words between a clock and the date."""
    if place.start >= day_end:
        return shape.count("x", day_end, place.start)
    return shape.count("x", place.end, day_start)


def _clock(tokens: Tokens, shape: str, place: _Place) -> Clock | Unread:
    start, end, form, hour_at, minute_at, second_at, part_at, marks, zone = place
    values = tokens.values
    hour = values[hour_at]
    minute = values[minute_at] if minute_at >= 0 else 0
    second = values[second_at] if second_at >= 0 else None
    if form == "hundreds":
        hour, minute = divmod(hour, 100)
    elif form == "word":  # its value counts halves
        hour, minute = hour // 2, hour % 2 * 30
    if hour > 23 or minute > 59 or (second or 0) > 59:
        return Unread(DateProblem.NO_SUCH_TIME, f"no time {hour}:{minute:02}")
    if marks:
        readings = {_hour(hour, shape[at], values[at]) for at in marks}
        if len(readings) > 1 or None in readings:
            return Unread(DateProblem.AMBIGUOUS, f"hour {hour} beside {' and '.join(tokens.words[at] for at in marks)}")
        meant = readings.pop() or 0
    else:
        doubt = _doubt(tokens, shape, place, hour)
        if doubt:
            return Unread(DateProblem.AMBIGUOUS, doubt)
        meant = hour
    if part_at >= 0:
        meant, minute = _part(meant, minute + values[part_at])
    offset = _offset(tokens, *zone) if zone[0] >= 0 else None
    if isinstance(offset, Unread):
        return offset
    return Clock(meant, minute, second, offset, start, end, "12-hour" if marks else "24-hour")


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


def _doubt(tokens: Tokens, shape: str, place: _Place, hour: int) -> str:
    """Say why an hour without a mark could be of the other half of the day; empty where it is of a 24-hour clock."""
    if not 1 <= hour <= 12:
        return ""
    if place.form in ("ta", "oclock"):
        return f"hour {hour} of either half of the day"
    for at in (place.start - 1, place.end):
        if 0 <= at < len(shape) and shape[at] == "x":
            word = tokens.words[at]
            meant = nearly(word, MARKS) or next((mark for mark in _LONG_MARKS if word.startswith(mark)), None)
            if not meant and at == len(shape) - 1:  # the string, or its page, may have been cut off within the mark
                meant = next((mark for mark in MARKS if mark.startswith(word)), None)
            if meant:
                return f"{tokens.words[at]}, perhaps {meant}"
    return ""


def _part(hour: int, part: int) -> tuple[int, int]:
    """Give hour and minute of "half past", "quarter past" and "quarter to" an hour."""
    return divmod((hour * 60 + part) % 1440, 60)


def _offset(tokens: Tokens, start: int, end: int) -> int | Unread | None:
    """Give the offset that the string names, in minutes; None for the outlet's own zone."""
    shape, values = tokens.shape[start:end], tokens.values[start:end]
    numbers = [value for letter, value in zip(shape, values, strict=True) if letter in "sdj"]
    if not numbers:
        return None if values[0] == ZONE_OF_OUTLET else values[0]
    hours, minutes = divmod(numbers[0], 100) if "j" in shape else (numbers[0], sum(numbers[1:]))
    total = hours * 60 + minutes
    if minutes > 59 or total > _LARGEST_OFFSET:
        return Unread(DateProblem.NO_SUCH_TIME, f"no offset of {hours}:{minutes:02}")
    return -total if "-" in shape else total
