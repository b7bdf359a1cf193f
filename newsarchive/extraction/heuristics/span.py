"""Where on the page the article is: its headline's line, its first line of prose, and where another article begins."""

from dataclasses import dataclass

from newsarchive.bengali.text import fold
from newsarchive.extraction.blocks import Blocks, Element
from newsarchive.extraction.heuristics.headline import Headline
from newsarchive.extraction.hints import NOT_BODY

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
    """Find where the article begins and where another does: at the next heading of the headline's own kind with a story beneath."""
    if headline is None:
        return ArticleSpan(0, 0, len(blocks.lines), False, is_found=False)
    element = headline.element
    if headline.line is not None:
        return ArticleSpan(headline.line, headline.line + 1, len(blocks.lines), False)
    below = max(element.last, element.first + 1)
    end = _next_article(blocks, headline.text, element, below)
    if end is None:
        return ArticleSpan(element.first, below, len(blocks.lines), False)
    return ArticleSpan(element.first, below, end, True)


def _next_article(blocks: Blocks, headline: str, element: Element, below: int) -> int | None:
    """Give the first line of the next article, if another heading of this one's kind has prose above it and beneath.

    Where pages go on without end, the headings behind the first may be h2, of the same name and in boxes of the same kind.
    """
    if element.tag not in ("h1", "h2"):
        return None
    elements, prose = blocks.elements, blocks.prose
    others = [at for at in range(element.end, len(elements)) if _is_alike(blocks, element, elements[at])]
    ends = [elements[at].first for at in others[1:]] + [len(blocks.lines)]
    for at, end in zip(others, ends, strict=False):
        other = elements[at]
        # A second h1 of the first one's name heads an article, however short the two are.
        is_namesake = (other.tag == "h1" or other.tag != element.tag) and _share_a_name(other, element)
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
        again = fold(blocks.text(other)) == fold(headline)  # the same article, for another width of screen
        if again or is_namesake or (other.names == element.names and _have_like_parents(blocks, element, other)):
            return _top(blocks, element, other)
    return None


def _is_alike(blocks: Blocks, headline: Element, other: Element) -> bool:
    """Tell whether a heading may head an article as the headline does."""
    if other.tag == headline.tag:
        return True
    boxes = blocks.elements[headline.parent], blocks.elements[other.parent]
    return (
        headline.tag == "h1"
        and other.tag == "h2"
        and boxes[0] is not boxes[1]
        and _share_a_name(headline, other)
        and _share_a_name(*boxes)
    )


def _share_a_name(one: Element, other: Element) -> bool:
    return not set(one.names.split()).isdisjoint(other.names.split())


def _have_like_parents(blocks: Blocks, one: Element, other: Element) -> bool:
    """Tell whether two headings stand in boxes of the same kind: their parents' names are the same."""
    elements = blocks.elements
    return elements[one.parent].names == elements[other.parent].names and one.parent != other.parent


def _top(blocks: Blocks, element: Element, other: Element) -> int:
    """Give the first line of the outermost box that holds the other heading, and neither this one nor its story."""
    top = other
    for at in blocks.parents(other.at):
        around = blocks.elements[at]
        prose_above = blocks.prose[other.first] - blocks.prose[around.first]
        if around.at <= element.at < around.end or prose_above >= _LITTLE:
            break
        top = around
    return top.first
