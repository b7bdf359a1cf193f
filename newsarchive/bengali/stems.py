"""Stems for search: the endings of Bengali nouns and verbs taken off, so that a query finds a word's other forms.

A light stemmer. What it gives is a key to compare by and not always a word: সরকারি keeps its ending, but মাগুরায় and
মাগুরা (a town) both become মাগু. What matters is that the forms of one word meet and different words do not. Forms of
a verb are led to its verbal noun, the form dictionaries list (করেছেন, "has done", to করা). The tables are in
`newsarchive.bengali.suffixes`; recall and precision are held by the tests and printed by `bench/stems.py`.
"""

import re
from functools import lru_cache
from typing import Final

from newsarchive.bengali import suffixes
from newsarchive.bengali.text import fold

_HASANTA: Final = "\u09cd"
_NUKTA: Final = "\u09bc"
_CANDRABINDU: Final = "\u0981"  # nasalises the vowel before it
_YA: Final = "য" + _NUKTA

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
    suffixes.NARROW: (_SIGNS | _VOWEL_LETTERS | {"\u0982"}) - {"\u09be"},
    suffixes.CONSONANT: frozenset("কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহৎ" + _NUKTA + "\u0982\u0983"),
}
_LEAST: Final = 2  # syllables that stay

# A verb's root has one syllable and ends in a single consonant.
_CONSONANT: Final = f"[ক-হ]{_NUKTA}?"
_ROOT: Final = (
    f"(?:[ক-হ]{_NUKTA}?(?:{_HASANTA}[ক-হ]{_NUKTA}?)*[\u09be\u09bf\u09c1\u09c7\u09cb]?|[অআউওএই])\u0981?{_CONSONANT}"
)
_PERFECT: Final = re.compile(f"({_ROOT})েছ(?:ে|েন|ি|িল|িলেন|িলাম)")
_FINITE: Final = re.compile(
    f"({_ROOT})(?:েন|ছ(?:ে|েন|ি|িল|িলেন|িলাম)|ব(?:ে|েন|ো)?|ল(?:ে|ো|েন|াম)?|ত(?:ে|ো|েন|াম)?)".replace("য়", _YA)
)
_CAUSATIVE: Final = re.compile(
    f"({_ROOT}(?:{_CONSONANT})?)(?:ানো|োনো|[াো]চ্ছ(?:ে|েন|ি|িল|িলেন|িলাম)|[াো](?:বেন|লেন|লাম|তেন|তাম)"
    f"|ি{_YA}ে(?:ছ(?:ে|েন|ি|িল|িলেন|িলাম))?)"
)
_CAUSATIVE_SHORT: Final = re.compile(f"({_ROOT})া(?:বে|তে)")

_RAISED: Final = {"ি": "ে", "ু": "ো"}  # the vowel of a root before i and u, and that of the verbal noun
# Roots with ে of their own. Others have া, which the perfect changes: রেখেছে (has kept) of রাখা.
_KEEP_E: Final = frozenset(("দেখ", "খেল", "ফেল", "ঠেল", "বেচ", "হেল"))


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
    """Take off one ending, or lead a verb to its verbal noun; the same word where there is nothing to take off."""
    if word in _FORMS:
        return _FORMS[word]
    if word in suffixes.WHOLE or word in _LEMMAS:
        return word
    if word.endswith("ৎ"):
        return word[:-1] + "ত"  # written so before every ending: বিদ্যুৎ, বিদ্যুতের (electricity)
    return _verbal_noun(word) or _without_noun_ending(word)


def _verbal_noun(word: str) -> str | None:
    if word in _NO_VERBS or (word[-1] == "ে" and word[:-1] in _NO_VERBS):
        return None
    found = _PERFECT.fullmatch(word)
    if found:
        return _lowered(_before_perfect(found[1])) + "া"
    found = _FINITE.fullmatch(word) or _CAUSATIVE.fullmatch(word) or _CAUSATIVE_SHORT.fullmatch(word)
    return _lowered(found[1]) + "া" if found else None


def _before_perfect(root: str) -> str:
    if root in _KEEP_E:
        return root
    return root.replace("ে", "া", 1) if "ে" in root else root.replace("এ", "আ", 1)


def _lowered(root: str) -> str:
    """Give a root its verbal noun's vowel: শুন to শোন (hear), লিখ to লেখ (write), উঠ to ওঠ (rise)."""
    if root[0] == "উ":
        return "ও" + root[1:]
    for high, low in _RAISED.items():
        if high in root:
            return root.replace(high, low, 1)
    return root


def _without_noun_ending(word: str) -> str:
    if word[:-1] in suffixes.LOCATIVE_OWN and word[-1] == "ে":
        return word[:-1]
    if word.endswith(suffixes.BAD_OF):
        return word[:-2]
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
    return len(_LETTER.findall(rest)) - rest.count(_HASANTA) >= _LEAST


def _raised(root: str) -> str:
    """Give a root the vowel that it has before i and u: the reverse of `_lowered`."""
    if root[0] == "ও":
        return "উ" + root[1:]
    if root in _KEEP_E:
        return root
    return root.replace("ে", "ি", 1).replace("ো", "ু", 1)


def _forms() -> dict[str, str]:
    """Write out the forms that no rule can tell from a noun's, each with the form it is led to."""
    forms: dict[str, str] = {}
    for root in suffixes.ROOTS:
        raised = _raised(root)
        participle = raised.replace("া", "ে", 1) if "া" in raised else raised.replace("আ", "এ", 1)
        for form in (f"{root}ে", f"{participle}ে", f"{raised}ি", f"{raised}ুন"):
            if form not in suffixes.NO_FORMS:
                forms[form] = f"{root}া"
    for root in suffixes.CAUSATIVE_ROOTS:
        for form in (f"{root}ান", f"{root}াল", f"{root}ালো", f"{root}ালে", f"{root}াব", f"{root}াত"):
            if form not in suffixes.NO_CAUSATIVES:
                forms[form] = f"{_lowered(root)}া"
    for lemma, others in suffixes.IRREGULAR:
        forms.update(dict.fromkeys(fold(others).split(), fold(lemma)))
    return forms


_FORMS: Final = _forms()
_NO_VERBS: Final = suffixes.NO_VERBS | suffixes.LOCATIVE_OWN
_LEMMAS: Final = frozenset(fold(lemma) for lemma, _ in suffixes.IRREGULAR)
