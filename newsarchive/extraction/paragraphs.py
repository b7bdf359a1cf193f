"""The paragraphs of an element: what a reader sees as blocks, without advertisements, embeds and captions."""

import re
from collections.abc import Collection
from typing import NamedTuple

from selectolax.lexbor import LexborNode

# Elements whose content is never the story: code, media and their captions, forms, what other sites embed.
_SKIPPED = frozenset(
    "script style noscript template iframe ins figure figcaption picture video audio object embed canvas svg form button select "
    "textarea input nav aside".split()
)
# Elements that stand in a line and do not end a paragraph.
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i kbd label mark q s samp small span strike strong sub sup time tt u var wbr "
    "img".split()
)
_EMBED_CLASSES = (
    "twitter-tweet",
    "instagram-media",
    "tiktok-embed",
    "fb-post",
    "fb-video",
    "telegram-post",
    "reddit-card",
)
_LINE_END = re.compile(r"[ \t]*[\r\n]\s*")
_LINES = re.compile(r"\n{2,}")


class Paragraph(NamedTuple):
    """A paragraph's text, and how many of its characters are links."""

    text: str
    linked: int = 0


def paragraphs(container: LexborNode, dropped: Collection[int] = ()) -> list[Paragraph]:
    """Read the paragraphs inside an element, in order, its source's line ends as spaces.

    `dropped`: mem_ids of elements to leave out. A `<br>` is a line break inside its paragraph, two of them end it. List items, headings and
    bare text between blocks are paragraphs of their own.
    """
    text = _Text()
    # No recursion: pages nest at will.
    stack = [(container.iter(include_text=True), "")]
    while stack:
        nodes, open_tag = stack[-1]
        node = next(nodes, None)
        if node is None:
            stack.pop()
            text.leave(open_tag)
            continue
        tag = node.tag
        if tag == "-text":
            text.add(_spaces(node.text_content or ""))
        elif tag == "br":
            text.add("\n")
        elif tag is None or tag in _SKIPPED or node.mem_id in dropped or (tag == "blockquote" and _is_embed(node)):
            continue
        else:
            text.enter(tag)
            only = None if tag in _INLINE else node.child
            if only is not None and only.tag == "-text" and only.next is None:
                # Most paragraphs are one text.
                text.put(_spaces(only.text_content or "").strip())
            else:
                stack.append((node.iter(include_text=True), tag))
    return text.found


class _Text:
    """The paragraphs that were read, the one that is read now, and whether it stands in a link."""

    __slots__ = ("_line", "_linked", "_links", "found")

    def __init__(self) -> None:
        self.found: list[Paragraph] = []
        self._line: list[str] = []
        self._linked = self._links = 0

    def add(self, text: str) -> None:
        self._line.append(text)
        if self._links:
            self._linked += len(text.strip())

    def enter(self, tag: str) -> None:
        if tag == "a":
            self._links += 1
        elif tag not in _INLINE:
            self._end()

    def leave(self, tag: str) -> None:
        if tag == "a":
            self._links -= 1
        elif tag not in _INLINE:
            self._end()

    def put(self, text: str) -> None:
        """Add a paragraph that is one text."""
        if text:
            self.found.append(Paragraph(text, len(text) if self._links else 0))

    def _end(self) -> None:
        """Close the paragraphs that were gathered so far; where they are several, each is linked as much as all are."""
        if self._line:
            text = "\n".join(part.strip() for part in "".join(self._line).split("\n"))
            blocks = [block for part in _LINES.split(text) if (block := part.strip())]
            self.found += (Paragraph(block, self._linked * len(block) // len(text)) for block in blocks)
            self._line.clear()
            self._linked = 0


def _spaces(text: str) -> str:
    """Make the source's own line ends spaces: only `<br>` breaks a line."""
    return _LINE_END.sub(" ", text) if "\n" in text or "\r" in text else text


def _is_embed(node: LexborNode) -> bool:
    names = node.attributes.get("class") or ""
    return any(name in names for name in _EMBED_CLASSES)
