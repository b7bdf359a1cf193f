"""The page as two flat lists, read off the tree in one walk: its elements, and the lines of text that a reader sees.

Every rule of the generic way works on these lists. An element knows which lines it holds, so that what a selector would be asked for
costs a slice.
"""

import re
from functools import cached_property, lru_cache
from itertools import accumulate

from selectolax.lexbor import LexborNode

from newsarchive.bengali.text import compose
from newsarchive.extraction.hints import BY_TAG, NOT_A_PARAGRAPH, NOT_BODY, Hint, hints_of

_UNSEEN = frozenset(
    "-comment -doctype script style noscript template iframe svg canvas object embed video audio picture select option button textarea input map "
    "math head title link meta img source track".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var "
    "wbr".split()
)
_VIDEOS = frozenset({"video", "iframe"})
_IMAGES = _VIDEOS | {"img", "picture"}
# Attributes that say something beside names.
_RARE = frozenset({"style", "rel", "itemprop", "data-published", "data-modified"})
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_EMBEDS = ("twitter-tweet", "instagram-media", "tiktok-embed", "fb-post", "fb-video", "telegram-post", "reddit-card")
MOST_ELEMENTS = 100_000  # elements that are read: pages that people read have some thousand
_LARGEST_SHARE = 4  # a name is believed to hold at most the fourth part of a page's prose
_NAME, _CAPTION = 30, 200  # characters that a name has at most, and a caption
_GALLERY = 3  # pictures with a text each
_BOXES = 3  # around a line that tell its kind
_SHORT = 60  # characters of a line that may be a label as well as a sentence
_NUMBER = re.compile("[0-9]+")
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
            self.names, self.hints = _named(tag, attributes.get("class"), attributes.get("id"))
            if not _RARE.isdisjoint(attributes):
                self.hints |= _attribute_hints(attributes)
        else:
            self.names = ""
            self.hints = BY_TAG.get(tag, Hint.NOTHING)

    @property
    def kind(self) -> tuple[str, str]:
        """Tag and names, numbers left out: what a template makes many of shares them (`post-1143`, `post-1144`)."""
        return self.tag, _unnumbered(self.names)


class Line:
    """A line of text. `owner`: the block element around it. `gap`: how it parts from the line before, 0 by a block, else by so many `<br>`.

    `is_linked`: it is mostly links. `prose`: its length if it may be a sentence of a story (long, or ended like one; not in Latin letters alone, no
    list of links), else 0. `says`: what the elements around it say. `start` to before `stop`: its pieces of text.
    """

    __slots__ = ("gap", "hints", "is_linked", "owner", "prose", "start", "stop", "text")

    def __init__(self, text: str, owner: int, gap: int, linked: int, start: int, stop: int) -> None:
        length = len(text)
        self.text = text
        self.owner = owner
        self.gap = gap
        self.is_linked = 2 * linked > length
        self.start = start
        self.stop = stop
        self.hints = Hint.NOTHING
        is_prose = length >= _SHORT or (2 * length >= _SHORT and text[-1] in _ENDS)
        self.prose = length if is_prose and not self.is_linked and not text.isascii() else 0


class Blocks:
    """A page's elements and lines, in page order."""

    def __init__(self, root: LexborNode | None) -> None:
        self.elements: list[Element] = []
        self.lines: list[Line] = []
        self.pieces: list[str] = []
        self.named: list[Element] = []  # the elements whose names or tags say something
        self.after_image: dict[int, str] = {}  # the numbers of lines that an image stands right before, and its tag
        if root is not None:
            _walk(self, root)
            self._compose()
            self._inherit_hints()
            self._mark_captions()

    @property
    def is_cut(self) -> bool:
        """Whether the page has more elements than were read."""
        return len(self.elements) > MOST_ELEMENTS

    def text(self, element: Element) -> str:
        """Give the text of an element on one line."""
        return compose(" ".join("".join(self.pieces[element.start : element.stop]).split()))

    def parts(self, line: Line) -> list[str]:
        """Give the texts that a line is made of, each from one place of the source."""
        return [compose(text) for piece in self.pieces[line.start : line.stop] if (text := " ".join(piece.split()))]

    def parents(self, at: int) -> list[int]:
        """Give an element and those around it, innermost first."""
        chain = []
        while at >= 0:
            chain.append(at)
            at = self.elements[at].parent
        return chain

    def common(self, one: int, other: int) -> Element:
        """Give the innermost element that holds both."""
        while not self.elements[one].at <= other < self.elements[one].end:
            one = self.elements[one].parent
        return self.elements[one]

    @cached_property
    def prose(self) -> list[int]:
        """How many characters of prose the lines before each hold, whatever stands around them."""
        return list(accumulate([line.prose for line in self.lines], initial=0))

    def heading(self, line: Line) -> int:
        """Give the level of the heading that a line is, or 0."""
        return HEADINGS.get(self.elements[line.owner].tag, 0) if line.hints & Hint.HEADING else 0

    def _compose(self) -> None:
        """Bring the letters of all lines to NFC, which at once costs little."""
        if self.lines:
            texts = compose("\n".join([line.text for line in self.lines])).split("\n")
            for line, text in zip(self.lines, texts, strict=True):
                line.text = text

    def _inherit_hints(self) -> None:
        """Tell the lines what the elements around them say. A name that would take a good part of the page's prose away is not believed; a tag is."""
        lines, told = self.lines, [0] * len(self.elements)
        for element in self.elements:
            inherited = told[element.parent] if element.parent >= 0 else 0
            news = self._plausible_hints(element) & ~inherited if element.hints else 0
            told[element.at] = inherited | news
            if element.hints:
                self.named.append(element)
            if news:
                for line in lines[element.first : element.last]:
                    line.hints |= news

    def _mark_captions(self) -> None:
        """Tell the lines right behind images that they are captions, unless they are most of the page's prose: then its pictures tell the story."""
        captions = [self.lines[at] for at in self.after_image if at < len(self.lines) and self._may_be_caption(at)]
        if len(captions) >= _GALLERY and 2 * sum(line.prose for line in captions) > self.prose[-1]:
            return
        for line in captions:
            line.hints |= Hint.CAPTION

    def _may_be_caption(self, at: int) -> bool:
        """Tell whether a line behind an image is no name, no label, and no paragraph: none follows in the same box or in one like it.

        The only prose of a page with a film is the story.
        """
        line = self.lines[at]
        if line.is_linked or self.heading(line) or not _NAME < len(line.text) <= _CAPTION or line.text.endswith(":"):
            return False
        box = self.elements[line.owner].parent
        following = self.lines[at + 1 : self.elements[box].last]
        if any(other.prose and self.elements[other.owner].parent == box for other in following):
            return False
        is_only = self.after_image[at] in _VIDEOS and self.prose[at] + line.prose == self.prose[-1] == line.prose
        return not is_only and not self._matches_neighbours(at)

    def _matches_neighbours(self, at: int) -> bool:
        """Tell whether a line stands in boxes of the same names as the prose right behind or before it, as paragraphs do and captions do not."""
        beside = [other for other in (at + 1, at - 1) if 0 <= other < len(self.lines) and self.lines[other].prose]
        own = self._boxes(at)
        return any(name for _, name in own) and any(self._boxes(other) == own for other in beside)

    def _boxes(self, at: int) -> list[tuple[str, str]]:
        return [self.elements[box].kind for box in self.parents(self.lines[at].owner)[:_BOXES]]

    def _plausible_hints(self, element: Element) -> int:
        meaning = element.hints
        if element.first == element.last or (element.tag in _INLINE and not self._fills_line(element)):
            return 0
        if not meaning & NOT_BODY:
            return meaning
        prose = self.prose
        held = prose[element.last] - prose[element.first]
        if held > prose[-1] // _LARGEST_SHARE:
            # ASP.NET puts the whole page into a form.
            return meaning & ~NOT_BODY | (BY_TAG.get(element.tag, 0) if element.tag != "form" else 0)
        return meaning & ~NOT_A_PARAGRAPH if held and element.tag == "p" else meaning

    def _fills_line(self, element: Element) -> bool:
        """Tell whether an element that stands in a line is most of it."""
        line = self.lines[element.first]
        return 2 * sum(map(len, self.pieces[element.start : element.stop])) > len(line.text)


# The hottest loop of the generic way: its branches are the kinds of nodes, and each changes the same six counters of the open line, which are local
# because a method call for each node and text would cost more than what it does. No recursion, for pages nest at will.
def _walk(blocks: Blocks, root: LexborNode) -> None:  # noqa: C901  one loop over one state that stays local, see above
    """Visit each node of the tree once and write down elements, lines and pieces of text."""
    elements, lines, pieces = blocks.elements, blocks.lines, blocks.pieces
    element = block = Element(0, -1, root.tag or "", root.attributes, 0, 0)  # the innermost ones that are open
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
            if tag in _UNSEEN or not tag or len(elements) > MOST_ELEMENTS:  # <?php ... ?> has no name
                if tag in _IMAGES:
                    blocks.after_image[len(lines) + filled] = tag
                node = node.next
                continue
            parts_lines = tag not in _INLINE
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


@lru_cache(maxsize=65536)
def _named(tag: str, classes: str | None, also: str | None) -> tuple[str, int]:
    """Give an element's class names and id in one, and what they say; the name of an element that a site made itself (pk-ticker) is one more."""
    names = f"{classes} {also}" if classes and also else classes or also or ""
    if "-" in tag:
        names = f"{tag} {names}".rstrip()
    meaning = hints_of(tag, names) if names else BY_TAG.get(tag, Hint.NOTHING)
    if tag == "blockquote" and any(name in names for name in _EMBEDS):
        meaning |= Hint.BOILERPLATE
    return names, meaning


@lru_cache(maxsize=65536)
def _unnumbered(names: str) -> str:
    return _NUMBER.sub("", names)


def _attribute_hints(attributes: dict[str, str | None]) -> int:
    """Give what the rarer attributes say: that an element is hidden, or what it is to machines."""
    style, role = attributes.get("style"), attributes.get("itemprop") or attributes.get("rel")
    meaning = Hint.NOTHING
    if style and "none" in style and "display:none" in style.replace(" ", ""):
        meaning |= Hint.HIDDEN
    if role and "author" in role:
        meaning |= Hint.AUTHOR
    elif role == "headline":
        meaning |= Hint.TITLE
    if "data-published" in attributes or "data-modified" in attributes or (role and role.startswith("date")):
        meaning |= Hint.TIME
    return meaning
