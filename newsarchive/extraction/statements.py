"""What the text of an error page states: that the page was not found, that the server failed, that the site is under maintenance.

Such a text consists of few words. A statement is therefore recognised by two things together: a phrase that makes it, and the share of its words
that such pages use. A headline about a missing page, or about the maintenance of a power plant, has the phrase and other words besides.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from newsarchive.bengali.text import compose
from newsarchive.extraction.error_words import is_of_error_page
from newsarchive.extraction.patterns import pattern
from newsarchive.extraction.titles import title_key
from newsarchive.items import Reason

_LONGEST = 600  # characters of a text that may be one statement
_MOST_OUTPUT = 400  # characters in which the output of a program begins
_KNOWN_SHARE = 0.78  # of the words of a statement: one in five may be the name of the outlet
_SURE_SHARE = 0.9
_FIRST_LATIN = 12  # characters: the output of a program begins in Latin letters
_SAMPLE = 120  # characters that show whether a text may be a statement
_TYPED_SHARE = 0.5  # of its words as typed, before punctuation within them is removed
_BRACES = re.compile(r"[{}\[\]()_/]")
_MARKS = "{}_/\"'“”‘’«»|:।!?.,…()[]#-–—"


@dataclass(frozen=True, slots=True)
class Statement:
    """The reason that a text as a whole states.

    `is_sure`: it names the page, its address, the site or the number of the error, and has next to no other words.
    """

    reason: Reason
    is_sure: bool


# Page (four spellings), link, address, news, report, article, post, content, writing, file, "what you look for".
_PAGE = pattern(
    r"পৃষ্ঠা|পাতা|পেজ|পেইজ|লিংক|লিঙ্ক|ঠিকানা|ইউআরএল|খবর|সংবাদ|নিউজ|প্রতিবেদন|নিবন্ধ|আর্টিকেল|",
    r"পোস্ট|কনটেন্ট|কন্টেন্ট|বিষয়বস্তু|লেখাটি|ফাইল|যা খুঁজ|",
    r"\b(?:web)?pages?\b|\burl\b|\blinks?\b|address|article|\bposts?\b|content|document|",
    r"resource|\bfile\b|\bstory\b|\bnews\b|looking for|location",
)
# Not found, not to be found, "not found" in Bengali letters; removed, moved; does not exist, is no more; wrong, not right, not valid, expired, lost.
_MISSING = pattern(
    r"(?:পাওয়া|খুঁজে) ?(?:যায়|গেল|গেলো|যাচ্ছে|পাওয়া যায়|পাওয়া যাচ্ছে|পাওয়া গেল|",
    r"পাওয়া গেলো) ?(?:নি|না|নাই)|খুঁজে (?:পাইনি|পাই নি|পাচ্ছি না|মেলেনি)|নট ফাউন্ড|",
    r"মুছে|ডিলিট|সরিয়ে|সরানো|অপসারণ|স্থানান্তর|অস্তিত্ব|বিদ্যমান ন|উপলব্ধ ন|উপলভ্য ন|নেই$|নাই$|ভুল|সঠিক ন|বৈধ ন|অবৈধ|মেয়াদ|হারিয়ে|",
    r"not (?:be )?(?:found|available|exist)|(?:does|do) ?n t exist|doesnt exist|no longer|(?:can|",
    r"could) ?(?:not|n t| t|nt) (?:be found|find|locate)|missing|",
    r"removed|deleted|moved|unavailable|invalid|broken|expired|incorrect|does not match|no results?|nothing (?:was )?found|",
    r"no (?:posts?|news|articles?|data|content|records?) (?:was |were )?found",
)
_NUMBER_404 = pattern(r"(?<![0-9])(?:404|410)(?![0-9])")
# "Not found", "sorry", "oops", of what is not stated.
_MISSING_ALONE = pattern(
    r"^(?:not found|নট ফাউন্ড|(?:কিছুই? )?(?:খুঁজে )?পাওয়া যায় ?নি|no results?|nothing (?:was )?found|gone|oops|দুঃখিত|ওহো|উফ|sorry)"
)
# Site, portal, server, service, we, our.
_SITE = pattern(r"সাইট|পোর্টাল|সার্ভার|সেবাটি|আমরা|আমাদের|\b(?:web)?site\b|server|\bservice\b|portal|\bwe\b|\bour\b")
# Maintenance (three spellings), repair, improvement, temporarily; soon back or coming; under construction; technical fault; is closed.
_CLOSED = pattern(
    r"রক্ষণাবেক্ষণ|রক্ষনাবেক্ষ|রক্ষণাবেক্ষন|মেরামত|উন্নয়ন(?:ের)? কাজ|আপগ্রেড|হালনাগাদ|সংস্কার|সাময়িক|",
    r"অস্থায়ীভাবে|(?:শিগগির|শীঘ্র|শিগ্গির|শিগ্র)[^ ]{0,4} (?:ফির|আস)|",
    r"নির্মাণাধীন|(?:কারিগরি|যান্ত্রিক) (?:ত্রুটি|সমস্যা)|বন্ধ (?:আছে|রয়েছে|থাকবে)|maint[ae]?i?n[ae]nce|(?:be|come) (?:right )?back|",
    r"back (?:soon|shortly|online)|coming soon|under construction|temporarily|",
    r"briefly unavailable|(?:launch|open)ing soon|technical difficult|offline",
)
# Maintenance is under way.
_CLOSED_SITE = pattern(
    r"under (?:scheduled )?maintenance|maintenance mode|be (?:right )?back|রক্ষণাবেক্ষণ চলছে|scheduled maintenance"
)
# Failures of servers, by number or in the words of common programs; fault of the server, the database or the connection; a serious fault.
_FAILED = pattern(
    r"(?<![0-9])(?:50[0-47-9]|52[0-7]|530)(?![0-9]).{0,40}(?:error|server|gateway|unavailable|time ?out|limit|ত্রুটি|এরর|সার্ভার)|",
    r"(?:error|এরর|ত্রুটি|http|code) ?(?:code )?(?:50[0-47-9]|52[0-7]|530)(?![0-9])|internal server error|bad gateway|gateway time ?out|",
    r"service (?:temporarily )?unavailable|server error|application error|database error|error establishing a database connection|",
    r"(?:could ?n[o ]?t|can ?not|unable to|failed to|error) connect(?:ing)?|too many connections|",
    r"critical error|server is (?:down|returning|currently|overloaded|busy)|",
    r"connection timed out|something went wrong|resource limit is reached|",
    r"bandwidth limit exceeded|account (?:has been )?suspended|unexpected error|",
    r"(?:an )?error (?:has )?occurred|no input file specified|upstream connect error|",
    r"unhandled exception|runtime error|403 forbidden|forbidden 403|",
    r"unable to handle this request|(?:সার্ভার|ডাটাবেজ|ডেটাবেজ|ডাটাবেস|ডেটাবেস|",
    r"সংযোগ)[^ ]{0,4} .{0,30}(?:ত্রুটি|সমস্যা|এরর|ব্যর্থ|বিচ্ছিন্ন)|",
    r"(?:গুরুতর|জটিল|অভ্যন্তরীণ|অপ্রত্যাশিত) (?:সার্ভার )?ত্রুটি",
)
# The output of programs in place of a page: no sentence of an article has these forms.
_OUTPUT = pattern(
    r"(?:^|\s)(?:php )?(?:(?:catchable |recoverable )?fatal error|parse error|warning|notice|",
    r"deprecated)\s*:\s[^\n]{1,300}?(?:on line \d|\.php\b|\(\))|",
    r"sqlstate\[|uncaught (?:error|exception|typeerror|pdoexception)|stack trace:|",
    r"traceback \(most recent call last\)|mysqli?_(?:connect|query|fetch)|",
    r"error establishing a database connection|server error in '/|symfony\\component|",
    r"illuminate\\|org\.apache\.|system\.web\.|access denied for user|",
    r"whoops, looks like something went wrong|(?:unable to|could not) connect to (?:the )?database|database connection (?:error|failed)",
)
# Pages of hosts and registrars in place of the site. "The domain has expired", "is for sale".
_HOST_PAGE = pattern(
    r"^index of /|^welcome to nginx|^apache2? [a-z ]{0,30}(?:default|test) page|^default web ?site page|^it works!?$|^iis windows server|",
    r"domain (?:name |[a-z0-9.-]{3,60} )?(?:is |may be |has been )?(?:for sale|parked|expired|available for)|",
    r"buy this domain|domain parking|parked (?:free|domain)|",
    r"this domain (?:is|has|may) (?:for sale|be|been|parked|expired|registered)|(?:^|\s)[a-z0-9-]+\.[a-z]{2,12} is for sale|",
    r"ডোমেইন(?:টি|টির)? .{0,30}(?:মেয়াদ|বিক্রি)",
)
# Log in (three spellings); cookies, consent; a program that needs JavaScript.
_DOOR = pattern(
    r"^(?:user |member |admin )?(?:log ?in|sign ?in|log on)(?![a-z])|^লগ ?ইন|^সাইন ?ইন|",
    r"(?:please|must|to continue) (?:log|sign) ?in|লগ ?ইন করুন|",
    r"cookie (?:consent|policy|settings)|accept (?:all )?cookies|use cookies|কুকি ব্যবহার|",
    r"your (?:consent|privacy)|আপনার সম্মতি|enable javascript|জাভাস্ক্রিপ্ট",
)


# Every text that `_OUTPUT` or `_HOST_PAGE` matches contains one of these.
_OUTPUT_HINTS = (
    *("error", "warning", "notice", "deprecated", "sqlstate", "exception", "trace", "mysql", "database", "symfony"),
    *("illuminate", "apache", "system.web", "denied", "something went wrong"),
)
_HOST_HINTS = ("index of", "nginx", "apache", "default", "works", "server", "domain", "sale", "parked", "ডোমেইন")


@lru_cache(maxsize=1024)
def statement(text: str) -> Statement | None:
    """Return what a text as a whole states of the page or its site, None if it is anything else."""
    if is_error_output(text):
        return Statement(Reason.SERVER_ERROR, is_sure=True)
    if not text or len(text) > _LONGEST:
        return None
    if _has_one(text, _HOST_HINTS) and _HOST_PAGE.search(text.strip()):
        return Statement(Reason.SOFT_404, is_sure=True)
    if share_as_typed(text, _TYPED_SHARE) < _TYPED_SHARE:  # folding a text costs ten times as much
        return None
    key = title_key(_BRACES.sub(" ", text))
    share = known_share(key, _KNOWN_SHARE)
    found = _phrase(key) if share >= _KNOWN_SHARE else None
    return found and Statement(found.reason, is_sure=found.is_sure and share >= _SURE_SHARE)


def is_error_output(text: str) -> bool:
    """True if a text begins with the output of a program that failed."""
    return text[:_FIRST_LATIN].isascii() and contains_error_output(text[:_MOST_OUTPUT])


def contains_error_output(text: str) -> bool:
    """True if a text contains the output of a program that failed."""
    return _has_one(text, _OUTPUT_HINTS) and bool(_OUTPUT.search(text))


def share_as_typed(text: str, least: float) -> float:
    """Return the share of the words at the beginning of a text, as typed, that are those of error pages; 0 if it cannot reach `least`."""
    return known_share(compose(text[:_SAMPLE]).lower(), least)


def _has_one(text: str, words: tuple[str, ...]) -> bool:
    lower = text.lower()
    return any(word in lower for word in words)


def known_share(text: str, least: float = 0.0) -> float:
    """Return the share of the words of a text in lower case that are those of error pages; 0 as soon as it cannot reach `least`."""
    words = text.split()
    unknown, most = 0, (1 - least) * len(words)
    for word in words:
        if not is_of_error_page(word.strip(_MARKS) or word):
            unknown += 1
            if unknown > most:
                return 0.0
    return 1 - unknown / len(words) if words else 0.0


def _phrase(key: str) -> Statement | None:
    """Return what the phrases of a folded text state, whatever its other words."""
    if _FAILED.search(key):
        return Statement(Reason.SERVER_ERROR, is_sure=True)
    if _NUMBER_404.search(key) or (_PAGE.search(key) and _MISSING.search(key)):
        return Statement(Reason.SOFT_404, is_sure=True)
    if _CLOSED.search(key):
        return Statement(Reason.SERVER_ERROR, is_sure=bool(_SITE.search(key) or _CLOSED_SITE.search(key)))
    if _DOOR.search(key) or _MISSING_ALONE.search(key):
        return Statement(Reason.SOFT_404, is_sure=False)
    return None
