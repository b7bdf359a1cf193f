"""The order of Bengali words, as the Unicode collation for Bengali has it: `sorted(words, key=sort_key)`.

Letters come before signs: the vowels from অ to ঔ, then ং ঃ ঁ, the consonants from ক to হ, the vowel signs, and the hasanta last, so that ক্ষ follows কা.
ৎ is ত with a hasanta, and a letter with a dot below (ড় ঢ় য়, in both encodings) the one without, unless two words have no other difference.
"""

import re
from typing import Final

from newsarchive.bengali.digits import ASCII
from newsarchive.bengali.text import fold

_LETTERS: Final = "অআইঈউঊঋৠঌৡএঐওঔংঃঁকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহঽ"
_SIGNS: Final = "\u09be\u09bf\u09c0\u09c1\u09c2\u09c3\u09c4\u09e2\u09e3\u09c7\u09c8\u09cb\u09cc\u09cd\u09d7"
_NUKTA: Final = "\u09bc"
_TA_WITH_HASANTA: Final = "ত\u09cd"
_BETWEEN_WORDS: Final = "\x01"
# Spaces, digits, Bengali, and then the other scripts by their code points, of which the first letter is "a".
_PLACES: Final = {ord(each): 2 + at for at, each in enumerate(ASCII + _LETTERS + _SIGNS)}
_NO_LETTERS: Final = re.compile("[^\\w\u0980-\u09ff]+")
_NO_NUKTA: Final = re.compile(f"[^{_NUKTA}]")

Key = tuple[str, str, str]


def sort_key(text: str) -> Key:
    """Return the key by which a text is sorted. Spellings that `fold` makes equal have one key. Raises nothing for any string."""
    folded = _NO_LETTERS.sub(_BETWEEN_WORDS, fold(text)).strip(_BETWEEN_WORDS)
    spelled = folded.replace("ৎ", _TA_WITH_HASANTA)
    return spelled.replace(_NUKTA, "").translate(_PLACES), _NO_NUKTA.sub("0", spelled), folded
