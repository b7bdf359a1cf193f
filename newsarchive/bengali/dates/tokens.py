"""Split a raw string into tokens: its shape (`words` explains the letters) and their numbers."""

import re
import unicodedata
from functools import lru_cache
from html import unescape
from typing import Final, NamedTuple

from newsarchive.bengali.dates.model import FIRST_YEAR, LAST_YEAR
from newsarchive.bengali.dates.words import OTHER_EVENT, WORDS, month_of_misspelling
from newsarchive.bengali.dates.zones import IANA_NAME, join_phrases
from newsarchive.bengali.digits import to_bengali

# Characters. No date string is longer; the bound limits the cost of a page whose whole text is read.
MAX_LENGTH: Final = 500

# The positions of date and clock depend on the shape alone, and outlets show few shapes (132 on 63 sites), so the
# search results are cached by shape.
SHAPE_CACHE_SIZE: Final = 2048

# Strings of which several things are asked one after the other: their times, the parts with each, whether they are a counter.
_RECENT: Final = 256

_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_BENGALI: Final = "\u0980-\u09e5\u09f0-\u09ff"  # the block without its digits
_JOINED_LABELS: Final = (
    "আপডেট",
    "হালনাগাদ",
)  # labels of an update; joined to the word before if only a tag separated them
_JOINED_NUMBER: Final = re.compile(
    f"(?<![{_BENGALI}])(এক|দুই|দু|তিন|চার|পাঁচ)(দিন|ঘণ্টা|ঘন্টা|মিনিট|সপ্তাহ|মাস|বছর)(?![{_BENGALI}])"
)  # "oneday"
# Labels of other events, only before a colon: received, accepted, held, incident, ceremony, meeting, application, submission, begin, end, term,
# signed, accident, exam, poll, election, hearing, verdict, opening, journey, event, interview, recording.
_OTHER_EVENTS: Final = frozenset(
    unicodedata.normalize(
        "NFC",
        "গৃহীত গ্রহণ গ্রহণের অনুমোদিত অনুষ্ঠিত ঘটনা ঘটনার অনুষ্ঠান অনুষ্ঠানের সভা সভার বৈঠক বৈঠকের আবেদন আবেদনের জমা জমার শুরু শুরুর শেষ শেষের মেয়াদ মেয়াদের "
        "স্বাক্ষরিত স্বাক্ষর স্বাক্ষরের দুর্ঘটনা দুর্ঘটনার পরীক্ষা পরীক্ষার ভোট ভোটের ভোটগ্রহণ ভোটগ্রহণের নির্বাচন নির্বাচনের শুনানি শুনানির রায় রায়ের উদ্বোধন উদ্বোধনের "
        "যাত্রা যাত্রার ইভেন্ট ইভেন্টের সাক্ষাৎকার সাক্ষাৎকারের ধারণ ধারণের received accepted submitted held event incident venue meeting recorded",
    ).split()
)
_AFTER_EVENT: Final = frozenset(
    unicodedata.normalize("NFC", "তারিখ সময় দিন কাল date time day on").split()
)  # date, time, day
_LONGEST_LABEL: Final = 40  # characters
_COLON_OF_LABEL: Final = re.compile("[:ঃ](?![0-9০-৯])")
_TOKEN: Final = re.compile(
    "[0-9০-৯]+"
    f"|(?:এ|পি)(?:\\. ?| )?এম\\.?(?![{_BENGALI}])"  # এএম, এ.এম, পি এম.: am, pm
    "|[ap]\\.?m\\.?(?![a-z])"
    "|এই ?মাত্র"  # just now
    "|শেষ (?:তারিখ|সময়)"  # last date, last time
    "|ই[- ]পেপার"  # e-paper
    "|সর্বশেষ সম্পাদনা"  # last edit
    "|(?:ম্যাচ|খেলা) শুরু"  # the match, the game begins
    "|মন্তব্য করেছেন"  # has commented
    "|(?:ভোর|সকাল|দুপুর|বিকাল|বিকেল|সন্ধ্যা|সন্ধ্যে|রাতের) বেলা"  # part of the day, followed by "time"
    f"|[{_BENGALI}][{_BENGALI}^]*"
    f"|{IANA_NAME}"  # america/new_york
    "|[a-z]+"
    "|\\S"
)
_SPLIT_AA: Final = "\u0985\u09be"  # আ typed as the letter a and the sign aa
_SEPARATORS: Final = re.compile("[. -]")
_DIGITS: Final = "0123456789০১২৩৪৫৬৭৮৯"
_SIGNS: Final = {":": ":", "：": ":", "ঃ": ":", ".": ".", "।": ".", "/": "/", "+": "+"} | dict.fromkeys("-‐‑‒–—−", "-")

# The commonest tokens: words, signs, numbers of one and two digits in either system or both, years in either.
_KNOWN: Final = (
    WORDS
    | {sign: (letter, 0) for sign, letter in (dict.fromkeys(",|()", ",") | _SIGNS).items()}
    | {digit: ("s", int(digit)) for digit in _DIGITS}
    | {first + second: ("d", int(first + second)) for first in _DIGITS for second in _DIGITS}
    | {
        written: ("y", year)
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        for written in (str(year), to_bengali(str(year)))
    }
)


class Tokens(NamedTuple):
    """A string as three parallel sequences, never changed: its shape, the number of each token (0 for none), the words as written."""

    shape: str
    values: list[int]
    words: list[str]

    def slice(self, start: int, end: int) -> "Tokens":
        """Return the tokens from `start` to `end`."""
        return Tokens(self.shape[start:end], self.values[start:end], self.words[start:end])

    def join(self, other: "Tokens") -> "Tokens":
        """Return these tokens and those of another segment with a comma between."""
        return Tokens(f"{self.shape},{other.shape}", [*self.values, 0, *other.values], [*self.words, ",", *other.words])


@lru_cache(maxsize=_RECENT)
def prepare(raw: str) -> str:
    """Return the string in NFC and lower case, without invisible characters, cut after MAX_LENGTH characters at a space."""
    text = raw.strip()
    if len(text) > MAX_LENGTH:
        words = text[: MAX_LENGTH * 10].split()  # markup leaves long runs of spaces
        text = " ".join(words if len(text) <= MAX_LENGTH * 10 else words[:-1])  # the last word may be cut in two
    if len(text) > MAX_LENGTH:
        text = text[: MAX_LENGTH + 1].rpartition(" ")[0]  # a number cut in two would be another number
    text = unicodedata.normalize("NFC", text).lower()
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
    if "&" in text:
        text = unescape(text)  # the page escaped its entities twice
    if "আগে" in text:
        text = _JOINED_NUMBER.sub(r"\1 \2", text)
    for label in _JOINED_LABELS:
        if label in text:
            text = text.replace(label, f" {label}")
    return join_phrases(_mark_other_events(text.replace(_SPLIT_AA, "আ"))).strip()


def _mark_other_events(text: str) -> str:
    """Return the text with one word for each label of another event."""
    for colon in reversed([*_COLON_OF_LABEL.finditer(text)]):
        words = text[max(0, colon.start() - _LONGEST_LABEL) : colon.start()].split()
        while len(words) > 1 and words[-1] in _AFTER_EVENT:
            words.pop()
        label = words[-1].lstrip("|(,•-–—।") if words else ""
        if label in _OTHER_EVENTS:
            start = text.rindex(label, 0, colon.start())
            text = f"{text[:start]}{OTHER_EVENT}{text[colon.start() :]}"
    return text


@lru_cache(maxsize=_RECENT)
def tokenise(text: str) -> Tokens:
    """Return the tokens of a string that comes from `prepare`."""
    words: list[str] = _TOKEN.findall(text)
    entries = [_KNOWN.get(word) or _unknown(word) for word in words]
    shape = "".join([letter for letter, _ in entries])
    if len(shape) == len(words):
        return Tokens(shape, [value for _, value in entries], words)
    values: list[int] = []
    split_words: list[str] = []
    for word, (letter, value) in zip(words, entries, strict=True):
        # two letters: a word with a visarga for the colon after it
        values.extend((value, 0) if len(letter) == 2 else (value,))
        split_words.extend((word[:-1], ":") if len(letter) == 2 else (word,))
    return Tokens(shape, values, split_words)


def _unknown(word: str) -> tuple[str, int]:
    """Return letter and number of a token that is not in the table as written."""
    if word[0] in _DIGITS:
        value = int(word)
        if len(word) != 4:
            return "n", value
        return "y" if FIRST_YEAR <= value <= LAST_YEAR else "j", value
    if len(word) == 1 and not word.isalpha():
        return ",", 0
    if _SEPARATORS.search(word):  # am, pm, "just now" and such, written with separators
        return WORDS.get(_SEPARATORS.sub("", word), ("x", 0))
    if "/" in word:
        return "Z", 0
    if word[-1] == "ঃ":
        letter, value = WORDS.get(word[:-1], ("x", 0))
        # the sign of an abbreviation as well as that of a label: নভেঃ is নভেম্বর (November)
        return (letter if letter in "MWw" else f"{letter}:"), value
    month = month_of_misspelling(word)
    return ("M", month) if month else ("x", 0)
