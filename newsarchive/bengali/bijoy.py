"""Text in the legacy Bijoy encoding, and what careless conversions of it leave in Unicode text: found, and left as it is.

Bijoy fonts (SutonnyMJ and its kin) draw Bengali on Latin code points: "evsjv‡`k" shows বাংলাদেশ. Text that went through a
converter shows itself by letters that Bengali never joins (the project's facts on text, and on outlets, trap 12).

Nothing is converted. Of the two packages for it, one (bijoytounicode 1.1.1, of 2018) leaves ক্ষ, ল্ল and ৌ wrong without a
word; the other (unicodeconverter 0.1.0b12, of 2022) raises on some strings and has a licence that binds who uses it.
"""

import re
from typing import Final

_LATIN: Final = re.compile("[A-Za-z]")
_BENGALI_LETTER: Final = re.compile("[\u0985-\u09b9\u09ce]")
# Signs that no Latin script has inside a word: vowel signs e and ai, written before their letter, and second halves of
# conjuncts behind one. What keyboards and quotations bring between letters in Latin text (` ~ … „ » · ° ×) is left out.
_WITHIN: Final = re.compile("[A-Za-z_`](?:[†‡ˆ‰][A-Za-z_`]|[©¨ª¯¤¦§¶¬±®¢£¥](?=[A-Za-z†‡ˆ‰_`|,\\s]|$))")
_AT_START: Final = re.compile("[^\\sA-Za-z0-9]*[†‡ˆ‰][A-Za-z_`]")
_WORD: Final = re.compile("\\S+")
_LEAST_MARKED: Final = 0.12  # of the words; running Bengali has about one in three
_LEAST_AA: Final = (
    0.06  # of the letters; v is the vowel sign aa, more than one letter in ten. English has one in a hundred.
)
_LEAST_LETTERS: Final = 6

_IN_WORD: Final = "\u0981-\u0983\u0985-\u09b9\u09bc-\u09ce"
# Signs that stand in no Bengali word, and what they are in one: বিশ^ for বিশ্ব (world), ক‚ট for কূট; U+09A9 is no letter at all.
_FOREIGN_SIGN: Final = re.compile("[\\^¡¢£‚„†‡ˆ‰©¨ª¯Š\u09a9]")
_FOREIGN_IN_WORD: Final = re.compile(f"[{_IN_WORD}](?:\\^|[¡¢£‚„†‡ˆ‰©¨ª¯Š]+[{_IN_WORD}])|\u09a9")
# What each other residue has that running text seldom has, and what it is: the letters are found in a tenth of the time of the pattern.
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
    # উলেস্নখ for উল্লেখ (mention); উলেখ is what cleaning leaves of another
    ("\u0989\u09b2\u09c7", re.compile("\u0989\u09b2\u09c7(?:\u09b8\u09cd\u09a8)?\u0996")),
)


def is_bijoy(text: str) -> bool:
    """Tell whether a text is surely in the Bijoy encoding, all of it: an element, not a page.

    Signs of that encoding must stand in its words, and its commonest vowel sign as often as Bengali has it. Short text
    without such signs is not told ("miKvi"); English, numbers, other Latin text and Unicode Bengali never are Bijoy.
    Raises nothing.
    """
    letters = _LATIN.findall(text)
    if len(letters) < _LEAST_LETTERS or _BENGALI_LETTER.search(text):
        return False
    words = _WORD.findall(text)
    within = sum(_WITHIN.search(word) is not None for word in words)
    at_start = sum(_AT_START.match(word) is not None for word in words)
    if not within and at_start < 2:  # one may be the mark of a footnote
        return False
    return within + at_start >= _LEAST_MARKED * len(words) and letters.count("v") >= _LEAST_AA * len(letters)


def has_residue(text: str) -> bool:
    """Tell whether clean Unicode Bengali text (in NFC, as `text.clean` gives it) holds what a wrong conversion from Bijoy leaves.

    A flag for people: which word was meant is not told. Words whose letters happen to make other words are not found.
    Raises nothing.
    """
    if _FOREIGN_SIGN.search(text) and _FOREIGN_IN_WORD.search(text):
        return True
    return any(letters in text and residue.search(text) for letters, residue in _RESIDUES)
