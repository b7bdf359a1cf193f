"""Hints of elements handed down to their lines, where the page's prose does not disprove them, and captions recognised behind images."""

import re

from newsarchive.bengali.text import compose
from newsarchive.extraction.blocks import INLINE, Blocks, Element
from newsarchive.extraction.figures import caption_lines
from newsarchive.extraction.hints import BY_TAG, NOT_A_PARAGRAPH, NOT_BODY, Hint
from newsarchive.extraction.rule import rule

_VIDEOS = frozenset({"video", "iframe"})
_LARGEST_SHARE = 4  # a name whose element holds more than the fourth part of a page's prose is no hint
_NAME, _CAPTION = 30, 200  # characters that a name has at most, and a caption
_GALLERY = 3  # pictures with a text each
_BOXES = 3  # around a line that are compared
_PANEL = 2  # elements around a hidden panel whose names are read
_PARAGRAPHS = 60  # lines of a part of an article
# Names of what a reader opens: accordions, questions and answers, tabs, "read more".
_DISCLOSURE = re.compile(
    r"accordion|collaps|expand|toggle|spoiler|faq|answer|tab-?(?:pane|content|panel)|panel|(?:read|show|see)-?_?more|\bmore\b|more-?_?text",
    re.IGNORECASE,
)

_MORE = re.compile(r"\bmore\b|(?:read|show|see)more", re.IGNORECASE)


def add_hints(blocks: Blocks) -> None:
    """Bring the lines to NFC and give each line the hints of the elements around it."""
    _compose(blocks)
    _inherit_hints(blocks)
    for at in caption_lines(blocks):
        blocks.lines[at].hints |= Hint.CAPTION
    mark_captions(blocks)


def _compose(blocks: Blocks) -> None:
    """Bring the letters of all lines to NFC: at once it costs little."""
    if blocks.lines:
        texts = compose("\n".join([line.text for line in blocks.lines])).split("\n")
        for line, text in zip(blocks.lines, texts, strict=True):
            line.text = text


def _inherit_hints(blocks: Blocks) -> None:
    lines, passed_on = blocks.lines, [0] * len(blocks.elements)
    for element in blocks.elements:
        inherited = passed_on[element.parent] if element.parent >= 0 else 0
        added = _plausible_hints(blocks, element) & ~inherited if element.hints else 0
        passed_on[element.at] = inherited | added
        if added:
            for line in lines[element.first : element.last]:
                line.hints |= added


def _plausible_hints(blocks: Blocks, element: Element) -> int:
    """Return the hints of an element that its text does not disprove."""
    found = element.hints
    if element.first == element.last or is_within_line(blocks, element):
        return 0
    if element.tag in ("figure", "figcaption"):
        found &= ~Hint.CAPTION
    if found & Hint.HIDDEN and is_disclosed(blocks, element):
        found &= ~(Hint.HIDDEN | Hint.RELATED)
    if found & Hint.RELATED and is_rest_of_article(blocks, element):
        found &= ~Hint.RELATED
    if not found & NOT_BODY:
        return found
    if holds_much_prose(blocks, element):
        # ASP.NET puts the whole page into a form.
        return found & ~NOT_BODY | (BY_TAG.get(element.tag, 0) if element.tag != "form" else 0)
    return found & ~NOT_A_PARAGRAPH if is_named_paragraph(blocks, element) else found


@rule("hints: hidden until a reader opens it")
def is_disclosed(blocks: Blocks, element: Element) -> bool:
    """The panels of accordions, questions and answers and "read more" are hidden until a reader opens them: they belong to the page."""
    around = [element, *(blocks.elements[at] for at in blocks.parents(element.parent)[:_PANEL])]
    return any(_DISCLOSURE.search(each.names) for each in around) and not element.hints & Hint.UNSEEN


@rule("hints: more is the rest of an article")
def is_rest_of_article(blocks: Blocks, element: Element) -> bool:
    """An element named "more" with prose and without a link is no list of other articles: it is the rest of this one."""
    if element.last - element.first > _PARAGRAPHS or blocks.prose[element.last] == blocks.prose[element.first]:
        return False
    return bool(_MORE.search(element.names)) and not any(
        line.linked for line in blocks.lines[element.first : element.last]
    )


@rule("hints: inline element within a line")
def is_within_line(blocks: Blocks, element: Element) -> bool:
    """An inline element that is not most of its line gives the line no hint."""
    if element.tag not in INLINE:
        return False
    return 2 * sum(map(len, blocks.pieces[element.start : element.stop])) <= len(blocks.lines[element.first].text)


@rule("hints: names around much prose are no hint")
def holds_much_prose(blocks: Blocks, element: Element) -> bool:
    """A class name that would take a good part of the page's prose away is no hint; a tag is."""
    prose = blocks.prose
    return prose[element.last] - prose[element.first] > prose[-1] // _LARGEST_SHARE


@rule("hints: paragraphs with prose are no boilerplate")
def is_named_paragraph(blocks: Blocks, element: Element) -> bool:
    """A paragraph with prose is no menu, share bar or ticker, whatever its class name."""
    return element.tag == "p" and blocks.prose[element.last] > blocks.prose[element.first]


@rule("captions: line behind an image", None)
def mark_captions(blocks: Blocks) -> None:
    """A short line right behind an image is its caption."""
    lines = blocks.lines
    captions = [lines[at] for at in blocks.after_image if at < len(lines) and _may_be_caption(blocks, at)]
    if not is_page_of_pictures(len(captions), sum(line.prose for line in captions), blocks.prose[-1]):
        for line in captions:
            line.hints |= Hint.CAPTION


@rule("captions: none on a page of pictures")
def is_page_of_pictures(captions: int, prose: int, whole: int) -> bool:
    """Where the lines behind images are most of the page's prose, they are the body."""
    return captions >= _GALLERY and 2 * prose > whole


def _may_be_caption(blocks: Blocks, at: int) -> bool:
    """True if a line behind an image has the shape of a caption and nothing around it shows that it is a paragraph."""
    line = blocks.lines[at]
    if line.is_linked or blocks.heading(line) or not _NAME < len(line.text) <= _CAPTION or is_announcement(line.text):
        return False
    return not (precedes_prose(blocks, at) or is_only_prose(blocks, at) or matches_neighbours(blocks, at))


@rule("captions: none ends in a colon")
def is_announcement(text: str) -> bool:
    """A line that ends in a colon announces the next."""
    return text.endswith(":")


@rule("captions: none before prose of the same container")
def precedes_prose(blocks: Blocks, at: int) -> bool:
    """A line that prose follows in the same container is a paragraph: a caption kept in the body is a smaller loss than a paragraph."""
    box = blocks.elements[blocks.lines[at].owner].parent
    following = blocks.lines[at + 1 : blocks.elements[box].last]
    return any(other.prose and blocks.elements[other.owner].parent == box for other in following)


@rule("captions: none is the only prose of a video page")
def is_only_prose(blocks: Blocks, at: int) -> bool:
    """The only prose of a page with a video is the body."""
    line = blocks.lines[at]
    return blocks.after_image[at] in _VIDEOS and blocks.prose[at] + line.prose == blocks.prose[-1] == line.prose


@rule("captions: none in a container like its neighbours'")
def matches_neighbours(blocks: Blocks, at: int) -> bool:
    """A line in containers of the same names as the prose right behind or before it is a paragraph, as captions have their own."""
    neighbours = [other for other in (at + 1, at - 1) if 0 <= other < len(blocks.lines) and blocks.lines[other].prose]
    own = _signatures(blocks, at)
    return any(names for _, names in own) and any(_signatures(blocks, other) == own for other in neighbours)


def _signatures(blocks: Blocks, at: int) -> list[tuple[str, str]]:
    return [blocks.elements[box].signature for box in blocks.parents(blocks.lines[at].owner)[:_BOXES]]
