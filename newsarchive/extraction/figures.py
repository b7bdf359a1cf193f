"""Figures: which of their lines are captions, and which are text of the article. Editors put tables, quotations and whole bodies into figures."""

from newsarchive.extraction.blocks import Blocks, Element
from newsarchive.extraction.hints import Hint
from newsarchive.extraction.rule import rule

_TEXT_TAGS = frozenset({"table", "blockquote", "ul", "ol", "dl", "pre"})
_LONGEST_CAPTION = 400  # characters
_DEEPEST = 5  # figures around one that is read
_LARGEST = 2000  # elements of a figure that are read


def caption_lines(blocks: Blocks) -> set[int]:
    """Return the numbers of the lines that are captions: those of figcaptions, and of figures that hold nothing but a picture and its caption."""
    found: set[int] = set()
    picture_end = figure_end = 0  # of the last picture, and of the last figure with text
    open_ends: list[int] = []  # of the figures around
    for element in blocks.hinted:
        if element.at == 0 or element.first == element.last or element.at < picture_end:
            continue
        if element.tag == "figure":
            open_ends = [end for end in open_ends if element.at < end]
            if len(open_ends) > _DEEPEST:
                continue
            open_ends.append(element.end)
            captions, inner, others = _parts(blocks, element)
            if is_picture(blocks, element, captions + inner, others):
                picture_end, captions = element.end, [element]
            elif not blocks.holds_media(element) and is_note(others):
                captions = []
            figure_end = max(figure_end, element.end)
        elif element.tag == "figcaption" and element.at >= figure_end:
            captions = [element]
        else:
            continue
        for each in captions:
            found.update(range(each.first, each.last))
    return found


def _parts(blocks: Blocks, figure: Element) -> tuple[list[Element], list[Element], list[Element]]:
    """Return the outermost captions inside a figure, those of figures inside it, and the elements outside captions."""
    captions: list[Element] = []
    inner: list[Element] = []
    others: list[Element] = []
    at, end = figure.at + 1, min(figure.end, figure.at + _LARGEST)
    inner_end = 0
    while at < end:
        element = blocks.elements[at]
        prose = blocks.prose[element.last] - blocks.prose[element.first]
        if element.hints & Hint.CAPTION and element.tag != "figure" and prose <= _LONGEST_CAPTION:
            (inner if at < inner_end else captions).append(element)
            at = element.end
        else:
            if element.tag == "figure":
                inner_end = max(inner_end, element.end)
            others.append(element)
            at += 1
    return captions, inner, others


@rule("figures: tables and prose are no caption", True)
def is_picture(blocks: Blocks, figure: Element, captions: list[Element], others: list[Element]) -> bool:
    """A figure is a picture with its caption unless it has a table, a quotation, a list or several paragraphs outside captions."""
    if any(each.tag in _TEXT_TAGS and each.first < each.last for each in others):
        return False
    inside = {at for each in captions for at in range(each.first, each.last)}
    last = min(figure.last, figure.first + _LARGEST)
    own = [blocks.lines[at] for at in range(figure.first, last) if at not in inside and not blocks.lines[at].is_linked]
    if not blocks.holds_media(figure):
        return not own
    prose = [line.prose for line in own if line.prose]
    return sum(prose) <= (_LONGEST_CAPTION if len(prose) == 1 else _LONGEST_CAPTION // 2)


@rule("figures: a note below a table or a quotation is text")
def is_note(others: list[Element]) -> bool:
    """The figcaption of a table or a quotation without a picture, its source or its speaker, is text of the article."""
    return any(each.tag in _TEXT_TAGS for each in others)
