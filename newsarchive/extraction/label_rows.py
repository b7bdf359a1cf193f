"""Rows of labels inside a body: section names of the menu, breadcrumbs, share buttons, tags, on one line or on several."""

import re
from collections.abc import Callable, Collection, Sequence
from typing import Final

from newsarchive.bengali.text import fold
from newsarchive.extraction import lexicon
from newsarchive.extraction.patterns import folded, pattern
from newsarchive.extraction.rule import rule

_LONGEST = 300  # characters of a row
_LONGEST_LABEL = 30
_FEW, _MANY = 3, 4  # labels that make a row with the words around them, and by themselves
_SEPARATOR: Final = re.compile(r"[|»›>•·/\\]+")
_HOME: Final = frozenset(map(fold, ("প্রচ্ছদ", "হোম", "মূলপাতা", "মূল পাতা", "নীড়পাতা", "home")))
_TAGS: Final = pattern(r"^[\s#*•-]*(?:ট্যাগ(?:স|সমূহ|গুলো)?|টপিকস?|কিওয়ার্ড|tags?|topics?|keywords?)\s*[:ঃ]")
_LONGEST_NAME = 3  # words of a section
# Sections of Bengali outlets, and the buttons and networks of share bars.
_SECTIONS: Final = (
    "জাতীয়, রাজনীতি, সারাবিশ্ব, সারাদেশ, সারা দেশ, সারাবাংলা, দেশজুড়ে, বাংলাদেশ, বিশ্ব, আন্তর্জাতিক, বিদেশ, খেলা, খেলাধুলা, খেলাধূলা, ক্রিকেট, ফুটবল, "
    "বিনোদন, অর্থনীতি, বাণিজ্য, অর্থ-বাণিজ্য, অর্থ ও বাণিজ্য, ব্যবসা, শেয়ারবাজার, পুঁজিবাজার, মতামত, উপসম্পাদকীয়, সম্পাদকীয়, মুক্তমত, কলাম, চিঠিপত্র, সাক্ষাৎকার, "
    "শিক্ষা, শিক্ষাঙ্গন, ক্যাম্পাস, চাকরি, চাকরির খবর, জীবনযাপন, লাইফস্টাইল, লাইফ স্টাইল, স্বাস্থ্য, তথ্যপ্রযুক্তি, তথ্য-প্রযুক্তি, প্রযুক্তি, বিজ্ঞান, বিজ্ঞান ও প্রযুক্তি, আইসিটি, "
    "ধর্ম, ইসলাম, ইসলাম ও জীবন, সাহিত্য, শিল্প ও সাহিত্য, সাহিত্য ও সংস্কৃতি, সংস্কৃতি, ফিচার, রাজধানী, মহানগর, নগর, জেলার খবর, জনপদ, গ্রামবাংলা, আঞ্চলিক, প্রবাস, "
    "প্রবাসী, আইন-আদালত, আইন আদালত, আইন ও আদালত, আদালত, অপরাধ, অপরাধ ও দুর্নীতি, পরিবেশ, কৃষি, নারী ও শিশু, ভ্রমণ, পর্যটন, ছবি, ছবিঘর, ফটো গ্যালারি, "
    "ভিডিও, ভিডিও গ্যালারি, গ্যালারি, আর্কাইভ, ই-পেপার, ইপেপার, প্রথম পাতা, শেষ পাতা, সর্বশেষ, সব খবর, গণমাধ্যম, মিডিয়া, সোশ্যাল মিডিয়া, বিশেষ প্রতিবেদন, "
    "এক্সক্লুসিভ, অন্যান্য, বিবিধ, রাজ্য, রাশিফল, প্রচ্ছদ, হোম, নীড়পাতা, যোগাযোগ"
)
_BUTTONS: Final = (
    "ফেসবুক, টুইটার, এক্স, হোয়াটসঅ্যাপ, হোয়াটস অ্যাপ, মেসেঞ্জার, লিংকডইন, লিঙ্কডইন, টেলিগ্রাম, ইমেইল, ই-মেইল, প্রিন্ট, শেয়ার, কপি লিংক, লিংক কপি, ইউটিউব, "
    "ইনস্টাগ্রাম, ভাইবার, পিন্টারেস্ট, facebook, twitter, whatsapp, messenger, linkedin, telegram, "
    "email, print, share, copy link, youtube, instagram, viber, pinterest"
)
_LABELS: Final = frozenset(fold(label.strip()) for label in f"{_SECTIONS}, {_BUTTONS}".split(","))
_FIRST_WORDS: Final = frozenset(label.split()[0] for label in _LABELS)


@rule("lines: row of labels")
def is_label_row(text: str) -> bool:
    """True if a line is a row of section names, a breadcrumb, a share bar or a row of tags, and no sentence."""
    if len(text) > _LONGEST or text.endswith(lexicon.SENTENCE_ENDS):
        return False
    if _TAGS.match(text):
        return True
    if _SEPARATOR.search(text):
        parts = [folded(part.strip()) for part in _SEPARATOR.split(text) if part.strip()]
        if len(parts) >= _FEW - 1 and parts[0] in _HOME:
            return True
        return len(parts) >= _FEW and 3 * sum(part in _LABELS for part in parts) >= 2 * len(parts)
    return _is_run_of_labels(text)


def _is_run_of_labels(text: str) -> bool:
    """True if a line begins with label after label, without a comma or a word between them."""
    words = text.split()
    if len(words) < _FEW or folded(words[0]) not in _FIRST_WORDS:
        return False
    words = folded(text).split()
    if any(word.endswith((",", ";", ":", "।")) for word in words):
        return False
    at = found = 0
    while at < len(words):
        size = next(
            (
                size
                for size in range(_LONGEST_NAME, 0, -1)
                if " ".join(words[at : at + size]) in _LABELS and at + size <= len(words)
            ),
            0,
        )
        if not size:
            break
        at += size
        found += 1
    return found >= _MANY or (found >= _FEW and at == len(words))


def rows_of_labels(texts: Sequence[str], links: Sequence[bool], menu: Callable[[], Collection[str]]) -> set[int]:
    """Return the numbers of the lines that are rows of labels: alone, or several in a row that are labels one by one.

    `links`: True for the lines that are links. `menu`: the folded labels of the page's own menu, asked only where short lines follow each other.
    """
    unfinished = [
        at for at, text in enumerate(texts) if len(text) <= _LONGEST and not text.endswith(lexicon.SENTENCE_ENDS)
    ]
    if not unfinished:
        return set()
    found = {at for at in unfinished if is_label_row(texts[at])}
    if len(unfinished) < _FEW:
        return found
    short = [0 < len(text) <= _LONGEST_LABEL and not text.endswith(lexicon.SENTENCE_ENDS) for text in texts]
    at = 0
    while at < len(texts):
        end = at
        while end < len(texts) and short[end]:
            end += 1
        if end - at >= _FEW:
            found |= labels_one_by_one(range(at, end), texts, links, menu)
        at = end + 1
    return found


@rule("lines: labels of the menu one by one", frozenset())
def labels_one_by_one(
    span: range, texts: Sequence[str], links: Sequence[bool], menu: Callable[[], Collection[str]]
) -> frozenset[int]:
    """Several short lines below each other that the page's menu has too, or that are links with the names of sections, are a menu."""
    own = menu()
    found: list[int] = []
    run: list[int] = []
    for at in [*span, -1]:
        key = folded(texts[at]) if at >= 0 else ""
        if key and (key in own or (links[at] and key in _LABELS)):
            run.append(at)
            continue
        if len(run) >= _FEW:
            found += run
        run = []
    return frozenset(found)
