"""The fallback: dateparser, for strings that no rule of this package reads."""

from datetime import datetime
from typing import Final

from newsarchive.bengali.dates.model import DateProblem, ReadContext, ReadTime, RuleFailure, RuleTime
from newsarchive.bengali.dates.tokens import Tokens, tokenise
from newsarchive.bengali.digits import to_ascii

RULE: Final = "dateparser"

_MAX_LENGTH: Final = 80  # characters; a longer string is not mainly a date, and the cost grows with the length
_SETTINGS: Final = {
    "DATE_ORDER": "DMY",
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "RETURN_AS_TIMEZONE_AWARE": True,
    "PARSERS": ["absolute-time"],  # relative times have their own rule; the other parsers guess
}


def read_with_dateparser(text: str, context: ReadContext) -> RuleTime | RuleFailure | None:
    """Return the strict reading of dateparser in Bengali and English, or None unless its day, month and year all occur in the string.

    `text` comes from `prepare`. The import takes 0.3 s and is made only when a string needs it.
    """
    tokens = tokenise(text)
    if len(text) > _MAX_LENGTH or "y" not in tokens.shape or _has_unknown_bengali(tokens):
        return None
    import dateparser

    try:
        at = dateparser.parse(
            to_ascii(text), languages=["bn", "en"], settings={**_SETTINGS, "TIMEZONE": context.zone.key}
        )
    except (ValueError, OverflowError, TypeError, AttributeError, KeyError, IndexError):
        return None  # its parsers raise many errors on strings that are not dates
    if at is None or not {at.year, at.day} <= _values(tokens, "sdy") or at.month not in _values(tokens, "Msd"):
        return None
    if _values(tokens, "W") - {at.weekday()}:
        return RuleFailure(DateProblem.WEEKDAY_CONTRADICTS, f"{at.date()} is not the weekday shown")
    return RuleTime(_read_time(at, tokens.shape, context), RULE)


def _has_unknown_bengali(tokens: Tokens) -> bool:
    """True if a Bengali word is in none of the tables: dateparser drops vowel signs, and reads জাুন (a misspelt June) as January."""
    unknown = (word for letter, word in zip(tokens.shape, tokens.words, strict=True) if letter == "x")
    return any("\u0980" <= word[0] <= "\u09ff" for word in unknown)


def _values(tokens: Tokens, letters: str) -> set[int]:
    return {value for letter, value in zip(tokens.shape, tokens.values, strict=True) if letter in letters}


def _read_time(at: datetime, shape: str, context: ReadContext) -> ReadTime:
    has_clock = ":" in shape or "A" in shape
    is_midnight = not (at.hour or at.minute or at.second)
    if not has_clock or (is_midnight and context.midnight_is_day):
        return ReadTime(datetime(at.year, at.month, at.day, tzinfo=context.zone), "day")
    if at.utcoffset() == at.replace(tzinfo=context.zone).utcoffset():
        at = at.replace(tzinfo=context.zone)
    return ReadTime(at, "second" if shape.count(":") > 1 else "minute")
