"""Bengali words as people type them in Roman letters: the consonants that a word and its Roman spelling share, and how near the spelling is. Pure.

People spell as they speak (nirbachon, shorkar, prodhanmontri), not by the table of a keyboard. A skeleton has the class of each consonant, no vowel:
aspirates, the three letters s, and dental and cerebral letters are one class each.
"""

import re
from difflib import SequenceMatcher
from itertools import pairwise, product
from typing import Final

from newsarchive.bengali.text import fold

_MOST: Final = 16  # skeletons of a word
_CLASSES: Final = {
    **dict.fromkeys("কখ", "k"), **dict.fromkeys("গঘ", "g"), **dict.fromkeys("ঙং", "G"),
    **dict.fromkeys("চছ", "c"), **dict.fromkeys("জঝয", "j"), **dict.fromkeys("ঞনণ", "n"),
    **dict.fromkeys("টঠতথৎ", "t"), **dict.fromkeys("ডঢদধ", "d"), **dict.fromkeys("পফ", "p"), **dict.fromkeys("বভ", "b"),
    "ম": "m", **dict.fromkeys("রঋৃ", "r"), "ল": "l", **dict.fromkeys("শষস", "s"), "হ": "h",
}  # fmt: skip
# What is spoken otherwise than its letters, in folded text: ড় and ঢ় are r, য় is a vowel, ক্ষ is kh, জ্ঞ is g. A sign that is spoken in some words
# alone has both: ba after a consonant (নির্বাচন election, স্বাধীন free), ha before ma.
_SPOKEN: Final = (
    ("\u09a1\u09bc", ("r",)), ("\u09a2\u09bc", ("r",)), ("\u09af\u09bc", ("",)), ("ক্ষ", ("k",)), ("জ্ঞ", ("g",)), ("র্য", ("rj",)),
    ("\u09cd\u09af", ("",)), ("র্ব", ("rb",)), ("ম্ব", ("mb",)), ("\u09cd\u09ac", ("", "b")), ("হ্ম", ("m", "hm")),
)  # fmt: skip
_BENGALI: Final = re.compile("|".join(f"({each})" for each, _ in _SPOKEN) + "|.", re.DOTALL)

# Roman letters that are spoken together, the longest first; what is not here is a vowel, or silent as y and w are.
_ROMAN: Final = {
    "tion": "sn", "chh": "c", "ksh": "k", "nk": "Gk", "ng": "G", "ch": "c", "sh": "s", "ce": "s", "ci": "s", "ph": "p",
    "x": "ks", "q": "k", "z": "j", "f": "p", "v": "b", "c": "k", **{letter: letter for letter in "bdghjklmnprst"},
}  # fmt: skip
_ROMAN_PIECE: Final = re.compile("|".join([*_ROMAN, "."]))
_BREATH: Final = re.compile("(?<=[bdgjkprt])h")  # of an aspirate
# Beginnings that are spoken otherwise: ya is a vowel or ja (যুদ্ধ, war), sch is sk (স্কুল, school).
_BEGINNINGS: Final = (("y", "j"), ("sch", "sk"))
_ENDING: Final = re.compile("(?:er|r|ke|k|te|e|o|i|der|ra|ta|ti|gulo|y)$")

# How a folded letter is most often spelled, to compare vowels; the sign of a vowel as the vowel.
_SPELLED: Final = dict(
    zip(
        "অআইঈউঊঋএঐওঔািীুূৃেৈোৌকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহংৎ",
        "o a i i u u ri e oi o ou a i i u u ri e oi o ou k kh g gh ng ch ch j jh n t th d dh n t th d dh n p f b bh m j r l sh sh s h ng t".split(),
        strict=True,
    )
)  # fmt: skip
# Clusters that are spelled otherwise than their letters: ড় and ঢ় r, য় as a vowel, ক্ষ kkh, জ্ঞ gg; ba and ya after a consonant double it.
_CLUSTERS: Final = (
    ("\u09a1\u09bc", "র"), ("\u09a2\u09bc", "র"), ("\u09af\u09bc", "y"), ("ক্ষ", "ক্খ"), ("জ্ঞ", "গ্গ"), ("র্য", "র্জ"), ("\u09cd\u09af", ""),
)  # fmt: skip
_EXCHANGED: Final = (
    ("sh", "s"), ("chh", "ch"), ("ph", "f"), ("v", "bh"), ("w", "o"), ("z", "j"), ("y", "i"), ("ee", "i"), ("oo", "u"),
)  # fmt: skip
_DOUBLED: Final = re.compile(r"(.)\1+")
_HASANTA: Final = "\u09cd"
_SIGNS: Final = "\u09be\u09bf\u09c0\u09c1\u09c2\u09c3\u09c7\u09c8\u09cb\u09cc"


def skeletons(word: str) -> list[str]:
    """Return the skeletons of a Bengali word, which need not be folded: several where a sign is spoken in some words alone."""
    choices = [_spoken(found) for found in _BENGALI.finditer(fold(word))]
    several = [each for each in choices if len(each) > 1]
    if 2 ** len(several) > _MOST:
        choices = [each[:1] for each in choices]
    return list(dict.fromkeys(_single("".join(each)) for each in product(*choices)))


def _spoken(found: re.Match[str]) -> tuple[str, ...]:
    if found.lastindex:
        return _SPOKEN[found.lastindex - 1][1]
    return (_CLASSES.get(found[0], ""),)


def roman_skeletons(typed: str) -> list[str]:
    """Return the skeletons of a word in Roman letters; none of one without a consonant."""
    lower = typed.lower()
    spellings = [lower, *(other + lower.removeprefix(one) for one, other in _BEGINNINGS if lower.startswith(one))]
    found = [_single("".join(map(_class_of, _ROMAN_PIECE.findall(_BREATH.sub("", each))))) for each in spellings]
    return [each for each in dict.fromkeys(found) if each]


def _class_of(piece: str) -> str:
    return _ROMAN.get(piece, "")


def without_ending(typed: str) -> str:
    """Return a word in Roman letters without a case ending; the word itself if it has none or would be short."""
    shorter = _ENDING.sub("", typed.lower())
    return shorter if len(shorter) > 2 else typed.lower()


def likeness(word: str, typed: str) -> float:
    """Return how near a Roman spelling is to the usual one of a Bengali word, from 0 to 1."""
    return SequenceMatcher(None, _usual(fold(word)), _alike(typed.lower()), autojunk=False).ratio()


def likeness_of_beginning(word: str, typed: str) -> float:
    """Return how near a Roman spelling is to the beginning of the usual one of a Bengali word, from 0 to 1."""
    spelled = _alike(typed.lower())
    return SequenceMatcher(None, _usual(fold(word))[: len(spelled)], spelled, autojunk=False).ratio()


def _usual(folded: str) -> str:
    """Return the usual spelling of a folded word: between consonants the vowel that is not written."""
    spelled = []
    for cluster, spoken in _CLUSTERS:
        folded = folded.replace(cluster, spoken)
    for letter, following in pairwise(f"{folded} "):
        spelled.append(_SPELLED.get(letter, letter if letter.isascii() else ""))
        if letter in _CLASSES and letter not in "ঋৃংৎ" and following not in f"{_SIGNS}{_HASANTA}\u09bc ":
            spelled.append("o")
    return _alike("".join(spelled))


def _alike(spelled: str) -> str:
    """Return a spelling in which what people exchange is one: doubled letters, s and sh, ph and f, v and bh."""
    for one, other in _EXCHANGED:
        spelled = spelled.replace(one, other)
    return _DOUBLED.sub(r"\1", spelled)


def _single(skeleton: str) -> str:
    """Return a skeleton without doubled letters; ng and g are ng."""
    return _DOUBLED.sub(r"\1", skeleton.replace("Gg", "G"))
