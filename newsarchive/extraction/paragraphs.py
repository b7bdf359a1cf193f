"""The paragraphs of an element that a layout or JSON-LD names as the body: what a reader sees as blocks, without embeds and captions."""

from collections.abc import Collection
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from newsarchive.extraction.blocks import Blocks


class Paragraph(NamedTuple):
    """A paragraph's text, and how many of its characters are links."""

    text: str
    linked: int = 0


def paragraphs(container: LexborNode, dropped: Collection[int] = ()) -> list[Paragraph]:
    """Return the paragraphs inside an element, in order, line ends of the source as spaces.

    `dropped`: mem_ids of elements to leave out. A `<br>` is a line break inside its paragraph, two of them end it. List items, headings and bare text
    between blocks are paragraphs of their own.
    """
    blocks = Blocks(container, dropped, body_only=True)
    found: list[Paragraph] = []
    for at, line in enumerate(blocks.lines):
        if blocks.joined(at):
            before = found[-1]
            found[-1] = Paragraph(f"{before.text}\n{line.text}", before.linked + line.linked)
        else:
            found.append(Paragraph(line.text, line.linked))
    return found
