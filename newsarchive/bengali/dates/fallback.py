"""The last resort: dateparser, on strings that no own rule knows."""

from datetime import datetime
from typing import Final

from newsarchive.bengali.dates.model import DateProblem, Found, Moment, Setting, Unread
from newsarchive.bengali.dates.tokens import Tokens, tokenise
from newsarchive.bengali.digits import to_ascii

RULE: Final = "dateparser"

_LONGEST: Final = 80  # characters; nothing longer is a date and little else, and its cost grows with the length
_SETTINGS: Final = {
    "DATE_ORDER": "DMY",
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "RETURN_AS_TIMEZONE_AWARE": True,
    "PARSERS": ["absolute-time"],  # relative times are ours, and the others guess
}


def ask_dateparser(text: str, setting: Setting) -> Found | Unread | None:
    """Ask dateparser, in Bengali and English, strictly. None unless day, month and year of its answer stand in the string.

    `text` is prepared. The import takes 0.3 s, so it happens when a string needs it.
    """
    tokens = tokenise(text)
    if len(text) > _LONGEST or "y" not in tokens.shape or _has_unknown_bengali(tokens):
        return None
    import dateparser

    try:
        at = dateparser.parse(
            to_ascii(text), languages=["bn", "en"], settings={**_SETTINGS, "TIMEZONE": setting.zone.key}
        )
    except (ValueError, OverflowError, TypeError, AttributeError, KeyError, IndexError):
        return None  # its parsers fail in many ways on strings that are no dates
    if at is None or not {at.year, at.day} <= _values(tokens, "sdy") or at.month not in _values(tokens, "Msd"):
        return None
    if _values(tokens, "W") - {at.weekday()}:
        return Unread(DateProblem.WEEKDAY_CONTRADICTS, f"{at.date()} is another weekday")
    return Found(_moment(at, tokens.shape, setting), RULE)


def _has_unknown_bengali(tokens: Tokens) -> bool:
    """Tell whether a Bengali word is in none of our tables: dateparser takes vowel signs off, and reads জাুন as January."""
    unknown = (word for letter, word in zip(tokens.shape, tokens.words, strict=True) if letter == "x")
    return any("\u0980" <= word[0] <= "\u09ff" for word in unknown)


def _values(tokens: Tokens, letters: str) -> set[int]:
    return {value for letter, value in zip(tokens.shape, tokens.values, strict=True) if letter in letters}


def _moment(at: datetime, shape: str, setting: Setting) -> Moment:
    has_clock = ":" in shape or "A" in shape
    midnight = not (at.hour or at.minute or at.second)
    if not has_clock or (midnight and setting.midnight_is_day):
        return Moment(datetime(at.year, at.month, at.day, tzinfo=setting.zone), "day")
    if at.utcoffset() == at.replace(tzinfo=setting.zone).utcoffset():
        at = at.replace(tzinfo=setting.zone)
    return Moment(at, "second" if shape.count(":") > 1 else "minute")
