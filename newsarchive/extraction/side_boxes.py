"""Side boxes inside a body: what an editor put beside the text is reported, what a template put there is boilerplate."""

from newsarchive.extraction.blocks import Blocks, Line
from newsarchive.extraction.hints import NOT_BODY, hints_of


def is_unnamed_side_box(blocks: Blocks, line: Line) -> bool:
    """True if a line without a link is in an aside, and no element around it has a name that hints at boilerplate."""
    around = [blocks.elements[at] for at in blocks.parents(line.owner)]
    asides = [number for number, element in enumerate(around) if element.tag == "aside"]
    if line.linked or not asides:
        return False
    return not any(element.names and hints_of("div", element.names) & NOT_BODY for element in around[: asides[-1] + 1])
