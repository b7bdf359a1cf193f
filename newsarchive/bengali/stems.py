"""Stems for search: the endings of Bengali nouns and verbs taken off, so that a query finds a word's other forms.

A light stemmer. What it gives is a key to compare by and not always a word: সরকারি keeps its ending, but মাগুরায় and
মাগুরা (a town) both become মাগু. What matters is that the forms of one word meet and different words do not. Forms of
a verb are led to its verbal noun, the form dictionaries list (করেছেন, "has done", to করা). The tables are in
`newsarchive.bengali.suffixes` and `newsarchive.bengali.verbs`. Tests hold recall and precision; `python -m quality stems`
prints them.
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

# The last character of what an ending follows.
_SIGNS: Final = frozenset("\u09be\u09bf\u09c0\u09c1\u09c2\u09c3\u09c7\u09c8\u09cb\u09cc")
_VOWEL_LETTERS: Final = frozenset("অআইঈউঊঋএঐওঔ")
_AFTER: Final = {
    suffixes.VOWEL: _SIGNS | _VOWEL_LETTERS,
    suffixes.OPEN: frozenset("\u09be\u0982ইউএঔআ"),
    suffixes.BACK: frozenset("\u09be\u09cb"),
    suffixes.LIQUID: _SIGNS | _VOWEL_LETTERS | {"\u0982"},
    suffixes.CONSONANT: frozenset("কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহৎ" + _NUKTA + "\u0982\u0983"),
}
_LEAST: Final = 2  # syllables that stay


def stem(word: str) -> str:
    """Give the stem of one word as `fold` leaves it.

    Endings of number, case, classifier and emphasis come off while at least two syllables stay; finite forms and
    participles of a verb give its verbal noun. A word that is not all Bengali letters and signs is returned as it is.
    Total, and idempotent: a stem's stem is itself. Raises nothing. The rules are those of the grammar, with the vowel
    rules that the project's facts on search found to matter.
    """
    return _stem(word) if _BENGALI.fullmatch(word) else word


def stems(text: str) -> list[str]:
    """Give the stems of a text's words in order; the text need not be folded.

    A word is a run of Bengali letters and signs, or of letters and digits of other scripts: "১০টি" is two. Total;
    raises nothing.
    """
    return [_stem(word) for word in _WORD.findall(fold(text))]


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    # Every round shortens the word, or leads a verb to a form that is no verb's.
    while True:
        shorter = _without_ending(word)
        if shorter == word:
            return word
        word = shorter


def _without_ending(word: str) -> str:
    """Take off one ending, or lead a form to its verbal noun; the same word where there is nothing to take off."""
    if word in _FORMS:
        return _FORMS[word]
    if word in _WHOLE:
        return word
    if word.endswith("ৎ"):
        return word[:-1] + "ত"  # written so before every ending: বিদ্যুৎ, বিদ্যুতের (electricity)
    return _without_noun_ending(word)


def _without_noun_ending(word: str) -> str:
    if word[-1] == "ে" and (word[:-1] in suffixes.OWN_BEFORE_E or word[:-1].endswith(suffixes.HEADS_BEFORE_E)):
        return word[:-1]
    if word.endswith("দের") and (word[:-2] in suffixes.OWN_BEFORE_ER or word[:-2].endswith(suffixes.HEADS_BEFORE_ER)):
        return word[:-2]
    if word.endswith(suffixes.GAON):
        return word[: word.rindex("ও")]
    if word.endswith(suffixes.AH):
        return word[:-1]
    for ending, after in suffixes.NOUN_ENDINGS:
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
    return len(_LETTER.findall(rest)) - rest.count(_HASANTA) >= _LEAST or rest in suffixes.SHORT


_FORMS: Final = verbs.forms() | {
    form: fold(noun) for noun, others in suffixes.IRREGULAR for form in fold(others).split()
}
_WHOLE: Final = suffixes.WHOLE | frozenset(_FORMS.values())
