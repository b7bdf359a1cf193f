"""The paragraphs of an element: what a reader sees as blocks, without advertisements, embeds and captions."""

import re
from collections.abc import Collection, Iterator

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
_LINES = re.compile(r"\n{2,}")


def paragraphs(container: LexborNode, dropped: Collection[int] = ()) -> list[str]:
    """Read the paragraphs inside an element, in order, white space as a browser shows it.

    `dropped`: mem_ids of elements to leave out. A `<br>` is a line break inside its paragraph, two of them end it. List items, headings and
    bare text between blocks are paragraphs of their own.
    """
    found: list[str] = []
    line: list[str] = []
    for piece in _pieces(container, dropped):
        if piece is None:
            _end(line, found)
        else:
            line.append(piece)
    _end(line, found)
    return found


def _pieces(container: LexborNode, dropped: Collection[int]) -> Iterator[str | None]:
    """Walk an element: strings of text, a newline for a line break, None where a block begins or ends. No recursion: pages nest at will."""
    stack: list[Iterator[LexborNode] | None] = [container.iter(include_text=True)]
    while stack:
        nodes = stack[-1]
        node = next(nodes, None) if nodes is not None else None
        if node is None:
            stack.pop()
            if nodes is None:
                yield None
            continue
        tag = node.tag
        if tag == "-text":
            yield _spaces(node.text_content or "")
        elif tag == "br":
            yield "\n"
        elif tag in _SKIPPED or (dropped and node.mem_id in dropped) or (tag == "blockquote" and _is_embed(node)):
            continue
        elif tag in _INLINE:
            stack.append(node.iter(include_text=True))
        else:
            yield None
            only = node.child
            if only is not None and only.next is None and only.tag == "-text":
                yield _spaces(only.text_content or "")
                yield None
            else:
                stack += (None, node.iter(include_text=True))


def _spaces(text: str) -> str:
    """Make the source's own line ends spaces: only `<br>` breaks a line."""
    return text.replace("\r", " ").replace("\n", " ")


def _is_embed(node: LexborNode) -> bool:
    names = node.attributes.get("class") or ""
    return any(name in names for name in _EMBED_CLASSES)


def _end(line: list[str], found: list[str]) -> None:
    if not line:
        return
    text = "\n".join(" ".join(part.split()) for part in "".join(line).split("\n"))
    line.clear()
    found.extend(stripped for block in _LINES.split(text) if (stripped := block.strip("\n")))
