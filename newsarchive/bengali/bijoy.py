"""Detection of text in the legacy Bijoy encoding, and of residues that wrong conversions from it leave in Unicode text.

Bijoy fonts (SutonnyMJ and similar) draw Bengali on Latin code points: "evsjv‡`k" is shown as বাংলাদেশ (Bangladesh).
Converted text is recognised by letters that Bengali never joins.

Nothing is converted. Of the two packages for it, one (bijoytounicode 1.1.1, 2018) converts ক্ষ, ল্ল and ৌ wrongly without
an error; the other (unicodeconverter 0.1.0b12, 2022) raises on some strings and has a copyleft licence.
"""

import re
from typing import Final

_LATIN: Final = re.compile("[A-Za-z]")
_BENGALI_LETTER: Final = re.compile("[\u0985-\u09b9\u09ce]")
# Signs that do not occur inside a word of Latin text: the vowel signs e and ai, written before their letter, and second
# parts of conjuncts, after one. Signs that may occur between letters of Latin text (` ~ … „ » · ° ×) are left out.
_WITHIN: Final = re.compile("[A-Za-z_`](?:[†‡ˆ‰][A-Za-z_`]|[©¨ª¯¤¦§¶¬±®¢£¥](?=[A-Za-z†‡ˆ‰_`|,\\s]|$))")
_AT_START: Final = re.compile("[^\\sA-Za-z0-9]*[†‡ˆ‰][A-Za-z_`]")
_WORD: Final = re.compile("\\S+")
_MIN_MARKED: Final = 0.12  # of the words; running Bengali has about one in three
_MIN_AA: Final = (
    0.06  # of the letters; v is the vowel sign aa, more than one letter in ten. English has one in a hundred.
)
_MIN_LETTERS: Final = 6

_IN_WORD: Final = "\u0981-\u0983\u0985-\u09b9\u09bc-\u09ce"
# Signs that occur in no Bengali word: বিশ^ for বিশ্ব (world), ক‚ট for কূট (crooked); U+09A9 is not assigned.
_FOREIGN_SIGN: Final = re.compile("[\\^¡¢£‚„†‡ˆ‰©¨ª¯Š\u09a9]")
_FOREIGN_IN_WORD: Final = re.compile(f"[{_IN_WORD}](?:\\^|[¡¢£‚„†‡ˆ‰©¨ª¯Š]+[{_IN_WORD}])|\u09a9")
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


def has_residue(text: str) -> bool:
    """True if Bengali text, as returned by `text.clean`, contains residues of a wrong conversion from Bijoy.

    The intended word is not determined, and wrong words that are other words of the language are not detected. Raises
    nothing.
    """
    if _FOREIGN_SIGN.search(text) and _FOREIGN_IN_WORD.search(text):
        return True
    return any(letters in text and residue.search(text) for letters, residue in _RESIDUES)
