"""Detection of text in the legacy Bijoy encoding, and of residues that wrong conversions from it leave in Unicode text.

Bijoy fonts (SutonnyMJ and similar) draw Bengali on Latin code points: "evsjv‡`k" is shown as বাংলাদেশ (Bangladesh).
Converted text is recognised by letters that Bengali never joins.

Nothing is converted. Of the two packages for it, one (bijoytounicode 1.1.1, 2018) converts ক্ষ, ল্ল and ৌ wrongly without
an error; the other (unicodeconverter 0.1.0b12, 2022) raises on some strings and has a copyleft licence.
"""

import re
import unicodedata
from typing import Final

_LATIN: Final = re.compile("[A-Za-z]")
_BENGALI_LETTER: Final = re.compile("[\u0985-\u09b9\u09ce]")
# Signs that do not occur inside a word of Latin text: the vowel signs e and ai, written before their letter, and second
# parts of conjuncts, after one. Signs that may occur between letters of Latin text (` ~ … „ » · ° ×) are left out.
_WITHIN: Final = re.compile("[A-Za-z_`](?:[†‡ˆ‰][A-Za-z_`]|[©¨ª¯¤¦§¶¬±®¢£¥](?=[A-Za-z†‡ˆ‰_`|,\\s]|$))")
_MARK: Final = re.compile("[†‡ˆ‰©¨ª¯¤¦§¶¬±®¢£¥]")  # without one of these nothing is certainly Bijoy
_AT_START: Final = re.compile("[^\\sA-Za-z0-9]*[†‡ˆ‰][A-Za-z_`]")
_WORD: Final = re.compile("\\S+")
_MIN_MARKED: Final = 0.12  # of the words; running Bengali has about one in three
_MIN_AA: Final = (
    0.06  # of the letters; v is the vowel sign aa, more than one letter in ten. English has one in a hundred.
)
_MIN_LETTERS: Final = 6
_SHORTEST_PASSAGE: Final = 20  # characters
_BENGALI: Final = re.compile("[\u0980-\u09ff]+")

_IN_WORD: Final = "\u0981-\u0983\u0985-\u09b9\u09bc-\u09ce"
# Signs that occur in no Bengali word: বিশ^ for বিশ্ব (world), ক‚ট for কূট (crooked); U+09A9 is not assigned.
_FOREIGN_SIGN: Final = re.compile("[\\^¡¢£‚„†‡ˆ‰©¨ª¯Š‹øœÑÒÓ\u09a9]")
_FOREIGN_IN_WORD: Final = re.compile(
    f"[{_IN_WORD}](?:\\^|[¡¢£‚„†‡ˆ‰©¨ª¯Š‹]+[{_IN_WORD}]|[øœÑÓ])|[¯øœÑÒ][{_IN_WORD}]|\u09a9"  # Ñ is a dash, Ò and Ó are quotation marks
)
_AROUND: Final = 20  # characters before and after a residue that may belong to its word
# Other residues: letters that are rare in running text, and the pattern. Searching for the letters first takes a tenth of the time.
_RESIDUES: Final = (
    # ত্ম for ন্ত, but in আত্ম (self) and typed for রত্ন, যত্ন; পর্যত্ম for পর্যন্ত (until)
    (
        "\u09a4\u09cd\u09ae",
        re.compile(
            "\u09a4\u09cd\u09ae(?:(?<![\u0986\u09be\u09b0\u09af]\u09a4\u09cd\u09ae)|(?<=\u09b0\u09cd\u09af\u09a4\u09cd\u09ae))"
        ),
    ),
    ("\u09a1\u09bc\u09cd\u0997", re.compile("(?<!\u0996)\u09a1\u09bc\u09cd\u0997")),  # ড়্গ for ক্ষ, but in খড়্গ (sword)
    # No word begins with ড় or ঢ়.
    *(
        (letter, re.compile(f"{letter}(?<![{_IN_WORD}\u200c\u200d]{letter})(?=[{_IN_WORD}])"))
        for letter in ("\u09a1\u09bc", "\u09a2\u09bc")
    ),
    # উলেস্নখ for উল্লেখ (mention); উলেখ is another residue of it after cleaning
    ("\u0989\u09b2\u09c7", re.compile("\u0989\u09b2\u09c7(?:\u09b8\u09cd\u09a8)?\u0996")),
)

BULLET: Final = "ষ"  # what a conversion makes of a bullet

# ণ্ড that a conversion made a hyphen: হত্যাকা-ের for হত্যাকাণ্ডের (of the killing). A vowel sign never follows a hyphen. Else only known words count, whole
# or with a known ending, as right compounds have hyphens too.
_PARTS_OF_WORD: Final = "".join(
    map(chr, (*range(0x0981, 0x0984), *range(0x0985, 0x09BA), *range(0x09BC, 0x09CF), 0x09D7))
)
_LONGEST_WORD: Final = 40  # characters
_SIGN_AFTER_HYPHEN: Final = re.compile("-[\u09be-\u09cd]")
# Words in ণ্ড up to it: killing, fire, activity, doings, tumult, deed; imprisonment, death sentence, fine, standard, spine, punishment, sceptre;
# territory, whole; fierce, huge, universe, heretic, mighty.
_BEFORE_ND: Final = (
    "হত্যাকা অগ্নিকা কর্মকা ক্রিয়াকা লঙ্কাকা তুলকালামকা কারাদ মৃত্যুদ অর্থদ মানদ মেরুদ শাস্তিদ প্রাণদ রাজদ ভূখ অখ দ্বিখ প্রচ প্রকা বিশ্বব্রহ্মা পাষ দোর্দ"
)
_ENDINGS: Final = "ই ও এ য় র টি টা সহ কে গুলো গুলি ভাবে তা তম প্রাপ্ত নীয় জ্ঞান জ্ঞানের জ্ঞানহীন কারখানা কারখানার যোগ্য হীন"
# Words with ণ্ড in the middle: punished, punishable, penal code; sphere (of air, earth, face), body of ministers, editors, presidents; storm of
# rage; Pandava; trouble, ignoramus; part-time, skirmish, sketch; wasted effort; ravaged.
_AROUND_ND: Final = (
    "দ-প্রাপ্ত দ-নীয় দ-জনীয় দ-বিধি দ-বিধির ম-ল ম-লী ম-লীর বায়ুম-ল ভূম-ল মুখম-ল পরিম-ল মন্ত্রিম-ল মন্ত্রিম-লী সম্পাদকম-লী সভাপতিম-লী উপদেষ্টাম-লী শিক্ষকম-লী "
    "সদস্যম-লী পরিচালকম-লী নক্ষত্রম-ল আবহম-ল তা-ব তা-বে তা-বের পা-ব পা-বের গ-গোল গ-গোলের গ-মূর্খ খ-কালীন খ-যুদ্ধ খ-চিত্র প-শ্রম ল-ভ-"
)
_DEED: Final = "কা-(?:টি|টা|গুলো|গুলি|জ্ঞান|জ্ঞানের|জ্ঞানহীন|কারখানা|কারখানার)?"  # with other endings also who and whose: কা-কে, কা-র
_LOST_ND: Final = re.compile(
    unicodedata.normalize(
        "NFC",
        f"(?:{'|'.join(_BEFORE_ND.split())})-(?:{'|'.join(_ENDINGS.split())})?"
        f"|{_DEED}|(?:{'|'.join(_AROUND_ND.split())})(?:ে|ের|েও|ে?ই|কে|ীর|র|ভাবে)?",
    )
)


def is_bijoy(text: str) -> bool:
    """True if a text is certainly in the Bijoy encoding.

    `text`: that of one element, not of a page. Its words must contain signs of that encoding, and its commonest vowel
    sign as often as Bengali does. Short text without such signs is not detected ("miKvi"); English, numbers, other
    Latin text and Unicode Bengali are never taken for Bijoy. Raises nothing.
    """
    letters = _LATIN.findall(text)
    if len(letters) < _MIN_LETTERS or _BENGALI_LETTER.search(text):
        return False
    words = _WORD.findall(text)
    within = sum(_WITHIN.search(word) is not None for word in words)
    at_start = sum(_AT_START.match(word) is not None for word in words)
    if not within and at_start < 2:  # one may be the mark of a footnote
        return False
    return within + at_start >= _MIN_MARKED * len(words) and letters.count("v") >= _MIN_AA * len(letters)


def lost_nd(text: str) -> str | None:
    """Return the first word in which a conversion made ণ্ড a hyphen, None if there is none. `text`: as returned by `text.clean`. Raises nothing."""
    at = text.find("-")
    while at >= 0:
        before, after = text[max(0, at - _LONGEST_WORD) : at], text[at : at + _LONGEST_WORD]
        start = before[len(before.rstrip(_PARTS_OF_WORD)) :]
        end = after[: len(after) - len(after.lstrip(f"-{_PARTS_OF_WORD}"))]
        word = start + end
        if start and (_SIGN_AFTER_HYPHEN.search(end) or _LOST_ND.fullmatch(word)):
            return word
        at = text.find("-", at + len(end))
    return None


def bijoy_passages(text: str) -> list[str]:
    """Return the paragraphs of a text that are in Bijoy, as a whole or for a long stretch between Bengali letters. Raises nothing."""
    if not _MARK.search(text):
        return []
    return [
        paragraph
        for paragraph in text.split("\n")
        if any(len(part) >= _SHORTEST_PASSAGE and is_bijoy(part) for part in _BENGALI.split(paragraph))
    ]


def residue(text: str) -> str | None:
    """Return the first word of Bengali text, as returned by `text.clean`, with a residue of a wrong conversion from Bijoy; None if there is none.

    The intended word is not determined, and wrong words that are other words of the language are not detected. Raises
    nothing.
    """
    found = _FOREIGN_IN_WORD.search(text) if _FOREIGN_SIGN.search(text) else None
    for letters, pattern in _RESIDUES:
        found = found or (pattern.search(text) if letters in text else None)
    if not found:
        return None
    before, after = text[max(0, found.start() - _AROUND) : found.start()], text[found.end() :][:_AROUND]
    start = "" if not before or before[-1].isspace() else before.split()[-1]
    return start + found[0] + ("" if not after or after[0].isspace() else after.split()[0])


def with_bullet(text: str, byline: str) -> str | None:
    """Return the first word of a byline with the bullet before it that a conversion made the letter ষ; None if the text has none. Raises nothing."""
    for gap in ("", " "):
        at = text.rfind(f"{BULLET}{gap}{byline}")
        if at == 0 or (at > 0 and text[at - 1] not in _PARTS_OF_WORD):
            return f"{BULLET}{gap}{byline.split()[0]}"
    return None
