"""Dates in the formats of programs: mail and feeds with a year of two digits (RFC 822), the date of Unix and Java with the year behind the clock."""

import re
from typing import Final

from newsarchive.bengali.dates.zones import ABBREVIATIONS

_WEEKDAYS: Final = "(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
_MONTHS: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_CLOCK: Final = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
_ZONE: Final = f"(?:[+-][0-9]{{2}}:?[0-9]{{2}}|{'|'.join(name for name in ABBREVIATIONS.split() if name.isascii())})"
_MAIL: Final = re.compile(
    f"(?P<weekday>{_WEEKDAYS},? {{1,3}})?(?P<day>[0-9]{{1,2}}[ -]{_MONTHS}[ -])(?P<year>[0-9]{{2}})"
    f"(?P<clock> {{1,3}}{_CLOCK})(?P<zone> {{1,3}}{_ZONE})?"
)
_UNIX: Final = re.compile(
    f"(?P<day>{_WEEKDAYS} {_MONTHS} {{1,3}}[0-9]{{1,2}}) (?P<clock>{_CLOCK}(?: [ap]m)?)"
    "(?P<zone>(?: (?:gmt|utc)[+-][0-9]{1,2}(?::?[0-9]{2})?| [a-z]{1,5}| [+-][0-9]{2}:?[0-9]{2})?) (?P<year>[0-9]{4})"
)
_CENTURY: Final = 50  # RFC 2822: smaller years are of this century


def in_usual_order(text: str) -> str:
    """Return a date of a program with a year of four digits before its clock, any other text unchanged. `text` comes from `prepare`.

    A year of two digits is one only with the weekday or the zone that the format has: "01 Aug 17 13:26" may be the 17th.
    """
    mail = _MAIL.fullmatch(text)
    if mail and (mail["weekday"] or mail["zone"]):
        century = "20" if int(mail["year"]) < _CENTURY else "19"
        return f"{mail['weekday'] or ''}{mail['day']}{century}{mail['year']}{mail['clock']}{mail['zone'] or ''}"
    unix = _UNIX.fullmatch(text)
    return f"{unix['day']} {unix['year']} {unix['clock']}{unix['zone']}" if unix else text
