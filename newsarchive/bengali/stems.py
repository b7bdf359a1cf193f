"""Stems for search: Bengali nouns and verbs without their endings, so that a query finds the other forms of a word.

A light stemmer. A stem is a key for comparison and not always a word: সরকারি (governmental) keeps its ending, but মাগুরায়
(in Magura) and মাগুরা (a town) both become মাগু. The forms of one word have one stem, different words have different
stems. The stem of a verb form is its verbal noun, the form in dictionaries (করেছেন, "has done", to করা). The tables are
in `newsarchive.bengali.suffixes` and `newsarchive.bengali.verbs`. Tests set floors for recall and precision; `python -m
quality stems` prints both.
"""

import re
from functools import lru_cache
from typing import Final

from newsarchive.bengali import suffixes, verbs
from newsarchive.bengali.text import fold

_HASANTA: Final = "\u09cd"
_NUKTA: Final = "\u09bc"
_CANDRABINDU: Final = "\u0981"  # nasalises the vowel before it

_LETTER: Final = re.compile("[\u0985-\u09b9\u09ce]")
_BENGALI: Final = re.compile("[\u0981-\u0983\u0985-\u09b9\u09bc-\u09ce\u09d7]+")
# Runs of Bengali letters and signs, or of other letters and digits. No `\w`: it leaves out the vowel signs.
_WORD: Final = re.compile("[\u0981-\u0983\u0985-\u09b9\u09bc-\u09ce\u09d7]+|[^\\W_\u0980-\u09ff]+")

# The last character before an ending.
_SIGNS: Final = frozenset("\u09be\u09bf\u09c0\u09c1\u09c2\u09c3\u09c7\u09c8\u09cb\u09cc")
_VOWEL_LETTERS: Final = frozenset("অআইঈউঊঋএঐওঔ")
_AFTER: Final = {
    suffixes.VOWEL: _SIGNS | _VOWEL_LETTERS,
    suffixes.OPEN: frozenset("\u09be\u0982ইউএঔআ"),
    suffixes.BACK: frozenset("\u09be\u09cb"),
    suffixes.LIQUID: _SIGNS | _VOWEL_LETTERS | {"\u0982"},
    suffixes.CONSONANT: frozenset("কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহৎ" + _NUKTA + "\u0982\u0983"),
}
_MIN_SYLLABLES: Final = 2  # of a stem


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the stem of one folded word.

    Endings of number, case, classifier and emphasis are removed as long as two syllables are left; the stem of finite
    forms and participles of a verb is its verbal noun. A word that is not entirely Bengali letters and signs is
    returned unchanged. Idempotent: the stem of a stem is itself. Raises nothing.
    """
    return _stem(word) if _BENGALI.fullmatch(word) else word


def stems(text: str) -> list[str]:
    """Return the stems of the words of a text, in order; the text need not be folded.

    A word is a run of Bengali letters and signs, or of letters and digits of other scripts: "১০টি" (10 of them) is two
    words. Raises nothing for any string.
    """
    return [stem(word) for word in _WORD.findall(fold(text))]


def _stem(word: str) -> str:
    # Every round shortens the word, or replaces a verb form by a noun, so the loop ends.
    while True:
        shorter = _without_ending(word)
        if shorter == word:
            return word
        word = shorter


def _without_ending(word: str) -> str:
    """Return the word without one ending, or the verbal noun of a form; the same word if it has no ending."""
    if word in _FORMS:
        return _FORMS[word]
    if word in _UNINFLECTED:
        return word
    if word.endswith("ৎ"):
        return word[:-1] + "ত"  # the spelling before every ending: বিদ্যুৎ, বিদ্যুতের (electricity)
    return _without_noun_ending(word)


def _without_noun_ending(word: str) -> str:
    if word[-1] == "ে" and (word[:-1] in suffixes.WORDS_BEFORE_E or word[:-1].endswith(suffixes.ENDS_BEFORE_E)):
        return word[:-1]
    if word.endswith("দের") and (word[:-2] in suffixes.WORDS_BEFORE_ER or word[:-2].endswith(suffixes.ENDS_BEFORE_ER)):
        return word[:-2]
    if word.endswith(suffixes.GAON_ENDINGS):
        return word[: word.rindex("ও")]
    if word.endswith(suffixes.AH_GENITIVE):
        return word[:-1]
    for ending, after in _NOUN_ENDINGS.get(word[-1], ()):
        if not word.endswith(ending):
            continue
        rest = word[: -len(ending)]
        if _fits(rest, after):
            return rest
    return word


def _fits(rest: str, after: str) -> bool:
    last = rest[-2:-1] if rest.endswith(_CANDRABINDU) else rest[-1:]
    if not last or last == _HASANTA or (after != suffixes.ANY and last not in _AFTER[after]):
        return False
    return len(_LETTER.findall(rest)) - rest.count(_HASANTA) >= _MIN_SYLLABLES or rest in suffixes.SHORT


# By their last character, in their order: a word is compared with few of them.
_NOUN_ENDINGS: Final = {
    last: [each for each in suffixes.NOUN_ENDINGS if each[0][-1] == last]
    for last in {ending[-1] for ending, _ in suffixes.NOUN_ENDINGS}
}
_FORMS: Final = verbs.forms() | {
    form: fold(noun) for noun, others in suffixes.IRREGULAR for form in fold(others).split()
}
_UNINFLECTED: Final = suffixes.UNINFLECTED | frozenset(_FORMS.values())
