"""The keys of the index: the stems of a text, in its order. Queries go through the same function.

VERSION changes with every change of a key, of the sketches that are made of keys, or of the tables of an index; an index of another version is
rebuilt.
"""

from dataclasses import dataclass
from typing import Final

from newsarchive.bengali.stems import stem
from newsarchive.bengali.written import WRITTEN, folded_words

VERSION: Final = 4

__all__ = ["VERSION", "WRITTEN", "Word", "folded_words", "keys", "words"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a folded text: as it is there, and its key."""

    folded: str
    key: str


def words(text: str) -> list[Word]:
    """Return the words of a text with their keys, in order. Raises nothing for any string."""
    return [Word(word, stem(word)) for word in folded_words(text)]


def keys(text: str) -> list[str]:
    """Return the keys of the words of a text, in order. Raises nothing for any string."""
    return [word.key for word in words(text)]
