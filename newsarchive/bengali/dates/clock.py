"""Find the time of day in a string."""

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final, NamedTuple

from newsarchive.bengali.dates.model import DateProblem, ReadContext, RuleFailure
from newsarchive.bengali.dates.tokens import SHAPE_CACHE_SIZE, Tokens
from newsarchive.bengali.dates.words import DAY_PARTS, MERIDIEM_WORDS, PM, match_with_typo
from newsarchive.bengali.dates.zones import zone_of_name

_CLOCK: Final = re.compile(
    r"(?:(?P<zone_before>z)[,:f-]*+)?(?:(?P<before>[AP])[,:f]*+|(?<![,:f])[,:f]++|)"
    r"(?:"
    r"(?<![sdnyj]:)(?P<hour>[sd]):(?P<minute>d)(?::(?P<second>d)(?:\.[sdnyj])?)?(?!:[sdnyj])"  # ১০:৩০, ১০:৩০:১৫
    r"|(?P<fraction>c?)(?:"  # সাড়ে ("half past") before either
    r"(?P<ta>[sd])k(?:f?(?P<ta_minute>[sd](?=i)|d(?![:/.k-])))?"  # ১০টা, ১০টা ৩০ মিনিট
    r"|(?P<word>E))"  # দেড়টা (half past one), তিনটা (three o'clock), only with a meridiem
    r"|(?P<hundreds>[yj])(?=[hq])"  # ১৭৩১ ঘণ্টা
    r"|(?P<oclock>[sd])(?=q)"  # ১০ ঘটিকা
    # 10 am; the 05 of "02*05 pm" and of "1*:05 pm" is not an hour
    r"|(?<![sdny])(?<![sdny][x:/.,-])(?<![sdny][x,][x:/.,-])(?P<bare>[sd])(?=[.,]?A)"
    r"|(?<![sdnyj.])(?P<dotted>[sd])\.(?P<dotted_minute>d)(?![.:][sdnyj])"  # রাত ৯.৩০ (9.30 at night), only with a meridiem or right after a date
    r")"
    r"[kqhif.]*,?(?P<after>[AP])?"
    r"(?:[,f]*(?P<zone>Z\+[sd](?![sd:])|Z?\+(?:j|[sd]:d|d)|Z-(?:j|[sd](?::d)?)|-j(?![hq])|[Zz]))?"
)
# The groups that may contain the hour, each with the group of its minute.
_FORMS: Final = {
    "hour": "minute",
    "ta": "ta_minute",
    "word": None,
    "dotted": "dotted_minute",
    "hundreds": None,
    "oclock": None,
    "bare": None,
}
_ZONE_LABEL: Final = re.compile("[zZ][,f]*+:?")
_BROKEN: Final = re.compile(r"[sdn]:[sdn]|[sdny][x,]?[x:/.,-]?[sd][.,]?A")

# A clock before a meridiem that is joined to the next word is not a 24-hour clock.
_LONG_MERIDIEM_WORDS: Final = tuple(word for word in MERIDIEM_WORDS if len(word) >= 4)

# With more unknown words between it and the date, a clock belongs to other text, mostly a headline.
_MAX_UNKNOWN_WORDS: Final = 2
_LARGEST_OFFSET: Final = 14 * 60  # minutes; the offset of the Line Islands


class Clock(NamedTuple):
    """A time of day and its position in the shape.

    `offset`: as shown, in minutes east of Greenwich, None if none is. `zone`: the name of the zone if there is one and no offset.
    """

    hour: int
    minute: int
    second: int | None
    offset: int | None
    zone: str
    start: int
    end: int
    rule: str


class _ClockMatch(NamedTuple):
    """The position of a clock in a shape, and of its hour and optional elements (-1 if absent)."""

    start: int
    end: int
    form: str
    hour: int
    minute: int
    second: int
    fraction: int
    meridiems: tuple[int, ...]
    zone: tuple[int, int]
    zone_before: int


def find_clock(tokens: Tokens, shape: str, day_start: int, day_end: int) -> Clock | RuleFailure | None:
    """Return the time of day in a string, or the reason for none; None if there is no clock.

    The dates are masked in `shape`, so that a day is not read as an hour. The date is at day_start:day_end; a clock far
    from it is ignored. Two different clocks are ambiguous, and so is an hour that may be am or pm.
    """
    first: Clock | None = None
    for match in _clock_matches(shape):
        if not match.meridiems and (
            match.form == "word" or (match.form == "dotted" and not _directly_follows(shape, match, day_end))
        ):  # "three cases" is spelt as "three o'clock", and 9.30 may be anything
            continue
        if _unknown_words_between(shape, match, day_start, day_end) > _MAX_UNKNOWN_WORDS:
            shape = f"{shape[: match.start]}{'=' * (match.end - match.start)}{shape[match.end :]}"
            continue
        clock = _clock(tokens, shape, match)
        if isinstance(clock, RuleFailure):
            return clock
        if first and (clock.hour, clock.minute) != (first.hour, first.minute):
            return RuleFailure(DateProblem.AMBIGUOUS, "two times of day")
        first = first or clock
    if first is None and _BROKEN.search(shape):
        return RuleFailure(DateProblem.AMBIGUOUS, "a time of day with a missing or extra digit")
    if first and first.offset is None and not first.zone:
        return first._replace(zone=_zone_label(tokens, day_start))
    return first


def _zone_label(tokens: Tokens, end: int) -> str:
    """Return the name of a zone that is the label of a date, empty if there is none; the date begins at `end`.

    A phrase ("নিউইয়র্ক সময়", New York time) needs no sign. An abbreviation in Latin letters needs a colon, as ICT is also a section.
    """
    for label in _ZONE_LABEL.finditer(tokens.shape, 0, end):
        name = tokens.words[label.start()]
        if label[0][0] == "z" or ":" in label[0] or not name.isascii():
            return name
    return ""


@lru_cache(maxsize=SHAPE_CACHE_SIZE)
def _clock_matches(shape: str) -> tuple[_ClockMatch, ...]:
    return tuple(_clock_match(match) for match in _CLOCK.finditer(shape))


def _clock_match(match: re.Match[str]) -> _ClockMatch:
    form, minute = next((form, minute) for form, minute in _FORMS.items() if match[form])
    return _ClockMatch(
        *match.span(),
        form,
        match.start(form),
        match.start(minute) if minute else -1,
        match.start("second"),
        match.start("fraction") if match["fraction"] else -1,
        tuple(at for at in (match.start("before"), match.start("after")) if at >= 0),
        match.span("zone"),
        match.start("zone_before"),
    )


def _directly_follows(shape: str, match: _ClockMatch, day_end: int) -> bool:
    """True if a clock with two digits each directly follows the date: "০৯ মে ২০২২ ১৮.৪২" (9 May 2022 18.42)."""
    return shape[match.hour] == "d" and match.start >= day_end and not shape[day_end : match.start].strip(",f-")


def _unknown_words_between(shape: str, match: _ClockMatch, day_start: int, day_end: int) -> int:
    """Return the number of unknown words between a clock and the date."""
    if match.start >= day_end:
        return shape.count("x", day_end, match.start)
    return shape.count("x", match.end, day_start)


def _clock(tokens: Tokens, shape: str, match: _ClockMatch) -> Clock | RuleFailure:
    start, end, form, hour_at, minute_at, second_at, fraction_at, meridiems, zone, zone_before = match
    values = tokens.values
    hour = values[hour_at]
    minute = values[minute_at] if minute_at >= 0 else 0
    second = values[second_at] if second_at >= 0 else None
    if form == "hundreds":
        hour, minute = divmod(hour, 100)
    elif form == "word":  # the value of a word is in half hours
        hour, minute = hour // 2, hour % 2 * 30
    if hour > 23 or minute > 59 or (second or 0) > 59:
        return RuleFailure(DateProblem.NO_SUCH_TIME, f"no time {hour}:{minute:02}")
    if meridiems:
        hours = {_hour_of_day(hour, shape[at], values[at]) for at in meridiems}
        if len(hours) > 1 or None in hours:
            words = " and ".join(tokens.words[at] for at in meridiems)
            return RuleFailure(DateProblem.AMBIGUOUS, f"hour {hour} with {words}")
        hour = hours.pop() or 0
    else:
        ambiguity = _ambiguity(tokens, shape, match, hour)
        if ambiguity:
            return RuleFailure(DateProblem.AMBIGUOUS, ambiguity)
    if fraction_at >= 0:
        hour, minute = _add_minutes(hour, minute + values[fraction_at])
    offset = _offset(tokens, *zone) if zone[0] >= 0 else None
    if isinstance(offset, RuleFailure):
        return offset
    named_at = zone_before if zone[0] < 0 else zone[0]
    name = tokens.words[named_at] if offset is None and named_at >= 0 else ""
    return Clock(hour, minute, second, offset, name, start, end, "12-hour" if meridiems else "24-hour")


def local_time(clock: Clock, day: date, context: ReadContext) -> datetime | RuleFailure:
    """Return the instant of a clock on a day: with its offset, in the zone that it names, else in that of the outlet."""
    at = datetime.combine(day, time(clock.hour, clock.minute, clock.second or 0))
    zone: tzinfo | None = context.zone
    if clock.offset is not None:
        zone = timezone(timedelta(minutes=clock.offset))
    elif clock.zone:
        zone = zone_of_name(clock.zone, at, context.zone)
    if zone is None:
        return RuleFailure(DateProblem.UNKNOWN_ZONE, clock.zone)
    return at.replace(tzinfo=zone)


def _hour_of_day(shown: int, letter: str, value: int) -> int | None:
    """Return the hour of the day for an hour with a meridiem, None if the two contradict each other.

    A 24-hour clock with a meridiem is common ("১৫:২০ পিএম", 15:20 pm; "০০:১২ এএম", 00:12 am): the meridiem must agree,
    and changes nothing.
    """
    if letter == "P":
        hours = DAY_PARTS[value]
        return shown if shown in hours.values() and shown not in hours else hours.get(shown)
    if value == PM:
        return shown if shown >= 12 else shown + 12 if shown else None
    return shown % 12 if shown <= 12 else None


def _ambiguity(tokens: Tokens, shape: str, match: _ClockMatch, hour: int) -> str:
    """Return why an hour without a meridiem may be am or pm; empty if it is that of a 24-hour clock."""
    if not 1 <= hour <= 12:
        return ""
    if match.form in ("ta", "oclock"):
        return f"hour {hour} without am or pm"
    for at in (match.start - 1, match.end):
        if 0 <= at < len(shape) and shape[at] == "x":
            word = tokens.words[at]
            meridiem = match_with_typo(word, MERIDIEM_WORDS) or next(
                (known for known in _LONG_MERIDIEM_WORDS if word.startswith(known)), None
            )
            if not meridiem and at == len(shape) - 1:  # the string may have been truncated within the word
                meridiem = next((known for known in MERIDIEM_WORDS if known.startswith(word)), None)
            if meridiem:
                return f"{tokens.words[at]}, perhaps {meridiem}"
    return ""


def _add_minutes(hour: int, minutes: int) -> tuple[int, int]:
    """Return hour and minute of "half past", "quarter past" and "quarter to" an hour."""
    return divmod((hour * 60 + minutes) % 1440, 60)


def _offset(tokens: Tokens, start: int, end: int) -> int | RuleFailure | None:
    """Return the offset in the string, in minutes; None if it has only the name of a zone."""
    shape, values = tokens.shape[start:end], tokens.values[start:end]
    numbers = [value for letter, value in zip(shape, values, strict=True) if letter in "sdj"]
    if not numbers:
        return None
    hours, minutes = divmod(numbers[0], 100) if "j" in shape else (numbers[0], sum(numbers[1:]))
    total = hours * 60 + minutes
    if minutes > 59 or total > _LARGEST_OFFSET:
        return RuleFailure(DateProblem.NO_SUCH_TIME, f"no offset of {hours}:{minutes:02}")
    return -total if "-" in shape else total
