"""How a word is used in texts: concordance, frequency per million words, collocations. Pure.

A word is met in all of its forms, by its stem as the index has it, or `exact`: in the form as written alone.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log2
from typing import Final

from newsarchive.archive.search.keys import WRITTEN, folded_words, keys

_SPACE: Final = re.compile("\\s+")
_MILLION: Final = 1_000_000
_BEST_LOG_DICE: Final = 14


@dataclass(frozen=True, slots=True)
class Line:
    """An occurrence of a word with its context, as the text has it; white space is one space."""

    before: str
    word: str
    after: str


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often a word occurs among how many words."""

    occurrences: int
    words: int

    @property
    def per_million(self) -> float | None:
        """Occurrences in a million words; None if there are no words."""
        return self.occurrences * _MILLION / self.words if self.words else None


@dataclass(frozen=True, slots=True)
class Collocation:
    """A word that occurs near another one.

    `together`: how often; `occurrences`: how often it occurs at all; `log_dice`: 14 if neither occurs without the other, one less for each halving.
    """

    word: str
    together: int
    occurrences: int
    log_dice: float


def concordance(text: str, word: str, *, context: int = 8, exact: bool = False) -> Iterator[Line]:
    """Yield each occurrence of a word in a text, with as many words of context on both sides."""
    text = _SPACE.sub(" ", text).strip()
    wanted = _form(word, exact)
    spans = [found.span() for found in WRITTEN.finditer(text)]
    for index, (begin, end) in enumerate(spans):
        if wanted in _forms(text[begin:end], exact):
            start = spans[max(index - context, 0)][0]
            stop = spans[min(index + context, len(spans) - 1)][1]
            yield Line(text[start:begin].strip(), text[begin:end], text[end:stop].strip())


def frequencies(texts: Iterable[tuple[str, str]], word: str, *, exact: bool = False) -> dict[str, Frequency]:
    """Return how often a word occurs in each group of texts, by the names of the groups in order.

    `texts`: the name of a group, such as a month, and a text of it.
    """
    forms, wanted = _forms_as(exact), _form(word, exact)
    counts: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for group, text in texts:
        found = forms(text)
        occurrences, words = counts[group]
        counts[group] = (occurrences + (found.count(wanted) if wanted else 0), words + len(found))
    return {group: Frequency(*counts[group]) for group in sorted(counts)}


def months_between(months: Iterable[str]) -> list[str]:
    """Return all months from the first to the last of some, written as 2026-11, in order."""
    numbers = [int(year) * 12 + int(month) - 1 for year, _, month in (each.partition("-") for each in months)]
    every = range(min(numbers), max(numbers) + 1) if numbers else ()
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in every]


def collocations(
    texts: Iterable[str], word: str, *, window: int = 4, least: int = 3, exact: bool = False
) -> list[Collocation]:
    """Return the words that occur near a word, the most typical first.

    `window`: the words on each side that are near; `least`: together less often is left out. Words are stems, or `exact`: folded forms. A word that
    is near twice counts once, and so does one that is near two occurrences.
    """
    forms = _forms_as(exact)
    wanted = _form(word, exact)
    all_words: Counter[str] = Counter()
    windows: Counter[str] = Counter()  # occurrences of the word that have another near
    tokens: Counter[str] = Counter()  # occurrences of the other that are near the word
    for text in texts:
        found = forms(text)
        all_words.update(found)
        near: set[int] = set()
        for index in (index for index, each in enumerate(found) if each == wanted):
            around = {*range(max(index - window, 0), min(index + window + 1, len(found)))}
            near |= around
            windows.update({found[each] for each in around})
        tokens.update(found[each] for each in near)
    together = {each: min(count, tokens[each]) for each, count in windows.items() if each != wanted}
    scored = [
        Collocation(each, count, all_words[each], _log_dice(count, all_words[wanted or ""], all_words[each]))
        for each, count in together.items()
        if count >= least
    ]
    return sorted(scored, key=lambda found: (-found.log_dice, found.word))


def _log_dice(together: int, one: int, other: int) -> float:
    return _BEST_LOG_DICE + log2(2 * together / (one + other))


def _form(word: str, exact: bool) -> str | None:
    """Return a word as it is compared, None if there is no word in it."""
    return next(iter(_forms(word, exact)), None)


@lru_cache(maxsize=1 << 16)
def _forms(written: str, exact: bool) -> tuple[str, ...]:
    """Return what is compared of a word as it is written: ১২টি (12 of them) is two words."""
    # Texts repeat their words, and folding one by itself takes as long as folding a line.
    return tuple(_forms_as(exact)(written))


def _forms_as(exact: bool) -> Callable[[str], list[str]]:
    """Return the function from a text to its words as they are compared."""
    return folded_words if exact else keys
