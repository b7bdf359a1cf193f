"""The words of date strings as tables, with the letter of each kind of word in the shape of a string.

A string is read by its shape, one letter for each number, word or sign: "৯ জুলাই ২০২৬, ০৯:৫৭ এএম" (am) is `sMy,d:dA`.

    s d n    a number of one, two, three or more digits
    y j      four digits in the range of Gregorian years (1900-2099), other four digits
    M B H    month of the Gregorian, Bangla, Hijri calendar
    W w      weekday, its short form (may also be the name of a person)
    A P      am or pm, part of the day
    D        "the night after", which makes the date ambiguous
    L U I    label of publication, of an update, of another event: a printing, a foundation
    T R J K  today, an earlier named day, just now, "some"
    a        "of today", a page clock before a word for date
    O        a word for another event: a future event, a deadline, a comment, prayer times; never in a dateline
    h i u    hour, minute, other unit of time
    g        ago
    N c      number word, and "half past", "quarter to"
    E        an hour as one word: "one and a half o'clock" (দেড়টা)
    k q      the suffix ta after an hour, o'clock
    o        ordinal suffix
    e b v    era: Gregorian, Bangla, Hijri
    f        words without effect: "date", "at", "time"
    Z z      name of a zone, of one word or a phrase ("... time"), as `zones` has them
    +        plus sign
    x        anything else that has letters
    , : . - /    signs; every other sign is a comma
    =        a token that another rule has already read

Spellings: those that occur on Bengali sites and variants of the same word. A word that is not listed is a month only if it has the consonants of a
long month name (`month_of_misspelling`).
"""

import re
import unicodedata
from typing import Final

from newsarchive.bengali.dates.zones import ABBREVIATIONS, PHRASES

# January to December: as spelt in Bangladesh and West Bengal, abbreviations, English.
_MONTHS: Final = (
    "জানুয়ারি জানুয়ারী জানুআরি জানুআরী জানু জানুয়া january jan",
    "ফেব্রুয়ারি ফেব্রুয়ারী ফেব্রুআরি ফেব্রুআরী ফেব্রু ফেব্রুয়া ফেব february feb",
    "মার্চ march mar",
    "এপ্রিল এপ্রি april apr",
    "মে may",
    "জুন june jun",
    "জুলাই জুলা জুলাঈ জুলায় july jul",
    "আগস্ট আগষ্ট অগস্ট অগষ্ট অগাস্ট অগাষ্ট আগাস্ট আগ august aug",
    "সেপ্টেম্বর সেপ্টেম্বার সেপটেম্বর সেপ্টে সেপ্ট সেপ september sept sep",
    "অক্টোবর অক্টোবার অকটোবর অক্টো অক্ট october oct",
    "নভেম্বর নভেম্বার নবেম্বর নভে november nov",
    "ডিসেম্বর ডিসেম্বার ডিসে december dec",
)
# Boishakh to Choitro. "আশি^ন" is what a conversion from the Bijoy encoding leaves of আশ্বিন.
_BANGLA_MONTHS: Final = (
    "বৈশাখ",
    "জ্যৈষ্ঠ জৈষ্ঠ জৈষ্ঠ্য জ্যৈষ্ঠ্য",
    "আষাঢ় আষাঢ",
    "শ্রাবণ শ্রাবন",
    "ভাদ্র",
    "আশ্বিন আশি^ন",
    "কার্তিক কার্ত্তিক",
    "অগ্রহায়ণ অগ্রহায়ন অগ্রাহায়ণ অঘ্রাণ অঘ্রান",
    "পৌষ",
    "মাঘ",
    "ফাল্গুন ফালগুন ফাগুন",
    "চৈত্র চৈত",
)
# The words in the names of the Hijri months, Muharram to Dhu al-Hijja; several names have two words.
_HIJRI_MONTHS: Final = (
    "মহররম মহরম মুহাররম মুহররম সফর রবিউল রবিউস রবিঃসানি আউয়াল আওয়াল সানি জমাদিউল জমাদিউস জমাদিউসসানি রজব শাবান রমজান রমযান "
    "রামাদান শাওয়াল শওয়াল জিলকদ যিলকদ জ্বিলকদ জিলক্বদ জিলহজ জিলহজ্ব জিলহজ্জ যিলহজ যিলহজ্জ যিলহজ্ব জ্বিলহজ্ব"
)
# Monday to Sunday, as datetime counts them.
_WEEKDAYS: Final = (
    "সোমবার monday",
    "মঙ্গলবার tuesday",
    "বুধবার wednesday",
    "বৃহস্পতিবার বৃহষ্পতিবার thursday",
    "শুক্রবার friday",
    "শনিবার saturday",
    "রবিবার রোববার sunday",
)
_SHORT_WEEKDAYS: Final = (
    "সোম mon",
    "মঙ্গল tue tues",
    "বুধ wed",
    "বৃহস্পতি বৃহষ্পতি বৃহঃ বৃহ thu thur thurs",
    "শুক্র fri",
    "শনি sat",
    "রবি রোব sun",
)

AM: Final = 0
PM: Final = 1
# Before noon and after noon: the words are written with ণ or ন, and truncated by some WordPress plugins.
_MERIDIEMS: Final = (
    "am এএম পূর্বাহ্ণ পূর্বাহ্ন পূর্বাহ্নে পূর্বাহ্ণে পুর্বাহ্ন পুর্বাহ্ণ পূর্বাহ্ পূর্বাহ",
    "pm পিএম অপরাহ্ণ অপরাহ্ন অপরাহ্নে অপরাহ্ণে অপরাহ্ অপরাহ",
)


def _hours(*spans: tuple[int, int, int]) -> dict[int, int]:
    """Return a table from the hour as shown to the hour of the day; each span is (first hour, last hour, hours to add)."""
    return {hour: hour + added for first, last, added in spans for hour in range(first, last + 1)}


# The hour of the day for an hour with each part of the day. An hour that the part cannot have is not in its table.
# "রাত ৫টা" (5 at night) is left out: it is used for the end of a winter night, while am and pm alone would make it 17.
DAY_PARTS: Final[tuple[dict[int, int], ...]] = (
    _hours((1, 8, 0)),  # dawn
    _hours((1, 11, 0)),  # morning
    _hours((11, 12, 0), (1, 5, 12)),  # midday
    _hours((12, 12, 0), (1, 8, 12)),  # afternoon
    _hours((4, 10, 12)),  # evening
    _hours((12, 12, -12), (1, 4, 0), (6, 11, 12)),  # night
    _hours((12, 12, -12), (1, 6, 0)),  # the night's end
    _hours((11, 11, 12), (12, 12, -12), (1, 3, 0)),  # midnight
    _hours((7, 12, 0), (1, 5, 12)),  # daytime
)
_DAY_PART_WORDS: Final = (
    "ভোর ভোরে ভোরবেলা",
    "সকাল সকালে সকালবেলা",
    "দুপুর দুপুরে দুপুরবেলা",
    "বিকাল বিকেল বিকালে বিকেলে বিকালবেলা বিকেলবেলা",
    "সন্ধ্যা সন্ধা সন্ধ্যে সন্ধে সন্ধ্যায় সন্ধায় সন্ধেয় সন্ধ্যাবেলা সন্ধ্যেবেলা সন্ধেবেলা",
    "রাত রাতে রাত্রি রাত্রে রাতেরবেলা",
    "ভোররাত ভোররাতে",
    "মধ্যরাত মধ্যরাতে",
    "বেলা",
)


SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, YEAR = range(7)
_UNITS: Final = (
    ("u", "সেকেন্ড সেকেণ্ড second seconds sec secs"),
    ("i", "মিনিট মিনিটে মিনিটের minute minutes min mins"),
    ("h", "ঘণ্টা ঘন্টা ঘণ্টার ঘন্টার ঘণ্টায় ঘন্টায় hour hours hr hrs"),
    ("u", "দিন day days"),
    ("u", "সপ্তাহ week weeks"),
    ("u", "মাস month months"),
    ("u", "বছর বৎসর year years"),
)
_EARLIER_DAYS: Final = ("গতকাল yesterday", "পরশু গতপরশু")  # yesterday, the day before

# Number words, counted in halves: one is 2, one and a half 3.
_NUMBERS: Final = {
    1: "আধা আধ",  # half
    2: "এক একটি a an one",
    3: "দেড়",  # one and a half
    4: "দুই দু two",
    5: "আড়াই",  # two and a half
    6: "তিন three",
    8: "চার four",
    10: "পাঁচ পাচ five",
    12: "ছয় six",
    14: "সাত seven",
    16: "আট eight",
    18: "নয় nine",
    20: "দশ ten",
    22: "এগারো এগার eleven",
    24: "বারো twelve",
}
_HOUR_FRACTIONS: Final = {30: "সাড়ে", 15: "সোয়া", -15: "পৌনে"}  # half past, quarter past, quarter to; in minutes

OTHER_EVENT: Final = "অন্যঘটনা"  # in place of any label of another event, see `tokens`

_PLAIN: Final = (
    # publication: published, date of publication, post, upload, printing (of an edition)
    ("L", "মুদ্রণ প্রকাশ প্রকাশিত প্রকাশকাল প্রকাশের পোস্ট পোস্টেড আপলোড published publish posted date created"),
    (
        "U",
        "আপডেট আপডেটেড আপডেটের হালনাগাদ হালনাগাদকৃত সংশোধিত সংশোধন পরিমার্জিত সর্বশেষসম্পাদনা updated update modified edited",
    ),  # update, brought up to date, corrected, correction, revised, last edit
    # print, of the print; founded (of the outlet), born, died, start of a match
    ("I", "প্রিন্ট প্রিন্টের printed প্রতিষ্ঠাকাল প্রতিষ্ঠিত স্থাপিত জন্ম মৃত্যু ম্যাচশুরু খেলাশুরু founded established born died deadline"),
    # last date, last time (of an application); will be, will go on; now; (of) prayer, breaking the fast; e-paper; memo; has commented
    ("O", "শেষতারিখ শেষসময় হবে চলবে এখন নামাজ নামাজের ইফতার ইফতারের সেহরি সেহরির সাহরি সাহরির ইপেপার স্মারক মন্তব্যকরেছেন"),
    ("D", "দিবাগত"),  # of the night that follows the day
    ("T", "আজ today"),
    ("a", "আজকের"),  # today's
    ("J", "এইমাত্র এখনই now"),  # just now
    # a while, a little, some, about an hour
    ("K", "কিছুক্ষণ কিছুক্ষন একটু কিছু কয়েক খানিক ঘণ্টাখানেক ঘন্টাখানেক few some less moments several"),
    ("g", "আগে পূর্বে ago"),
    ("k", "টা টায় টার টাতে টে টেয়"),
    ("q", "ঘটিকা ঘটিকায় ঘটিকার"),  # o'clock
    ("o", "লা রা ঠা ই শে st nd rd th"),
    # of the Christian era (several spellings and short forms), English, year
    ("e", "খ্রিস্টাব্দ খ্রিষ্টাব্দ খ্রীষ্টাব্দ খ্রীস্টাব্দ খ্রি খ্রিঃ খ্রী খ্রীঃ ইং ইংরেজি ইংরেজী সাল সালে সালের ঈসায়ী ইসায়ী"),
    ("b", "বঙ্গাব্দ বাংলা সন"),  # Bangla era, Bangla, year
    ("v", "হিজরি হিজরী হিঃ"),
    # date, time, edition, day, and, of, last, about, times, end, done, is, has been, was
    ("f", "সংস্করণ তারিখ তারিখে তারিখের সময় টাইম রোজ ও এবং এর গত প্রায় বার শেষ সর্বশেষ করা হয় হয়েছে হয়েছিল"),
    ("f", "the at on of and t just about last time by"),
)


def _table() -> dict[str, tuple[str, int]]:
    table: dict[str, tuple[str, int]] = {}

    def add(letter: str, value: int, words: str) -> None:
        for word in unicodedata.normalize("NFC", words).split():
            table[word] = (letter, value)

    for letter, words in _PLAIN:
        add(letter, 0, words)
    for letter, first, rows in (
        ("M", 1, _MONTHS),
        ("B", 1, _BANGLA_MONTHS),
        ("W", 0, _WEEKDAYS),
        ("w", 0, _SHORT_WEEKDAYS),
        ("A", AM, _MERIDIEMS),
        ("P", 0, _DAY_PART_WORDS),
        ("R", 1, _EARLIER_DAYS),
    ):
        for value, words in enumerate(rows, first):
            add(letter, value, words)
    for unit, (letter, words) in enumerate(_UNITS):
        add(letter, unit, words)
    for letter, valued in (("N", _NUMBERS), ("c", _HOUR_FRACTIONS)):
        for value, words in valued.items():
            add(letter, value, words)
    for value, words in _NUMBERS.items():
        hours = (word + suffix for word in words.split() if not word.isascii() for suffix in ("টা", "টায়"))
        add("E", value, " ".join(hours))
    add("H", 0, _HIJRI_MONTHS)
    add("Z", 0, ABBREVIATIONS)
    add("z", 0, PHRASES)
    add("I", 0, OTHER_EVENT)
    add("s", 1, "পহেলা পয়লা")  # the first of a month
    return table


WORDS: Final = _table()
MERIDIEM_WORDS: Final = tuple(word for word, (letter, _) in WORDS.items() if letter in "AP")
UPDATE_LABELS: Final = tuple(word for word, (letter, _) in WORDS.items() if letter == "U")


# A misspelt month keeps its consonants: signs, dots and joins are left out or doubled, and letters of one sound confused.
_SOUNDS: Final = str.maketrans("শষণঠভঈঊৎৰ", "সসনটবইউতর") | dict.fromkeys(map(ord, "ািীুূৃেৈোৌ\u09cd\u09bc\u09d7ঁ"))
_FEWEST_CONSONANTS: Final = 4  # shorter names are too like other words
_NO_MONTH: Final = frozenset({unicodedata.normalize("NFC", "জানোয়ার")})  # animal


def _consonants(word: str) -> str:
    return word.translate(_SOUNDS)


_MISSPELT: Final = {
    consonants: month
    for month, words in enumerate(_MONTHS, 1)
    for word in unicodedata.normalize("NFC", words).split()
    if not word.isascii() and len(consonants := _consonants(word)) >= _FEWEST_CONSONANTS
}


# A month that was cut, as after a fixed number of characters: অক্টোব, নভেম্ব.
_SHORTEST_CUT: Final = 5  # characters
_CUT: Final = {
    word[:length]: month
    for month, words in enumerate(_MONTHS, 1)
    for word in unicodedata.normalize("NFC", words).split()
    if not word.isascii()
    for length in range(_SHORTEST_CUT, len(word))
}
# The old spelling doubles a letter behind an r: মার্চ্চ for মার্চ (March).
_DOUBLED: Final = re.compile("\u09b0\u09cd(.)\u09cd\\1")

_FIRST_LETTERS: Final = frozenset("জফএআঅসশষনণডম")


def month_of_misspelling(word: str) -> int | None:
    """Return the month of a misspelt or cut Bengali name, None if the word is none: ফেব্রয়ারি, সেপ্টেমবর, আগষ্ঠ, মার্চ্চ, অক্টোব."""
    if word[0] not in _FIRST_LETTERS or word in _NO_MONTH:
        return None
    letter, month = WORDS.get(_DOUBLED.sub("\u09b0\u09cd\\1", word), ("", 0))
    return month if letter == "M" else _CUT.get(word) or _MISSPELT.get(_consonants(word))


def match_with_typo(word: str, known: tuple[str, ...]) -> str | None:
    """Return the known word from which `word` differs by one typo (an extra, missing, wrong or two swapped letters), None if there is none."""
    for other in known:
        if abs(len(word) - len(other)) <= 1 and _differs_by_one_typo(word, other):
            return other
    return None


def _differs_by_one_typo(word: str, other: str) -> bool:
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    a, b = word[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and len(b) > 1 and a[2:] == b[2:])
