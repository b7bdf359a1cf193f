"""Texts in the place of a byline that name nobody: times, counters, sections, places, labels, the imprint."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from newsarchive.bengali.bylines.labels import is_label_alone, names_photographer
from newsarchive.bengali.bylines.parts import MARKS, parts_of, place_only, town
from newsarchive.bengali.bylines.words import OFFICES, PLACEHOLDERS, SECTIONS, TITLES
from newsarchive.bengali.dates.tokens import prepare, tokenise
from newsarchive.bengali.text import clean_line, fold

_LONGEST: Final = 120  # characters
# Words of counters, share buttons and reading times: reading, to read, times, persons, seen, share, comment, print, copy, link, follow, save, listen.
_COUNTERS: Final = frozenset(
    unicodedata.normalize(
        "NFC",
        "পড়া পাঠ পাঠের পঠিত পড়তে পড়ার পড়ুন পড়েছেন লাগবে লাগে জন জনে দেখেছেন দেখা দেখুন শেয়ার শেয়ারস মন্তব্য "
        "কমেন্ট কমেন্টস ভিউ ভিউস লাইক পাঠক সংখ্যা টি হাজার লাখ করুন ফলো সেভ শুনুন প্রিন্ট কপি লিংক লিঙ্ক ফেসবুক টুইটার "
        "হোয়াটসঅ্যাপ মেসেঞ্জার টেলিগ্রাম লিংকডইন ইমেইল facebook twitter whatsapp messenger telegram linkedin email read "
        "reads reading views view share shares shared comments comment likes like k m print copy link follow save listen "
        "x no ",
    ).split()
)
# The imprint: editor, acting, chief, executive and managing editor, and publisher, with or without a name behind.
_IMPRINT: Final = re.compile(
    unicodedata.normalize(
        "NFC",
        r"^(?:(?:ভারপ্রাপ্ত|প্রধান|নির্বাহী|ব্যবস্থাপনা|উপদেষ্টা|বার্তা|যুগ্ম|সহ) ?)?সম্পাদক(?: ?(?:ও|এবং) ?(?:প্রকাশক|মুদ্রাকর))? ?(?:[:ঃ]|$)",
    )
)
_GLUED_NUMBER: Final = re.compile("(?<=[\u0985-\u09ce])(?=[0-9০-৯])")
_TIME: Final = re.compile("[gMBJR]|[sd]:[sd]")
_NUMBER: Final = re.compile("[sdn]")
_MONTHS: Final = re.compile("[MB]+")
_LETTER: Final = re.compile("[^\\W\\d_]")


def names_nobody(text: str) -> bool:
    """True if a text is certainly no byline.

    It is a time ("২ ঘণ্টা আগে", two hours ago), a counter or a share button, a section, a place alone, a label without a name, offices alone, or a
    line of the imprint. Raises nothing.
    """
    line = clean_line(text[: _LONGEST * 4])
    return 0 < len(line) <= _LONGEST and _is_nobody(line)


@lru_cache(maxsize=4096)  # most bylines of an outlet are one of its few desks
def _is_nobody(line: str) -> bool:
    key = fold(line)
    if is_label_alone(line) or names_photographer(line) or key in PLACEHOLDERS:
        return True
    if _IMPRINT.match(line) or _are_no_names(key) or is_time_or_counter(line):
        return True
    parts = parts_of(line)
    return bool(parts) and (key in SECTIONS or all(_is_no_name(part) for part in parts))


def is_time_or_counter(text: str) -> bool:
    """True if a text holds nothing but words and numbers of times, counters and share buttons."""
    tokens = tokenise(prepare(text))
    return bool(tokens.shape) and all(
        letter != "x" or not _LETTER.search(word) or word in _COUNTERS
        for letter, word in zip(tokens.shape, tokens.words, strict=True)
    )


def without_time(line: str) -> str:
    """Return a line without the time or counter before or behind the names: "রহিম উদ্দিন | ২ ঘণ্টা আগে" (two hours ago)."""
    if not (shows_time(line) or shows_counter(line)):
        return line  # nearly every byline
    words = _GLUED_NUMBER.sub(" ", line).split()
    is_of_time = [is_time_or_counter(word) for word in words]
    start = is_of_time.index(False) if False in is_of_time else 0
    end = len(words) - (is_of_time[::-1].index(False) if False in is_of_time else 0)
    start = start if _is_of_time(" ".join(words[:start])) else 0
    end = end if _is_of_time(" ".join(words[end:])) else len(words)
    return " ".join(words[start:end]).strip(f"{MARKS}•·)") if end - start < len(words) else line


def _is_of_time(text: str) -> bool:
    """True if a text holds a time or a counter; a month alone may be a name: শ্রাবণ আহমেদ (Srabon Ahmed), April Jones."""
    return (shows_time(text) or shows_counter(text)) and not _MONTHS.fullmatch(tokenise(prepare(text)).shape)


def shows_time(text: str) -> bool:
    """True if a text holds a clock, a month, "ago" or "yesterday"."""
    return bool(_TIME.search(tokenise(prepare(text)).shape))


def shows_counter(text: str) -> bool:
    """True if a text holds a number and a word of counters; a number alone may be of a name: চ্যানেল ২৪."""
    tokens = tokenise(prepare(text))
    return bool(_NUMBER.search(tokens.shape)) and not _COUNTERS.isdisjoint(tokens.words)


def is_nameless(words: str) -> bool:
    """True if words are offices and nothing else: "লেখক ও গবেষক" (writer and researcher)."""
    return _are_no_names(fold(words))


def _are_no_names(key: str) -> bool:
    return all(word.strip(",;:।.") in _NO_NAMES for word in key.split())


# Offices, and the words between them: operations, executive.
_NO_NAMES: Final = OFFICES | TITLES | {"", "ও", "এবং", "and", fold("অপারেশন"), fold("নির্বাহী")}


def _is_no_name(part: str) -> bool:
    return bool(place_only(part) or town(part)) or fold(part) in SECTIONS
