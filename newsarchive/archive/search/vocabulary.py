"""The most frequent words of the archive, to suggest what a person is typing, in Bengali or in Roman letters."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from math import log10
from typing import Final, Self

from sqlalchemy import Engine, select

from newsarchive.archive.connect import reading
from newsarchive.archive.search.indexes import PRESENT
from newsarchive.bengali.roman import likeness, likeness_of_beginning, roman_skeletons, skeletons, without_ending
from newsarchive.bengali.text import fold

_WORDS: Final = 50_000
_FIRST_BENGALI: Final = "\u0980"
_AFTER_BENGALI: Final = "\u0a00"
_COMPARED: Final = 300  # words of a skeleton, or of a beginning of one
_SHORTEST: Final = 2  # consonants of a beginning in Roman letters
_OF_FREQUENCY: Final = 0.12  # what ten times as many articles weigh against the likeness of a spelling


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word of the archive, as its index has it, and how many articles have it in any form."""

    word: str
    articles: int


class Vocabulary:
    """Words with their numbers of articles. Bengali words alone: others are typed as they are."""

    def __init__(self, words: Iterable[Suggestion]) -> None:
        self._words = sorted(words, key=lambda each: each.word)

    @classmethod
    def of(cls, engine: Engine) -> Self:
        """Return the 50,000 most frequent words of an archive. Raises ArchiveError."""
        words = PRESENT.tables.words.c
        query = (
            select(words.word, words.articles)
            .where(words.word >= _FIRST_BENGALI, words.word < _AFTER_BENGALI, words.articles > 0)
            .order_by(words.articles.desc(), words.word)
            .limit(_WORDS)
        )
        with reading(engine) as connection:
            return cls(Suggestion(*row) for row in connection.execute(query))

    def typed(self, text: str, most: int) -> list[Suggestion]:
        """Return words that begin as a text does, or as it is spoken if it is in Roman letters; the most probable first."""
        folded = fold(text).strip()
        if not folded:
            return []
        if folded.isascii():
            whole = self.meant(folded, most)
            others = [each for each in self._spoken_so(folded, most) if each not in whole]
            return [*whole[: most - len(others) // 2], *others][:most]
        begin = bisect_left(self._words, folded, key=lambda each: each.word)
        end = bisect_left(self._words, folded + "\uffff", key=lambda each: each.word)
        return sorted(self._words[begin:end], key=lambda each: (-each.articles, each.word))[:most]

    def meant(self, typed: str, most: int) -> list[Suggestion]:
        """Return the words that a word in Roman letters, or what it is without its ending, may be; the most probable first."""
        parts = [*roman_skeletons(typed), *roman_skeletons(without_ending(typed))]
        found = {each.word: each for part in parts for each in self._by_skeleton.get(part, ())}
        return _likeliest(found.values(), typed, most)

    def _spoken_so(self, typed: str, most: int) -> list[Suggestion]:
        """Return words whose consonants begin with those of a word in Roman letters."""
        found: dict[str, Suggestion] = {}
        for part in roman_skeletons(typed):
            if len(part) >= _SHORTEST:
                found |= {each.word: each for each in islice(self._beginning_with(part), _COMPARED)}
        return _likeliest(found.values(), typed, most, likeness_of_beginning)

    def _beginning_with(self, part: str) -> Iterator[Suggestion]:
        for at in range(bisect_left(self._skeletons, part), len(self._skeletons)):
            if not self._skeletons[at].startswith(part):
                return
            yield from self._by_skeleton[self._skeletons[at]]

    @cached_property
    def _by_skeleton(self) -> dict[str, Sequence[Suggestion]]:
        found = defaultdict(list)
        for each in self._words:
            for part in skeletons(each.word):
                found[part].append(each)
        most_frequent = {part: sorted(words, key=lambda each: -each.articles) for part, words in found.items()}
        return {part: words[:_COMPARED] for part, words in most_frequent.items()}

    @cached_property
    def _skeletons(self) -> list[str]:
        return sorted(self._by_skeleton)


def _likeliest(
    found: Iterable[Suggestion], typed: str, most: int, like: Callable[[str, str], float] = likeness
) -> list[Suggestion]:
    def score(each: Suggestion) -> float:
        return like(each.word, typed) + _OF_FREQUENCY * log10(each.articles)

    return sorted(found, key=lambda each: (-score(each), each.word))[:most]
