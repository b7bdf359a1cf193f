"""The span of the article on the page: its headline's line, the first line below it, and where another article begins."""

from dataclasses import dataclass

from newsarchive.extraction.blocks import Blocks, Element
from newsarchive.extraction.heuristics.headline import Headline
from newsarchive.extraction.hints import NOT_BODY
from newsarchive.extraction.rule import rule

_MUCH, _LITTLE = 200, 40  # characters of prose that make an article, and that one has at least


@dataclass(frozen=True, slots=True)
class ArticleSpan:
    """Line numbers: of the headline's first line, of the first below it, and of where another article begins (`several`) or the page ends."""

    headline: int
    below: int
    end: int
    several: bool
    is_found: bool = True


def find_span(blocks: Blocks, headline: Headline | None) -> ArticleSpan:
    """Return the span of the article with this headline; another article begins at the next heading like it with prose below."""
    if headline is None:
        return ArticleSpan(0, 0, len(blocks.lines), False, is_found=False)
    element = headline.element
    if headline.line is not None:
        return ArticleSpan(headline.line, headline.line + 1, len(blocks.lines), False)
    below = max(element.last, element.first + 1)
    end = next_article(blocks, element, below)
    if end is None:
        return ArticleSpan(element.first, below, len(blocks.lines), False)
    return ArticleSpan(element.first, below, end, True)


@rule("span: next article", None)
def next_article(blocks: Blocks, element: Element, below: int) -> int | None:
    """Return the first line of the next article: at a heading like this one, with prose above and below it."""
    if element.tag not in ("h1", "h2"):
        return None
    elements, prose = blocks.elements, blocks.prose
    others = [at for at in range(element.end, len(elements)) if _is_alike(blocks, element, elements[at])]
    ends = [elements[at].first for at in others[1:]] + [len(blocks.lines)]
    for at, end in zip(others, ends, strict=False):
        other = elements[at]
        is_namesake = heads_short_article(element, other)
        least = _LITTLE if is_namesake else _MUCH
        if (
            other.first == other.last
            or prose[other.first] - prose[below] < least
            or prose[end] - prose[other.last] < least
        ):
            continue
        line = blocks.lines[other.first]
        if line.hints & NOT_BODY or line.is_linked:
            continue
        if is_namesake or (other.names == element.names and _have_like_parents(blocks, element, other)):
            return _top(blocks, element, other)
    return None


@rule("span: next article however short")
def heads_short_article(headline: Element, other: Element) -> bool:
    """A second h1 with the class name of the headline heads an article, however short the two are."""
    return (other.tag == "h1" or other.tag != headline.tag) and _share_a_name(other, headline)


def _is_alike(blocks: Blocks, headline: Element, other: Element) -> bool:
    """True if a heading may head an article as the headline does."""
    if other.tag == headline.tag:
        return True
    return headline.tag == "h1" and other.tag == "h2" and is_heading_of_endless_page(blocks, headline, other)


@rule("span: h2 of an endless page")
def is_heading_of_endless_page(blocks: Blocks, headline: Element, other: Element) -> bool:
    """Pages that load further articles may head them by an h2 with the class name of the headline, in containers of one class name."""
    boxes = blocks.elements[headline.parent], blocks.elements[other.parent]
    return boxes[0] is not boxes[1] and _share_a_name(headline, other) and _share_a_name(*boxes)


def _share_a_name(one: Element, other: Element) -> bool:
    return not set(one.names.split()).isdisjoint(other.names.split())


def _have_like_parents(blocks: Blocks, one: Element, other: Element) -> bool:
    """True if the parents of two headings have the same names."""
    elements = blocks.elements
    return elements[one.parent].names == elements[other.parent].names and one.parent != other.parent


def _top(blocks: Blocks, element: Element, other: Element) -> int:
    """Return the first line of the outermost container of the other heading that holds neither this one nor its body."""
    top = other
    for at in blocks.parents(other.at):
        around = blocks.elements[at]
        prose_above = blocks.prose[other.first] - blocks.prose[around.first]
        if around.at <= element.at < around.end or prose_above >= _LITTLE:
            break
        top = around
    return top.first
