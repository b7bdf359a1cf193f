"""The paragraphs of an element that a layout or JSON-LD names as the body: what a reader sees as blocks, without embeds and captions."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from newsarchive.extraction.blocks import Blocks
from newsarchive.extraction.figures import caption_lines
from newsarchive.extraction.hints import Hint
from newsarchive.extraction.quotes import repeated_quotes
from newsarchive.extraction.tables import Cell, data_cells

_CELLS = " | "


class Paragraph(NamedTuple):
    """A paragraph's text, and how many of its characters are links. `first`: the number of its first line. `is_row`: it is a row of a table."""

    text: str
    linked: int = 0
    first: int = 0
    is_row: bool = False


def paragraphs(container: LexborNode, dropped: Collection[int] = ()) -> list[Paragraph]:
    """Return the paragraphs inside an element, in order, line ends of the source as spaces.

    `dropped`: mem_ids of elements to leave out. A `<br>` is a line break inside its paragraph, two of them end it. List items, headings, rows of
    tables and bare text between blocks are paragraphs of their own.
    """
    blocks = Blocks(container, dropped, body_only=True)
    left_out = caption_lines(blocks) | _foreign_lines(blocks) if blocks.hinted else ()
    kept = [at for at in range(len(blocks.lines)) if at not in left_out]
    repeated = repeated_quotes(blocks, kept)
    return joined_lines(blocks, [at for at in kept if at not in repeated], data_cells(blocks))


def _foreign_lines(blocks: Blocks) -> set[int]:
    """Return the lines that are no text of the article: copies for sharing and printing, hidden windows, biographies of the author.

    Panels that a reader opens are none.
    """
    prose = blocks.prose
    found: set[int] = set()
    for element in blocks.hinted:
        hints, inside = element.hints, prose[element.last] - prose[element.first]
        is_window = hints & Hint.HIDDEN and hints & Hint.BOILERPLATE
        is_biography = hints & Hint.AUTHOR and inside
        if element.at and (is_window or is_biography or hints & Hint.UNSEEN) and 2 * inside <= prose[-1]:
            found.update(range(element.first, element.last))
    return found


def joined_lines(
    blocks: Blocks,
    lines: Iterable[int],
    cells: Mapping[int, Cell],
    is_joined: Callable[[Blocks, int], bool] = Blocks.joined,
) -> list[Paragraph]:
    """Return lines as paragraphs: lines that a lone `<br>` separates are one, and so are the cells of a row, apart by bars."""
    found: list[tuple[list[str], list[int]]] = []  # the pieces of each paragraph's text, and its lines
    before = -2
    for at in lines:
        cell, last = cells.get(at), cells.get(before)
        if cell and last and cell.row == last.row:
            apart = _CELLS * (cell.number - last.number) or " "
        elif not cell and before == at - 1 and found and is_joined(blocks, at):
            apart = "\n"
        else:
            apart = ""
            found.append(([_CELLS * cell.number] if cell else [], []))
        found[-1][0].extend((apart, blocks.lines[at].text))
        found[-1][1].append(at)
        before = at
    return [
        Paragraph("".join(pieces), sum([blocks.lines[at].linked for at in own]), own[0], own[0] in cells)
        for pieces, own in found
    ]
