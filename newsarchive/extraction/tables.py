"""Tables of data, whose rows are read as one line each, as opposed to tables in which old sites lay out their pages."""

from typing import NamedTuple

from newsarchive.extraction.blocks import HEADINGS, Blocks, Element

_LONGEST_CELL = 300  # characters of prose in a cell of data
_FEWEST = 2  # rows with several filled cells
_LAYOUT_TAGS = frozenset({"table", "article", "section", "form", *HEADINGS})


class Cell(NamedTuple):
    """A cell of a table of data: the number of its row's element, and its number within the row."""

    row: int
    number: int


def data_cells(blocks: Blocks) -> dict[int, Cell]:
    """Return the cells of the page's tables of data by the number of each line."""
    found: dict[int, Cell] = {}
    for table in blocks.tables:
        found |= _cells(blocks, table)
    return found


def _cells(blocks: Blocks, table: Element) -> dict[int, Cell]:
    """Return the cells of a table if it holds data: no other table, headings or long texts, no list of links, several rows."""
    found: dict[int, Cell] = {}
    rows: dict[int, set[int]] = {}
    row, number = table.at, -1
    for element in blocks.elements[table.at + 1 : table.end]:
        if element.tag in _LAYOUT_TAGS:
            return {}
        if element.tag == "tr":
            row, number = element.at, -1
        elif element.tag in ("td", "th"):
            number += 1
            if blocks.prose[element.last] - blocks.prose[element.first] > _LONGEST_CELL:
                return {}
            for at in range(element.first, element.last):
                found[at] = Cell(row, number)
                rows.setdefault(row, set()).add(number)
    if sum(len(filled) > 1 for filled in rows.values()) < _FEWEST:
        return {}
    lines = blocks.lines[table.first : table.last]
    return found if 2 * sum(line.linked for line in lines) <= sum(len(line.text) for line in lines) else {}
