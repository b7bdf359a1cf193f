"""Passages of a text that readers are not shown, such as the name of a person: found in every form and spelling, replaced by a block. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from newsarchive.bengali.stems import stem
from newsarchive.bengali.written import WRITTEN, folded_words

BLOCK: Final = "█████"
_HYPHENS: Final = "-‐‑–"
# What people have written or a program has read from it; of an article, a link or a headline of a ticker.
_TEXTS: Final = (
    *("headline", "kicker", "byline", "authors", "body", "section", "tags", "captions", "problems"),
    *("published_raw", "modified_raw", "title", "article_headline"),
)
# Of the true text: with one a name that is guessed could be confirmed.
_HASHES: Final = frozenset({"content_hash", "body_hash"})
_WITHIN: Final = ("name", "place", "detail")  # of an author or a problem
_Span = tuple[int, int]


class Redaction:
    """Passages that are replaced. `passages`: each of at least one word."""

    def __init__(self, passages: Sequence[str]) -> None:
        self._wanted: Final = [found for each in passages if (found := _keys_of(each))]

    def content(self, row: Mapping[Any, Any]) -> dict[str, Any]:
        """Return columns, those with text without the passages; an image whose address names one and hashes of the text are None."""
        found = {name: self._value(value) if name in _TEXTS else value for name, value in row.items()}
        image = found.get("image")
        names_one = {"image"} if image and self.text(image) != image else set()
        return found | dict.fromkeys((names_one | _HASHES) & found.keys())

    def is_in(self, row: Mapping[Any, Any]) -> bool:
        """True if a text of some columns has a passage."""
        return any(self._value(row[name]) != row[name] for name in _TEXTS if name in row)

    def text(self, text: str) -> str:
        """Return a text with a block for each passage; with nothing else if its words are still there then."""
        while spans := list(_joined(self._spans(text))):
            edges = [0, *(edge for span in spans for edge in span), len(text)]
            text = BLOCK.join(text[begin:end] for begin, end in list(pairwise(edges))[::2])
        return BLOCK if self._occurs_in([stem(word) for word in folded_words(text)]) else text

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list | tuple):
            return [self._value(each) for each in value]
        if isinstance(value, dict):
            return {name: self._value(each) if name in _WITHIN else each for name, each in value.items()}
        return value

    def _spans(self, text: str) -> Iterator[_Span]:
        """Yield the places of the passages in a text, in order of their passages."""
        words = list(_words(text))
        shown = [(key, span) for keys, span in words for key in keys]
        keys = [key for key, _ in shown]
        for wanted in self._wanted:
            for at in _places(wanted, keys):
                yield shown[at][1][0], shown[at + len(wanted) - 1][1][1]

    def _occurs_in(self, keys: Sequence[str]) -> bool:
        return any(True for wanted in self._wanted for _ in _places(wanted, keys))


def has_words(passage: str) -> bool:
    """True if a passage can be found in a text."""
    return bool(_keys_of(passage))


@lru_cache(maxsize=1 << 14)
def _keys_of(written: str) -> tuple[str, ...]:
    return tuple(map(stem, folded_words(written)))


def _words(text: str) -> Iterator[tuple[tuple[str, ...], _Span]]:
    """Yield the keys and the place of each word of a text; an ending after a hyphen is part of its word."""
    spans: list[_Span] = []
    for found in WRITTEN.finditer(text):
        begin, end = found.span()
        if spans and text[spans[-1][1] : begin] in tuple(_HYPHENS):
            before = spans[-1]
            if _keys_of(text[before[0] : end]) == _keys_of(text[slice(*before)]):
                spans[-1] = before[0], end
                continue
        spans.append((begin, end))
    yield from ((_keys_of(text[begin:end]), (begin, end)) for begin, end in spans)


def _places(wanted: Sequence[str], keys: Sequence[str]) -> Iterator[int]:
    """Yield where keys follow each other as wanted."""
    size = len(wanted)
    first = wanted[0]
    yield from (at for at, key in enumerate(keys) if key == first and tuple(keys[at : at + size]) == tuple(wanted))


def _joined(spans: Iterator[_Span]) -> Iterator[_Span]:
    """Yield places in their order, those that overlap as one."""
    last: _Span | None = None
    for begin, end in sorted(spans):
        if last and begin < last[1]:
            last = last[0], max(last[1], end)
            continue
        if last:
            yield last
        last = begin, end
    if last:
        yield last
