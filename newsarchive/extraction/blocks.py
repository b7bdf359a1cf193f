"""A page as two flat lists, read in one walk over the tree: its elements, and the lines of text that a reader sees.

All extraction from the visible page reads these lists. An element knows which lines it holds, so that a question about it costs a slice.
"""

import re
from bisect import bisect_left
from collections.abc import Collection
from functools import cached_property, lru_cache
from itertools import accumulate

from selectolax.lexbor import LexborNode

from newsarchive.bengali.text import compose
from newsarchive.extraction.hints import BY_TAG, EMBEDS, HINTING_ATTRIBUTES, Hint, attribute_hints, named

_SKIPPED = frozenset(
    "-comment -doctype script style noscript template iframe svg canvas object embed video audio picture select option textarea input map "
    "math head title link meta img source track del s strike".split()
)
# Elements of a body that hold none of its paragraphs.
_SKIPPED_IN_BODY = _SKIPPED | {"form", "nav"}
INLINE = frozenset(
    "a abbr acronym b bdi bdo big button cite code data dfn em font i ins kbd label mark q samp small span strong sub sup time tt u var wbr".split()
)
_IMAGES = frozenset({"img", "picture", "video", "iframe"})
_MEDIA = _IMAGES | {"audio", "canvas", "embed", "noscript", "object"}
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
MOST_ELEMENTS = 100_000  # elements that are read: pages that people read have some thousand
_SHORT = 60  # characters of a line that may be a label as well as a sentence
_NUMBER = re.compile("[0-9]+")
# A button that holds a heading or a question: its own names, or what is around it.
_OPENING = re.compile("accordion|faq|question", re.IGNORECASE)
_TITLED = frozenset({*HEADINGS, "dt", "summary"})
_ENDS = "।.?!॥…”’\"'»:;"


class Element:
    """An element: `at` its number and `end` the number after its last descendant's; the lines and pieces of text that it holds."""

    __slots__ = ("at", "attributes", "end", "first", "hints", "last", "names", "parent", "start", "stop", "tag")

    def __init__(
        self, at: int, parent: int, tag: str, attributes: dict[str, str | None], first: int, start: int
    ) -> None:
        self.at = at
        self.parent = parent
        self.tag = tag
        self.attributes = attributes
        self.first = first
        self.start = start
        self.end = self.last = self.stop = 0
        if attributes or "-" in tag:
            self.names, self.hints = named(tag, attributes.get("class"), attributes.get("id"))
            if not HINTING_ATTRIBUTES.isdisjoint(attributes):
                self.hints |= attribute_hints(attributes)
        else:
            self.names = ""
            self.hints = BY_TAG.get(tag, Hint.NOTHING)

    @property
    def signature(self) -> tuple[str, str]:
        """The tag and the names without numbers: elements that a template repeats share it (`post-1143`, `post-1144`)."""
        return self.tag, _unnumbered(self.names)


class Line:
    """A line of text. `owner`: the block element around it. `gap`: the number of `<br>` before it, 0 if a block element begins or ends there.

    `linked`: how many of its characters are links. `prose`: its length if it may be a sentence of an article (long, or ended like one; not in Latin
    letters alone, no list of links), else 0. `hints`: those of the elements around it. `start` to before `stop`: its pieces of text.
    """

    __slots__ = ("gap", "hints", "is_linked", "linked", "owner", "prose", "start", "stop", "text")

    def __init__(self, text: str, owner: int, gap: int, linked: int, start: int, stop: int) -> None:
        length = len(text)
        self.text = text
        self.owner = owner
        self.gap = gap
        self.linked = linked
        self.is_linked = 2 * linked > length
        self.start = start
        self.stop = stop
        self.hints = Hint.NOTHING
        is_prose = length >= _SHORT or (2 * length >= _SHORT and text[-1] in _ENDS)
        self.prose = length if is_prose and not self.is_linked and not text.isascii() else 0


class Blocks:
    """The elements and lines below a node, in page order.

    `body_only`: leave out what holds no paragraphs of a body (forms, menus, side boxes, embedded posts) and the elements with a mem_id in `dropped`;
    `left_out` has those elements.
    """

    def __init__(self, root: LexborNode | None, dropped: Collection[int] = (), *, body_only: bool = False) -> None:
        self.elements: list[Element] = []
        self.lines: list[Line] = []
        self.pieces: list[str] = []
        self.after_image: dict[int, str] = {}  # numbers of lines right behind an image or a video, and its tag
        self.alts: dict[int, str] = {}  # numbers of the elements right around a picture, and its description
        # For each image or player how many elements began before it, and the one around it.
        self.media: list[tuple[int, int]] = []
        self.left_out: list[LexborNode] = []
        self.tables: list[Element] = []
        if root is not None:
            _walk(self, root, dropped, body_only=body_only)

    @property
    def is_cut(self) -> bool:
        """True if the page has more elements than were read."""
        return len(self.elements) > MOST_ELEMENTS

    @cached_property
    def hinted(self) -> list[Element]:
        """The elements with hints."""
        return [element for element in self.elements if element.hints]

    @cached_property
    def prose(self) -> list[int]:
        """How many characters of prose the lines before each line hold, whatever is around them."""
        return list(accumulate([line.prose for line in self.lines], initial=0))

    def holds_media(self, element: Element) -> bool:
        """True if an image, a video or a player is inside an element."""
        first = bisect_left(self.media, (element.at + 1, 0))
        if first < len(self.media) and element.at <= self.media[first][1] < element.end:
            return True
        return any(each.tag.startswith("amp-") for each in self.elements[element.at + 1 : element.end])

    def text(self, element: Element) -> str:
        """Return the text of an element on one line."""
        return compose(" ".join("".join(self.pieces[element.start : element.stop]).split()))

    def parts(self, line: Line) -> list[str]:
        """Return the pieces of text that a line is made of."""
        return [compose(text) for piece in self.pieces[line.start : line.stop] if (text := " ".join(piece.split()))]

    def parents(self, at: int) -> list[int]:
        """Return an element and those around it, innermost first."""
        chain = []
        while at >= 0:
            chain.append(at)
            at = self.elements[at].parent
        return chain

    def common(self, one: int, other: int) -> Element:
        """Return the innermost element that holds both."""
        while not self.elements[one].at <= other < self.elements[one].end:
            one = self.elements[one].parent
        return self.elements[one]

    def heading(self, line: Line) -> int:
        """Return the level of the heading that a line is, or 0."""
        return HEADINGS.get(self.elements[line.owner].tag, 0) if line.hints & Hint.HEADING else 0

    def joined(self, at: int) -> bool:
        """True if a line continues the paragraph of the line before it: a lone `<br>` is between them."""
        line = self.lines[at]
        return line.gap == 1 and at > 0 and self.lines[at - 1].owner == line.owner


# The hottest loop of the heuristics: its branches are the kinds of nodes, and each changes the same six counters of the open line, which are local
# because a method call for each node and text would cost more than what it does. No recursion, as pages nest without limit.
def _walk(  # noqa: C901  one loop over one state that stays local, see above
    blocks: Blocks, root: LexborNode, dropped: Collection[int], *, body_only: bool
) -> None:
    """Visit each node of the tree once and write down elements, lines and pieces of text."""
    elements, lines, pieces = blocks.elements, blocks.lines, blocks.pieces
    skipped, conditional = (_SKIPPED_IN_BODY, _CONDITIONAL_IN_BODY) if body_only else (_SKIPPED, _CONDITIONAL)
    element = block = Element(0, -1, root.tag or "", root.attributes, 0, 0)  # innermost open
    elements.append(element)
    around = [(root, element, block)]
    # Of the line that is read: where it begins, the <br> before it, its characters that are links, whether it holds any; and the open links.
    begin = gap = linked = links = 0
    filled = False
    node = root.child
    while True:
        if node is None:
            tag = ""
            node, closed, outer = around.pop()
            parts_lines = closed is block
        else:
            tag = node.tag or ""
            if tag == "-text":
                text = node.text_content or ""
                if not text.isspace():
                    filled = True
                    if links:
                        linked += len(text.strip())
                if filled:  # white space before a line's text is none of it
                    pieces.append(text)
                node = node.next
                continue
            if (
                tag in skipped
                or not tag  # <?php ... ?> has no name
                or len(elements) > MOST_ELEMENTS
                or (tag in conditional and _is_foreign(node, tag))
                or (dropped and node.mem_id in dropped)
            ):
                if tag in _MEDIA:
                    blocks.media.append((len(elements), element.at))
                    if tag in _IMAGES:
                        blocks.after_image[len(lines) + filled] = tag
                        if links and tag == "img":
                            blocks.alts.setdefault(element.at, node.attributes.get("alt") or "")
                elif body_only and tag not in _SKIPPED:
                    blocks.left_out.append(node)
                node = node.next
                continue
            parts_lines = tag not in INLINE
        if parts_lines:
            if filled:
                text = " ".join("".join(pieces[begin:]).split())
                lines.append(Line(text, block.at, gap, linked, begin, len(pieces)))
                gap = linked = 0
                filled = False
            pieces.append(" ")
            begin = len(pieces)
            gap = gap + 1 if tag == "br" else 0
        if tag == "br":
            node = node.next
        elif tag:
            outer = block
            element = Element(len(elements), element.at, tag, node.attributes, len(lines), len(pieces))
            elements.append(element)
            if parts_lines:
                block = element
                if tag == "table":
                    blocks.tables.append(element)
            elif tag == "a":
                links += 1
            around.append((node, element, outer))
            node = node.child
        else:
            closed.last = len(lines) + filled
            closed.stop = len(pieces)
            closed.end = len(elements)
            if not around:
                return
            if closed.tag == "a":
                links -= 1
            block, element = outer, elements[closed.parent]
            node = node.next


_CONDITIONAL = frozenset({"ins", "button"})
_CONDITIONAL_IN_BODY = _CONDITIONAL | {"blockquote", "aside"}


def _is_foreign(node: LexborNode, tag: str) -> bool:
    """True if an element holds an advertisement, a post of another site, a button that opens no panel, or a side box that is no pull quote.

    The first two have a class; text that an editor inserted has none. An advertisement's `<ins>` has no text of its own: one with prose lost its end
    tag, and the rest of the body is inside.
    """
    names = node.attributes.get("class") or ""
    if tag == "ins":
        return "adsbygoogle" in names and len(node.text(strip=True)) < _SHORT
    if tag == "button":
        around = node.parent
        is_titled = around is not None and (
            around.tag in _TITLED or _OPENING.search(around.attributes.get("class") or "")
        )
        return not (is_titled or _OPENING.search(names))
    if tag == "aside":
        return "quote" not in names and node.css_first("blockquote") is None
    return any(name in names for name in EMBEDS)


@lru_cache(maxsize=65536)
def _unnumbered(names: str) -> str:
    return _NUMBER.sub("", names)
