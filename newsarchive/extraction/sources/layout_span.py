"""What a page with a layout shows between its headline and the end of its body, outside the elements of the body."""

from collections.abc import Collection, Iterator

from selectolax.lexbor import LexborNode

from newsarchive.extraction.blocks import Blocks
from newsarchive.extraction.heuristics.line_hints import add_hints
from newsarchive.extraction.hints import NOT_BODY
from newsarchive.extraction.side_boxes import is_unnamed_side_box
from newsarchive.extraction.sources.layout_view import LayoutView
from newsarchive.items import Article

_FEW = 25  # characters of an element that are read
_MOST = 500  # elements that are passed
_SILENT = frozenset(
    "script style noscript template iframe svg link meta ins img picture video audio button -comment".split()
)


def lines_between(view: LayoutView, article: Article, shown: Collection[str]) -> Iterator[str]:
    """Yield the lines between headline and end of body that are no link and in no element of boilerplate, as the layout found the two.

    `shown`: the texts of fields that are beside the body; an element that shows nothing else is passed over.
    """
    bodies = view.body_nodes.get(article.witnesses.get("body", ""), [])
    headline = view.element_of("headline", article.witnesses.get("headline", ""))
    if headline is None or not bodies:
        return
    yield from side_boxes(bodies)
    known = sorted({" ".join(text.split()) for text in shown}, key=len, reverse=True)
    for node in _between(headline, bodies, view.scope.mem_id):
        if not _shows_more(node, known):
            continue
        dropped = frozenset(found.mem_id for css in view.layout.drop for found in view.nodes(css))
        if node.mem_id in dropped:
            continue
        blocks = Blocks(node.parent if node.tag == "-text" else node, dropped)
        add_hints(blocks)
        for line in blocks.lines:
            if not line.is_linked and not line.hints & NOT_BODY:
                yield " ".join(blocks.parts(line))


def side_boxes(bodies: Collection[LexborNode]) -> Iterator[str]:
    """Yield the prose of side boxes inside the body whose names hint at no boilerplate: facts that an editor put beside the text."""
    for aside in (found for body in bodies for found in body.css("aside")):
        blocks = Blocks(aside)
        yield from (line.text for line in blocks.lines if line.prose and is_unnamed_side_box(blocks, line))


def _shows_more(node: LexborNode, known: Collection[str]) -> bool:
    """True if an element shows more than known texts."""
    text = " ".join(node.text(separator=" ").split())
    for each in known:
        if len(text) < _FEW:
            return False
        text = text.replace(each, " ")
    return len(text) >= _FEW


def _between(headline: LexborNode, bodies: Collection[LexborNode], scope: int) -> Iterator[LexborNode]:
    """Yield the elements and texts between the headline and the last body, outermost first; nothing if no body is below the headline.

    `scope`: the mem_id of the element that holds both.
    """
    waiting = {node.mem_id for node in bodies}
    around = {scope}  # what holds a body
    for body in bodies:
        parent = body.parent
        while parent is not None and (number := parent.mem_id) not in around:
            around.add(number)
            parent = parent.parent
    found: list[LexborNode] = []
    node = _after(headline)
    for _ in range(_MOST):
        if node is None:
            return
        tag = node.tag
        if tag not in _SILENT and tag != "-text":
            number = node.mem_id
            if number in waiting:
                waiting.remove(number)
                if not waiting:
                    yield from found
                    return
            elif number in around:
                node = node.child
                continue
            else:
                found.append(node)
        elif tag == "-text" and len(node.text_content or "") >= _FEW:
            found.append(node)
        node = _after(node)


def _after(node: LexborNode) -> LexborNode | None:
    """Return the next element or text in page order that is not inside a node."""
    while node.next is None:
        if node.parent is None:
            return None
        node = node.parent
    return node.next
