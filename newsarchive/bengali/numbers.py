"""Values of numbers as Bengali news writes them: ১,২৫,০০০; ২৫ হাজার; দেড় লাখ; এক কোটি ২৫ লাখ; সাড়ে তিন হাজার.

Digits of both systems, grouped the Indian or the Western way, decimals (৫ দশমিক ৭ too), number words from zero to
ninety-nine, the words for hundred, thousand, lakh, crore, million, billion and trillion, and those of halves and
quarters. Ambiguous numbers are not read: দুই তিন হাজার ("two or three thousand"), ১.৫ কোটি ২০ লাখ; nor are dates, years,
clocks, ordinals, telephone numbers, and multipliers without a count.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from newsarchive.bengali import calendar
from newsarchive.bengali.digits import to_ascii
from newsarchive.bengali.text import fold

# 0 to 99 in order, the spellings of one number separated by "/". বার for twelve is left out: it means "times" and "day".
_COUNTS: Final = (
    "শূন্য এক দুই/দু তিন চার পাঁচ/পাচ ছয় সাত আট নয়",
    "দশ এগারো/এগার বারো তেরো/তের চৌদ্দ/চোদ্দ পনেরো/পনের ষোলো/ষোল সতেরো/সতের আঠারো/আঠার উনিশ/ঊনিশ",
    "বিশ/কুড়ি একুশ বাইশ তেইশ চব্বিশ পঁচিশ/পচিশ ছাব্বিশ সাতাশ আটাশ/আঠাশ ঊনত্রিশ/উনত্রিশ",
    "ত্রিশ/তিরিশ একত্রিশ বত্রিশ তেত্রিশ চৌত্রিশ পঁয়ত্রিশ ছত্রিশ সাঁইত্রিশ/সাইত্রিশ আটত্রিশ ঊনচল্লিশ/উনচল্লিশ",
    "চল্লিশ একচল্লিশ বিয়াল্লিশ/বেয়াল্লিশ তেতাল্লিশ চুয়াল্লিশ পঁয়তাল্লিশ ছেচল্লিশ সাতচল্লিশ আটচল্লিশ ঊনপঞ্চাশ/উনপঞ্চাশ",
    "পঞ্চাশ একান্ন বায়ান্ন/বাহান্ন তিপ্পান্ন চুয়ান্ন পঞ্চান্ন ছাপ্পান্ন সাতান্ন আটান্ন ঊনষাট/উনষাট",
    "ষাট একষট্টি বাষট্টি তেষট্টি চৌষট্টি পঁয়ষট্টি ছেষট্টি সাতষট্টি আটষট্টি ঊনসত্তর/উনসত্তর",
    "সত্তর একাত্তর বাহাত্তর তিয়াত্তর চুয়াত্তর পঁচাত্তর ছিয়াত্তর সাতাত্তর আটাত্তর ঊনআশি/উনআশি/ঊনাশি/উনাশি",
    "আশি একাশি বিরাশি তিরাশি চুরাশি পঁচাশি ছিয়াশি সাতাশি অষ্টাশি/আটাশি ঊননব্বই/উননব্বই",
    "নব্বই একানব্বই বিরানব্বই তিরানব্বই চুরানব্বই পঁচানব্বই ছিয়ানব্বই সাতানব্বই আটানব্বই নিরানব্বই",
)
WORDS: Final = tuple(
    tuple(fold(spelling) for spelling in number.split("/")) for row in _COUNTS for number in row.split()
)
_VALUES: Final = {spelling: value for value, spellings in enumerate(WORDS) for spelling in spellings}
_MULTIPLIERS: Final = {
    fold(word): value
    for words, value in (
        ("শ শো শত", 100),
        ("হাজার", 1000),
        ("লাখ লক্ষ", 100_000),
        ("মিলিয়ন", 1_000_000),
        ("কোটি", 10_000_000),
        ("বিলিয়ন", 1_000_000_000),
        ("ট্রিলিয়ন", 1_000_000_000_000),
    )
    for word in words.split()
}
_FIXED: Final = {fold("দেড়"): Decimal("1.5"), fold("আড়াই"): Decimal("2.5")}  # one and a half, two and a half
# and a half, and a quarter, less a quarter: to the number that follows
_ADDED: Final = {
    fold("সাড়ে"): Decimal("0.5"),
    fold("সোয়া"): Decimal("0.25"),
    fold("সওয়া"): Decimal("0.25"),
    fold("পৌনে"): Decimal("-0.25"),
}
_POINT: Final = fold("দশমিক")
_NOT: Final = fold("নয়")  # nine, but by itself "is not"

_CRORE: Final = 10_000_000
_NO_LIMIT: Final = 10**13  # more than every multiplier
_LONGEST: Final = 30  # figures and words of one number; a longer run is a table
_LONGEST_FIGURE: Final = 28  # characters; Decimal is exact up to 28 digits
_LARGEST: Final = 10**24

_NUKTA: Final = "\u09bc"
_DOTTED: Final = (("ড" + _NUKTA, "\u09dc"), ("ঢ" + _NUKTA, "\u09dd"), ("য" + _NUKTA, "\u09df"))


def _either(words: Sequence[str]) -> str:
    """Return a pattern of the words, the longest first, in both encodings of the dotted letters."""
    pattern = "|".join(sorted(words, key=len, reverse=True))
    for apart, whole in _DOTTED:
        pattern = pattern.replace(apart, f"(?:{apart}|{whole})")
    return pattern


_DIGIT: Final = "[0-9০-৯]"
_FIGURE: Final = f"{_DIGIT}[0-9০-৯,]*(?:\\.{_DIGIT}+)?(?<!,)(?!{_DIGIT})"
_LETTERS: Final = "\u0980-\u09e3\u09f0\u09f1A-Za-z"  # not the signs of the taka, ৳ and ৲
_SCRIPT: Final = f"[{_LETTERS}]"
_SPACE: Final = "[ \u00a0]"
_MULTIPLIER: Final = _either(list(_MULTIPLIERS))
# Suffixes of a number: classifiers, and on digits and multipliers case endings. They are not part of the number.
_CLASSIFIER: Final = "(?:টি|টা|টো|জন|খানা|গুণ)(?:র|কে|তে|\u09df|য\u09bc|ই|ও)*"
_CASE: Final = "(?:এর|ের|র|ে|তে|কে|ও|ই)+"
_END: Final = f"(?={_CLASSIFIER}(?!{_SCRIPT})|(?!{_SCRIPT}))"
_END_OR_CASE: Final = f"(?={_CLASSIFIER}(?!{_SCRIPT})|{_CASE}(?!{_SCRIPT})|(?!{_SCRIPT}))"
_WORD: Final = _either([*_VALUES, *_FIXED, *_ADDED])
# A count may be joined to its multiplier: পাঁচশ (five hundred), ২৫হাজার (25 thousand).
_PART: Final = (
    f"(?:{_POINT}(?={_SPACE}(?:{_FIGURE}|{_WORD}))|(?:{_FIGURE}|(?:{_WORD}))(?={_SPACE}?(?:{_MULTIPLIER}){_END_OR_CASE})"
    f"|(?:{_MULTIPLIER}){_END_OR_CASE}|{_FIGURE}{_END_OR_CASE}|(?:{_WORD}){_END})"
)
_RUN: Final = re.compile(f"(?<![{_LETTERS}0-9০-৯]){_PART}(?:{_SPACE}?{_PART})*")
_TOKEN: Final = re.compile(f"{_FIGURE}|{_either([*_VALUES, *_FIXED, *_ADDED, *_MULTIPLIERS, _POINT])}")
_GROUPED: Final = re.compile(
    r"(?:0|[1-9]\d*)(?:\.\d+)?|(?!0)(?:\d{1,2}(?:,\d\d)*|\d{1,3}(?:,\d{3})*),\d{3}(?:\.\d+)?", re.ASCII
)
# Next to digits these make a date, a clock, a range, a fraction or a version.
_AFTER: Final = re.compile(f"[-:/.,–ঃ]{_DIGIT}|[–ঃ/:-]{_DIGIT}")
_BEFORE: Final = re.compile(f"{_DIGIT}[-:/.,–ঃ]$|[-−]$")
# A day before its month, a year after it or before its era.
_MONTH: Final = _either(
    [
        fold(month)
        for month in (
            *"জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর".split(),
            *calendar.MONTHS,
        )
    ]
)
_ERA: Final = _either([fold(era) for era in "সাল খ্রিস্টাব্দ খ্রিষ্টাব্দ বঙ্গাব্দ হিজরি".split()])
_IN_A_DATE: Final = re.compile(f",?{_SPACE}?(?:{_MONTH}|{_ERA})(?:ের|র|ে|তে)?(?!{_SCRIPT})")
_AFTER_A_MONTH: Final = re.compile(f"(?:{_MONTH}),?{_SPACE}$")
_YEAR: Final = re.compile(f"{_DIGIT}{{4}}")
# The first of two: দশ-বারো (ten to twelve), ৪০ থেকে ৫০ হাজার (40 to 50 thousand), where it has the second's multiplier.
_TO: Final = re.compile(f"{_SPACE}?[-–—]{_SPACE}?|{_SPACE}থেকে{_SPACE}")
_LOOK_BACK: Final = 20  # characters; more than a month's name


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its value, an int if it is whole, and its position (`text[start:end]`)."""

    value: int | Decimal
    start: int
    end: int


def to_number(text: str) -> int | Decimal | None:
    """Return the value of a text that is one number and nothing else; None for any other or ambiguous text.

    Whole values are int, others Decimal, both exact. Case endings and classifiers are not accepted ("২৫টি", 25 of them,
    is None here, and found by `find_numbers`). Raises nothing.
    """
    text = text.strip()
    found = find_numbers(text)
    return found[0].value if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) else None


def find_numbers(text: str) -> list[Number]:
    """Return the numbers in a text, in order, each as long as possible.

    A classifier or a case ending after a number ("২৫টি", "লাখের") is not part of it. Dates, clocks, ranges, ordinals,
    badly grouped digits, consecutive counts and multipliers alone are not returned; nor is নয় (nine) alone, which also
    means "is not". Raises nothing.
    """
    found: list[Number] = []
    for run in _RUN.finditer(text):
        if _is_part_of_more(text, run):
            continue
        value = _value(_tokens(run[0]))
        if value is None or value > _LARGEST or (fold(run[0]) == _NOT and not _followed(text, run.end())):
            continue
        found.append(Number(int(value) if value == value.to_integral_value() else value, run.start(), run.end()))
    return found


def _is_part_of_more(text: str, run: re.Match[str]) -> bool:
    """True if digits, a month, an era or a second number next to a number make it a part of something else."""
    before = text[max(0, run.start() - _LOOK_BACK) : run.start()]
    return bool(
        _AFTER.match(text, run.end())
        or _BEFORE.search(before)
        or _IN_A_DATE.match(text, run.end())
        or (_YEAR.fullmatch(run[0]) and _AFTER_A_MONTH.search(before))
        or _is_first_of_two(text, run)
    )


def _is_first_of_two(text: str, run: re.Match[str]) -> bool:
    to = _TO.match(text, run.end())
    second = _RUN.match(text, to.end()) if to else None
    if not to or not second:
        return False
    has_dash = "থেকে" not in to[0]
    return has_dash or (_has_multiplier(second[0]) and not _has_multiplier(run[0]))


def _has_multiplier(run: str) -> bool:
    return any(token in _MULTIPLIERS for token in _tokens(run))


def _followed(text: str, end: int) -> bool:
    return bool(re.match(_CLASSIFIER, text[end : end + 8]))


def _tokens(run: str) -> list[str]:
    """Return the digits and words of a run, folded; commas of digits are kept."""
    return [fold(to_ascii(token)) for token in _TOKEN.findall(run)]


def _value(tokens: list[str]) -> Decimal | None:
    """Return the value of a whole run, or None if it is not one number."""
    if not tokens or len(tokens) > _LONGEST:
        return None
    crore = fold("কোটি")
    if crore not in tokens:
        return _below(tokens, _NO_LIMIT)
    at = len(tokens) - 1 - tokens[::-1].index(crore)
    count = _value(tokens[:at])
    if count is None and len(tokens[:at]) == 1:
        count, _ = _count(tokens[: at + 1])  # সোয়া কোটি
    if count is None:
        return None
    return _multiply(count, _CRORE, tokens[at + 1 :])


def _below(tokens: list[str], limit: int) -> Decimal | None:
    """Return the value of a count, a multiplier below the limit, and the smaller number after it."""
    count, rest = _count(tokens)
    if count is None or not rest:
        return count
    multiplier = _MULTIPLIERS.get(rest[0])
    if multiplier is None or multiplier >= limit:
        return None
    return _multiply(count, multiplier, rest[1:])


def _multiply(count: Decimal, multiplier: int, rest: list[str]) -> Decimal | None:
    if not rest:
        return count * multiplier
    smaller = _below(rest, multiplier)
    # Nothing may follow a fraction: "one and a half crore twenty lakh" is not a number.
    if smaller is None or smaller >= multiplier or count != count.to_integral_value():
        return None
    return count * multiplier + smaller


def _count(tokens: list[str]) -> tuple[Decimal | None, list[str]]:
    """Return the count at the start of a run, and the tokens after it."""
    first, rest = tokens[0], tokens[1:]
    if first in _FIXED:
        return _FIXED[first], rest
    if first in _ADDED:
        if rest and rest[0] in _MULTIPLIERS:
            return (1 + _ADDED[first] if _ADDED[first] != Decimal("0.5") else None), rest  # সোয়া লাখ, পৌনে লাখ
        count = _plain(rest[0]) if rest else None
        return (None if count is None else count + _ADDED[first]), rest[1:]
    if _POINT in rest[:1]:
        return _with_decimals(first, rest[1:])
    return _plain(first), rest


def _with_decimals(whole: str, rest: list[str]) -> tuple[Decimal | None, list[str]]:
    """Return a count with the decimals after its point: digits, words of digits, or one word for more (দশমিক পঁচিশ, point 25)."""
    decimals, rest = rest[0], rest[1:]
    if decimals in _VALUES:
        one_by_one = _VALUES[decimals] < 10
        decimals = str(_VALUES[decimals])
        while one_by_one and rest and _VALUES.get(rest[0], 10) < 10:
            decimals, rest = decimals + str(_VALUES[rest[0]]), rest[1:]
    count = _plain(whole)
    if count is None or count != count.to_integral_value() or not decimals.isdigit():
        return None, rest
    return Decimal(f"{count:f}.{decimals}"), rest


def _plain(token: str) -> Decimal | None:
    if token in _VALUES:
        return Decimal(_VALUES[token])
    if len(token) > _LONGEST_FIGURE:
        return None
    # Digits that begin with zero are a telephone number, a code or a day.
    return Decimal(token.replace(",", "")) if _GROUPED.fullmatch(token) else None
