"""Numbers, days and times as each language writes them. Pure."""

from datetime import date, datetime
from typing import Final

from newsarchive.bengali.calendar import to_bangla
from newsarchive.bengali.digits import to_bengali
from newsarchive.web.language import Language

_ENGLISH: Final = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
_BENGALI: Final = "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর".split()
_MONTHS: Final[dict[Language, list[str]]] = {"bn": _BENGALI, "en": _ENGLISH}
# From which hour on each part of the day is called so: night, dawn, morning, noon, afternoon, evening, night.
_PARTS: Final = ((0, "রাত"), (4, "ভোর"), (6, "সকাল"), (12, "দুপুর"), (15, "বিকেল"), (18, "সন্ধ্যা"), (20, "রাত"))
_BANGLADESH: Final = 360  # minutes east of UTC: the Bangla calendar of West Bengal follows no rule


def digits(text: str, language: Language) -> str:
    """Return a text with the digits of a language."""
    return to_bengali(text) if language == "bn" else text


def number(value: int, language: Language) -> str:
    """Return a whole number: ১২,৩৪,৫৬৭ in lakhs in Bengali, 1,234,567 in English."""
    if language == "en":
        return f"{value:,}"
    head, tail = str(abs(value))[:-3], str(abs(value))[-3:]
    groups = [head[max(end - 2, 0) : end] for end in range(len(head), 0, -2)][::-1]
    return to_bengali(("-" if value < 0 else "") + ",".join([*groups, tail]))


def decimal(value: float, language: Language, places: int = 1) -> str:
    """Return a number rounded to some places: ১,২৩,৪৫৬.৭ in Bengali, 123,456.7 in English."""
    whole, point, rest = f"{abs(value):.{places}f}".partition(".")
    return ("-" if value < 0 else "") + number(int(whole), language) + point + digits(rest, language)


def day(value: date, language: Language) -> str:
    """Return a day: ২৯ নভেম্বর ২০২৬, 29 November 2026."""
    return digits(f"{value.day} {_MONTHS[language][value.month - 1]} {value.year}", language)


def month(value: str, language: Language) -> str:
    """Return a month that is written as 2026-11: নভেম্বর ২০২৬, November 2026."""
    return digits(f"{_MONTHS[language][int(value[5:7]) - 1]} {value[:4]}", language)


def instant(at: datetime, precision: str | None, language: Language) -> str:
    """Return an instant in its own offset, as precise as it is known: the day alone, or with the time and the offset."""
    shown = day(at, language)
    if precision == "day":
        return shown
    return f"{shown}, {clock(at, precision, language)} ({zone(at, language)})"


def clock(at: datetime, precision: str | None, language: Language) -> str:
    """Return the time of the day: সকাল ৮:০৫ in Bengali, 08:05 in English. `precision` hour: without minutes."""
    if language == "en":
        return f"{at:%H}:00" if precision == "hour" else f"{at:%H:%M:%S}" if precision == "second" else f"{at:%H:%M}"
    part = [name for hour, name in _PARTS if hour <= at.hour][-1]
    minutes = "টা" if precision == "hour" else f":{at:%M:%S}" if precision == "second" else f":{at:%M}"
    return to_bengali(f"{part} {at.hour % 12 or 12}{minutes}")


def zone(at: datetime, language: Language) -> str:
    """Return the offset of an instant: UTC+6, UTC+5:30."""
    minutes = _offset(at)
    hours, rest = divmod(abs(minutes), 60)
    east = f"{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}" if minutes else ""
    return digits(f"{'ইউটিসি' if language == 'bn' else 'UTC'}{east}", language)


def shortened(text: str, most: int) -> str:
    """Return a text of at most `most` characters, cut after a word and with an ellipsis if it is longer; its first word is never cut."""
    if len(text) <= most:
        return text
    words = text[: max(most, 0)].rsplit(maxsplit=1)
    head = words[0] if len(words) > 1 else text.split(maxsplit=1)[0]
    return head if head == text else f"{head}…"


def bangla_day(at: datetime) -> str | None:
    """Return the day of the Bangla calendar in Bangladesh, None at another offset or before its rule."""
    if _offset(at) != _BANGLADESH:
        return None
    try:
        return str(to_bangla(at.date()))
    except ValueError:
        return None


def _offset(at: datetime) -> int:
    east = at.utcoffset()
    return round(east.total_seconds() / 60) if east else 0
