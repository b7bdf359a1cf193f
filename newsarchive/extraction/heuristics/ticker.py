"""The ticker: the strip of other stories' headlines that runs above the article, known by its shape, its name or its label."""

from collections.abc import Iterator
from itertools import islice

from newsarchive.extraction import lexicon
from newsarchive.extraction.blocks import Blocks, Element
from newsarchive.extraction.heuristics.span import ArticleSpan
from newsarchive.extraction.hints import Hint
from newsarchive.extraction.patterns import pattern

_SEPARATORS = pattern(r"\s*(?:\|\||[●•■◆»❖★♦✦✱◉▪]|\*\*\*?)\s*")
_SIGNS = pattern(r"^[\s|●•■◆*»❖★♦✦✱◉▪-]+|[\s|●•■◆*»❖★♦✦✱◉▪]+$")
_FEW_WORDS = 3
_FEWEST = 2  # headlines of a strip that is known by name or label alone
_LARGEST = 1500  # elements of a strip that are looked at
_MOST = 20  # places that are looked at
_MOST_UP = 4  # boxes around a label that are searched for its list

Ticker = list[tuple[str, str | None]]


def find_ticker(blocks: Blocks, span: ArticleSpan) -> tuple[str, Ticker]:
    """Find the strip: the rule and its headlines with the addresses they link to, once each, in order; nothing where there is none."""
    lone: tuple[str, Ticker] = ("", [])
    for rule, element in islice(_places(blocks, span), _MOST):
        strip = _headlines(blocks, element)
        if len(strip) >= _FEWEST:
            return rule, strip
        if strip and strip[0][1] and element.tag == "marquee":
            lone = lone if lone[1] else (rule, strip)
    return lone


def _places(blocks: Blocks, span: ArticleSpan) -> Iterator[tuple[str, Element]]:
    for element in blocks.hinted:
        if element.tag == "marquee":
            yield "heuristic: marquee", element
    above = span.headline if span.below else len(blocks.lines)
    for at, line in enumerate(blocks.lines[:above]):
        if len(line.text) < 30 and lexicon.TICKER_LABEL.match(line.text):
            box = _box(blocks, at, above)
            if box:
                yield "heuristic: labelled ticker", box
    for element in blocks.hinted:
        if (
            element.hints & Hint.TICKER
            and element.last > element.first
            and not span.headline <= element.first < span.end
        ):
            if element.first <= span.headline < element.last:
                continue
            yield "heuristic: class name of a ticker", element


def _box(blocks: Blocks, label: int, above: int) -> Element | None:
    """Find the innermost box around a label that holds headlines after it, and ends before the article."""
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
            title = _SIGNS.sub("", blocks.text(element))
            if _is_title(title):
                linked = True
                found.setdefault(title, element.attributes.get("href"))
    if not linked:
        for line in blocks.lines[box.first : box.last]:
            for part in _SEPARATORS.split(line.text):
                if _is_title(part):
                    found.setdefault(part, None)
    return list(found.items())


def _is_title(text: str) -> bool:
    return text.count(" ") >= _FEW_WORDS - 1 and not text.isascii() and not lexicon.TICKER_LABEL.match(text)
