"""The ticker: the moving list of headlines above the article, recognised by its element, class name or label."""

from collections.abc import Iterator
from itertools import islice

from newsarchive.extraction import lexicon
from newsarchive.extraction.blocks import Blocks, Element
from newsarchive.extraction.heuristics.span import ArticleSpan
from newsarchive.extraction.hints import Hint
from newsarchive.extraction.patterns import pattern
from newsarchive.extraction.rule import rule

_SEPARATORS = pattern(r"\|\||[●•■◆»❖★♦✦✱◉▪]|\*\*\*?")
_SIGNS = " |●•■◆*»❖★♦✦✱◉▪-"
_LONGEST_LABEL = 30  # characters
_FEW_WORDS = 3
_FEWEST = 2  # headlines of a ticker without a marquee
_LARGEST = 1500  # elements of a ticker that are read
_MOST = 20  # elements that are tried
_MOST_UP = 4  # containers of a label that are tried

Ticker = list[tuple[str, str | None]]


def find_ticker(blocks: Blocks, span: ArticleSpan) -> tuple[str, Ticker]:
    """Return the rule that found the ticker and its headlines with their addresses, once each, in order; nothing if there is none."""
    lone: tuple[str, Ticker] = ("", [])
    for witness, element in islice(_elements(blocks, span), _MOST):
        ticker = _headlines(blocks, element)
        if len(ticker) >= _FEWEST:
            return witness, ticker
        if ticker and not lone[1] and is_lone_headline(element, ticker):
            lone = (witness, ticker)
    return lone


@rule("ticker: marquee with one headline")
def is_lone_headline(element: Element, ticker: Ticker) -> bool:
    """A marquee with one linked headline is a ticker."""
    return element.tag == "marquee" and bool(ticker[0][1])


def _elements(blocks: Blocks, span: ArticleSpan) -> Iterator[tuple[str, Element]]:
    yield from labelled(blocks, span)
    yield from named(blocks, span)


@rule("ticker: label", ())
def labelled(blocks: Blocks, span: ArticleSpan) -> Iterator[tuple[str, Element]]:
    """Yield the lists below a label such as শিরোনাম (headlines) above the article."""
    above = span.headline if span.below else len(blocks.lines)
    for at, line in enumerate(blocks.lines[:above]):
        if len(line.text) < _LONGEST_LABEL and lexicon.TICKER_LABEL.match(line.text):
            box = _box(blocks, at, above)
            if box:
                yield "heuristic: labelled ticker", box


@rule("ticker: class name", ())
def named(blocks: Blocks, span: ArticleSpan) -> Iterator[tuple[str, Element]]:
    """Yield the elements outside the article that have the class name of a ticker."""
    for element in blocks.hinted:
        is_within = span.headline <= element.first < span.end or element.first <= span.headline < element.last
        if element.hints & Hint.TICKER and element.last > element.first and not is_within:
            yield "heuristic: class name of a ticker", element


def _box(blocks: Blocks, label: int, above: int) -> Element | None:
    """Return the innermost container of a label that holds headlines below it and ends before the article."""
    for at in blocks.parents(blocks.lines[label].owner)[: _MOST_UP + 1]:
        box = blocks.elements[at]
        if box.last > above or box.first < label - 1:
            return None
        if box.last > label + 1:
            return box
    return None


def _headlines(blocks: Blocks, box: Element) -> Ticker:
    found: dict[str, str | None] = {}
    linked = False
    for element in blocks.elements[box.at : min(box.end, box.at + _LARGEST)]:
        if element.tag == "a":
            title = blocks.text(element).strip(_SIGNS)
            if _is_title(title):
                linked = True
                found.setdefault(title, element.attributes.get("href"))
    return list(found.items()) if linked else list(unlinked(blocks, box))


@rule("ticker: headlines without links", ())
def unlinked(blocks: Blocks, box: Element) -> Iterator[tuple[str, str | None]]:
    """Yield the headlines of a ticker without links: its lines, or the parts between bullets."""
    parts = (part.strip() for line in blocks.lines[box.first : box.last] for part in _SEPARATORS.split(line.text))
    yield from ((part, None) for part in dict.fromkeys(parts) if _is_title(part))


def _is_title(text: str) -> bool:
    return text.count(" ") >= _FEW_WORDS - 1 and not text.isascii() and not lexicon.TICKER_LABEL.match(text)
