"""The paragraphs of an element: what a reader sees as blocks, without advertisements, embeds and captions."""

import re
from collections.abc import Collection

from selectolax.lexbor import LexborNode

# Elements whose content is never the story: code, media and their captions, forms, what other sites embed.
_SKIPPED = frozenset(
    "script style noscript template iframe ins figure figcaption picture video audio object embed canvas svg form button select "
    "textarea input nav aside".split()
) | {None}  # <?php ... ?> has no name
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


def paragraphs(container: LexborNode, dropped: Collection[int] = ()) -> list[str]:
    """Read the paragraphs inside an element, in order, its source's line ends as spaces.

    `dropped`: mem_ids of elements to leave out. A `<br>` is a line break inside its paragraph, two of them end it. List items, headings and
    bare text between blocks are paragraphs of their own.
    """
    found: list[str] = []
    line: list[str] = []
    # No recursion: pages nest at will. Beside each open element stands whether its end ends a paragraph.
    stack = [(container.iter(include_text=True), True)]
    while stack:
        nodes, is_block = stack[-1]
        node = next(nodes, None)
        if node is None:
            stack.pop()
            if is_block:
                _end(line, found)
            continue
        tag = node.tag
        if tag == "-text":
            line.append(_spaces(node.text_content or ""))
        elif tag == "br":
            line.append("\n")
        elif tag in _SKIPPED or (dropped and node.mem_id in dropped) or (tag == "blockquote" and _is_embed(node)):
            continue
        elif tag in _INLINE:
            stack.append((node.iter(include_text=True), False))
        else:
            _end(line, found)
            only = node.child
            if only is not None and only.tag == "-text" and only.next is None:
                # Most paragraphs are one text.
                text = _spaces(only.text_content or "").strip()
                if text:
                    found.append(text)
            else:
                stack.append((node.iter(include_text=True), True))
    return found


def _spaces(text: str) -> str:
    """Make the source's own line ends spaces: only `<br>` breaks a line."""
    return _LINE_END.sub(" ", text) if "\n" in text or "\r" in text else text


def _is_embed(node: LexborNode) -> bool:
    names = node.attributes.get("class") or ""
    return any(name in names for name in _EMBED_CLASSES)


def _end(line: list[str], found: list[str]) -> None:
    """Close the paragraphs that were gathered so far."""
    if line:
        text = "\n".join(part.strip() for part in "".join(line).split("\n"))
        line.clear()
        found.extend(block for block in (part.strip() for part in _LINES.split(text)) if block)
