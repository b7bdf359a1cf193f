"""The names of time zones beside a clock: "EST", "জিএমটি", "নিউইয়র্ক সময়" (New York time), "America/New_York".

A name that is not known is no reason to assume the zone of the outlet: `unknown_zone` finds it, and the time is then refused. Its day is refused
too: the day of another zone may be another day.
"""

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsarchive.bengali.places import is_place

_FIXED: Final = {  # minutes east of Greenwich
    -600: "hst",
    -540: "akst",
    -480: "pst akdt পিএসটি",
    -420: "mst pdt এমএসটি পিডিটি",
    -360: "cst mdt সিএসটি এমডিটি",
    -300: "est cdt ইএসটি সিডিটি",
    -240: "edt ইডিটি",
    -180: "adt brt",
    -150: "ndt",
    -210: "nst",
    0: "gmt utc ut z wet জিএমটি জিমটি ইউটিসি",
    60: "cet mez west wat সিইটি",
    120: "eet cest mesz sast সিইএসটি",
    180: "msk eest eat trt",
    210: "irst",
    240: "gst",
    270: "aft",
    300: "pkt uzt পিকেটি",
    330: "ist slst আইএসটি",
    345: "npt",
    360: "bdt btt বিডিটি",
    390: "mmt",
    420: "ict wib",
    480: "hkt sgt myt pht awst",
    540: "jst kst জেএসটি",
    570: "acst",
    600: "aest",
    630: "acdt",
    660: "aedt",
    720: "nzst",
    780: "nzdt",
}
# Names of several zones: they mean a zone only if the outlet's own has that name. BST is Bangladesh Standard Time in Dhaka, summer time in London.
_AMBIGUOUS: Final = "bst ast amt sst wst"
_BST: Final = ("Asia/Dhaka", "Europe/London")
_LOCAL: Final = "স্থানীয়"  # local: the zone of the outlet
# Places and peoples whose time is named ("... time"), without countries of several zones.
_PLACES: Final = {
    "Etc/UTC": "গ্রিনিচ গ্রিনিচমান গ্রিনউইচ গ্রিনউইচমান আন্তর্জাতিক বিশ্ব জিএমটি ইউটিসি",
    "Asia/Dhaka": "বাংলাদেশ বাংলাদেশের ঢাকা ঢাকার বিডি",
    "Asia/Kolkata": "ভারত ভারতীয় ভারতের কলকাতা কলকাতার দিল্লি দিল্লির নয়াদিল্লি",
    "Asia/Karachi": "পাকিস্তান পাকিস্তানের পাকিস্তানি করাচি ইসলামাবাদ",
    "Asia/Kathmandu": "নেপাল নেপালের কাঠমান্ডু",
    "Asia/Thimphu": "ভুটান ভুটানের",
    "Asia/Colombo": "শ্রীলঙ্কা শ্রীলঙ্কার কলম্বো",
    "Asia/Yangon": "মিয়ানমার মিয়ানমারের",
    "Asia/Kabul": "আফগানিস্তান আফগানিস্তানের কাবুল",
    "Asia/Tehran": "ইরান ইরানের তেহরান",
    "Asia/Riyadh": "সৌদি সৌদিআরব সৌদিআরবের মক্কা মদিনা রিয়াদ",
    "Asia/Dubai": "আমিরাত দুবাই আবুধাবি ওমান",
    "Asia/Qatar": "কাতার কাতারের দোহা",
    "Asia/Kuwait": "কুয়েত কুয়েতের",
    "Asia/Jerusalem": "ইসরায়েল জেরুজালেম",
    "Europe/Istanbul": "তুরস্ক তুরস্কের ইস্তাম্বুল আঙ্কারা",
    "Europe/Moscow": "মস্কো মস্কোর",
    "Europe/Kyiv": "ইউক্রেন ইউক্রেনের কিয়েভ",
    "Europe/London": "লন্ডন লন্ডনের যুক্তরাজ্য যুক্তরাজ্যের ব্রিটিশ ব্রিটেন",
    "Europe/Paris": "ফ্রান্স ফ্রান্সের প্যারিস প্যারিসের মধ্যইউরোপীয়",
    "Europe/Berlin": "জার্মানি জার্মানির জার্মান বার্লিন",
    "Europe/Rome": "ইতালি ইতালির রোম",
    "Europe/Madrid": "স্পেন স্পেনের মাদ্রিদ",
    "America/New_York": "নিউইয়র্ক নিউইয়র্কের নিউয়র্ক ওয়াশিংটন ওয়াশিংটনের ইস্টার্ন",
    "America/Chicago": "শিকাগো",
    "America/Los_Angeles": "লসঅ্যাঞ্জেলেস ক্যালিফোর্নিয়া",
    "America/Toronto": "টরন্টো",
    "Asia/Tokyo": "জাপান জাপানের টোকিও",
    "Asia/Seoul": "দক্ষিণকোরিয়া সিউল",
    "Asia/Shanghai": "চীন চীনের বেইজিং",
    "Asia/Hong_Kong": "হংকং",
    "Asia/Singapore": "সিঙ্গাপুর সিঙ্গাপুরের",
    "Asia/Kuala_Lumpur": "মালয়েশিয়া মালয়েশিয়ার কুয়ালালামপুর",
    "Asia/Bangkok": "থাইল্যান্ড থাইল্যান্ডের ব্যাংকক",
    "Australia/Sydney": "সিডনি সিডনির",
}
_ENGLISH: Final = {
    "Etc/UTC": "greenwichmeantime coordinateduniversaltime universaltime",
    "Asia/Dhaka": "bangladeshstandardtime bangladeshtime dhakatime",
    "Asia/Kolkata": "indiastandardtime indianstandardtime indiantime indiatime",
    "Asia/Karachi": "pakistanstandardtime pakistantime",
    "America/New_York": "et easterntime newyorktime",
    "America/Chicago": "ct centraltime",
    "America/Denver": "mt mountaintime",
    "America/Los_Angeles": "pt pacifictime",
    "Europe/London": "londontime uktime",
}
_ENGLISH_FIXED: Final = {
    -300: "easternstandardtime",
    -240: "easterndaylighttime",
    -480: "pacificstandardtime",
    -420: "pacificdaylighttime",
    60: "centraleuropeantime centraleuropeanstandardtime britishsummertime",
    120: "centraleuropeansummertime",
}


def _named() -> dict[str, tzinfo]:
    named: dict[str, tzinfo] = {}
    for minutes, words in (*_FIXED.items(), *_ENGLISH_FIXED.items()):
        zone = timezone(timedelta(minutes=minutes)) if minutes else UTC
        named |= dict.fromkeys(unicodedata.normalize("NFC", words).split(), zone)
    for key, words in _ENGLISH.items():
        named |= dict.fromkeys(words.split(), ZoneInfo(key))
    for key, words in _PLACES.items():
        named |= {f"{place}সময়": ZoneInfo(key) for place in unicodedata.normalize("NFC", words).split()}
    return {unicodedata.normalize("NFC", name): zone for name, zone in named.items()}


_NAMED: Final = _named()
_LOCAL_TIME: Final = unicodedata.normalize("NFC", f"{_LOCAL}সময়")
# One word each, in lower case. Names of one word follow a clock only, as some are words of other languages; phrases may precede it.
ABBREVIATIONS: Final = " ".join((*(name for name in _NAMED if not name.endswith(("time", "সময়"))), *_AMBIGUOUS.split()))
PHRASES: Final = " ".join((*(name for name in _NAMED if name.endswith(("time", "সময়"))), _LOCAL_TIME))

_TIME: Final = unicodedata.normalize("NFC", "সময়")
_BENGALI_WORD: Final = "[\u0980-\u09e5\u09f0-\u09ff]{2,20}"
_BENGALI_PHRASE: Final = re.compile(
    f"(?<![\u0980-\u09e5\u09f0-\u09ff])({_BENGALI_WORD}[ -]?(?:{_BENGALI_WORD})?)[ -]{_TIME}(?![\u0980-\u09e5\u09f0-\u09ff])"
)
# GMT, IST and the like, letter by letter, with dots or spaces: জি.এম.টি., আই এস টি.
_LETTER_T: Final = "টি"
_SPELLED: Final = re.compile(
    "(?<=[ (])(?:জি|ইউ|পি|সি|এম|আই|বি|জে|ই)(?:\\. ?| )(?:এম|এস|ডি|টি|কে|ই)(?:\\. ?| )(?:টি|সি)\\.?(?![\u0980-\u09e5\u09f0-\u09ff])"
)
_ENGLISH_PHRASE: Final = re.compile(
    "(?<![a-z])(?:[a-z]{2,12} ){1,2}(?:(?:standard|daylight|summer|mean) )?time(?![a-z])"
)
_AREAS: Final = "africa|america|antarctica|asia|atlantic|australia|europe|indian|pacific|etc"
IANA_NAME: Final = f"(?:{_AREAS})/[a-z_]+(?:[/-][a-z_]+)*"
# The zone in brackets behind the word for time: "সময় (জিএমটি): ", "Time (GMT): ".
_TIME_IN_BRACKETS: Final = re.compile(
    f"(?<![a-z\u0980-\u09e5\u09f0-\u09ff])(?:{_TIME}|time) ?\\((?P<name>[^()0-9০-৯]{{2,30}})\\)", re.IGNORECASE
)
_SMALL_WORDS: Final = frozenset({"of", "es", "au", "and"})

_CLOCK: Final = r"[0-9০-৯][:.ঃ][0-9০-৯]{2}(?:[:.ঃ][0-9০-৯]{2})?(?:\.[0-9০-৯]{1,6})?(?: ?(?:[AaPp]\.? ?[Mm]\.?|এ\.? ?এম\.?|পি\.? ?এম\.?))?[ ,]{0,2}"
# What follows a clock where zones are: capitals that end in T as most names do, or "... time" with nothing behind.
_BESIDE_CLOCK: Final = re.compile(
    f"{_CLOCK}\\(?(?:(?P<letters>[A-Z]{{2,4}}T)(?![A-Za-z])|(?<=[ (,])(?P<place>{_BENGALI_WORD}(?:[ -]{_BENGALI_WORD})?) {_TIME}(?= ?(?:[)\\],|]|$)))"
)
_SECONDS: Final = r"[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?"
# The formats of programs, in which the zone has a place of its own.
_IN_ITS_PLACE: Final = re.compile(
    rf"(?:[A-Za-z]{{3,9}},? )?[0-9]{{1,2}}[ -][A-Za-z]{{3,9}}[ -][0-9]{{2,4}} {_SECONDS} (?P<mail>[A-Za-z]{{1,5}})"
    rf"|[A-Za-z]{{3}} [A-Za-z]{{3}} {{1,2}}[0-9]{{1,2}} {_SECONDS} (?P<unix>[A-Za-z]{{1,5}}) [0-9]{{4}}"
    rf"|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}[T ]{_SECONDS} ?(?P<iso>[A-Za-z]{{1,5}})"
)
# A zone as the label of the date behind it: "পার্থ সময়: ১৫ নভেম্বর ..." (Perth time).
_LABEL: Final = re.compile(
    f"(?<![\u0980-\u09e5\u09f0-\u09ff])(?P<place>{_BENGALI_WORD}(?:[ -]{_BENGALI_WORD})?) {_TIME} ?[:ঃ–—-]"
)
_GENITIVES: Final = ("ের", "র")
_NO_ZONE: Final = frozenset(
    "POST LAST EDIT TEXT NEXT TEST BEST EAST LIST CHAT PRINT SPORT EVENT START GUEST COURT FIRST VISIT FRONT ABOUT SHORT NOT BUT OUT GET SET".split()
)
# "Reading time" and the like: of reading, fixed, same, that, this, right, present, last, of publication
_NO_PLACE: Final = frozenset(
    "পড়ার পাঠের নির্ধারিত একই ওই সেই এই সঠিক বর্তমান শেষ সর্বশেষ প্রকাশের প্রকাশ আপডেট আপডেটের আপলোডের পোস্টের প্রিন্টের সম্পাদনার".split()
)


def join_phrases(text: str) -> str:
    """Return the text with each name of a zone that has several words as one word: নিউইয়র্কসময়, bangladeshstandardtime, জিএমটি."""
    if _LETTER_T in text:
        text = _SPELLED.sub(lambda found: re.sub("[. ]", "", found[0]), text)
    if _TIME in text:
        text = _BENGALI_PHRASE.sub(_joined, text)
    if " time" in text:
        text = _ENGLISH_PHRASE.sub(_joined, text)
    return _TIME_IN_BRACKETS.sub(_joined_brackets, text) if "(" in text else text


def zone_of_name(name: str, day: datetime, outlet: ZoneInfo) -> tzinfo | None:
    """Return the zone that a name beside a clock means on a day for an outlet, None if it is not known.

    A name that the outlet's own zone has on that day is the outlet's.
    """
    if name == _LOCAL_TIME or day.replace(tzinfo=outlet).tzname() == name.upper():
        return outlet
    if name == "bst":
        return outlet if outlet.key in _BST else None
    return _iana(name) if "/" in name else _NAMED.get(name)


def unknown_zone(text: str) -> str:
    """Return the name of a zone beside a clock that is not known, empty if there is none. `text`: as shown."""
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    if not text.isascii() and "T" not in text and _TIME not in text:
        return ""  # nearly every time of a page in Bengali
    whole = _IN_ITS_PLACE.fullmatch(text) if text.isascii() else None
    if whole:
        name = whole["mail"] or whole["unix"] or whole["iso"]
        if name.upper() not in ("AM", "PM") and not _is_known(name.lower()):
            return name
    for beside in _BESIDE_CLOCK.finditer(text):
        letters, place = beside["letters"], beside["place"]
        if letters and letters not in _NO_ZONE and not _is_known(letters.lower()):
            return letters
        if place and _NO_PLACE.isdisjoint(place.split()) and not _is_known(_without_gaps(f"{place}{_TIME}")):
            return f"{place} {_TIME}"
    return _unknown_label(text)


def _unknown_label(text: str) -> str:
    """Return the name of a zone before a date that is not known, empty if there is none: that of a place, or in brackets."""
    for label in _LABEL.finditer(text):
        place = label["place"]
        if _is_place_with_ending(place) and not _is_known(_without_gaps(f"{place}{_TIME}")):
            return f"{place} {_TIME}"
    for label in _TIME_IN_BRACKETS.finditer(text):
        name = label["name"].strip()
        is_name = _is_place_with_ending(name) or (name.isascii() and name.isalpha() and name.isupper())
        if is_name and _zone_in_brackets(name.lower()) is None:
            return name
    return ""


def _is_place_with_ending(name: str) -> bool:
    return is_place(name) or any(name.endswith(ending) and is_place(name.removesuffix(ending)) for ending in _GENITIVES)


def _is_known(name: str) -> bool:
    return name in _NAMED or name == _LOCAL_TIME or name in _AMBIGUOUS.split()


def _joined(phrase: re.Match[str]) -> str:
    """Return a phrase as one word if it is the name of a zone; a word before the name stays."""
    name = _without_gaps(phrase[0])
    if _is_known(name):
        return name
    first, _, rest = phrase[0].partition(" ")
    name = _without_gaps(rest)
    return f"{first} {name}" if _is_known(name) else phrase[0]


def _joined_brackets(found: re.Match[str]) -> str:
    """Return the zone in brackets behind the word for time as one word, the text unchanged if it is none."""
    return _zone_in_brackets(found["name"]) or found[0]


def _zone_in_brackets(name: str) -> str | None:
    """Return the known name of a zone for the words in brackets, None if there is none: "gmt", "ঢাকা" (Dhaka)."""
    word = _without_gaps(name)
    return next((known for known in (word, f"{word}{_TIME}", f"{word}time") if _is_known(known)), None)


def _without_gaps(phrase: str) -> str:
    return phrase.replace(" ", "").replace("-", "")


@lru_cache(maxsize=256)
def _iana(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name in small letters, None if there is none."""
    parts = re.split("([/_-])", name)
    key = "".join(part if part in _SMALL_WORDS else part.capitalize() for part in parts)
    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder of zones
        return None
