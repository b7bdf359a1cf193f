"""What a page with a layout shows between its headline and the end of its body, outside the elements of the body."""

from collections.abc import Collection, Iterator

from selectolax.lexbor import LexborNode

from newsarchive.extraction.blocks import Blocks
from newsarchive.extraction.heuristics.line_hints import add_hints
from newsarchive.extraction.hints import NOT_BODY
from newsarchive.extraction.sources.layout_view import LayoutView
from newsarchive.items import Article

_FEW = 25  # characters of an element that are read
_MOST = 500  # elements that are passed
_SILENT = frozenset(
    "script style noscript template iframe svg link meta ins img picture video audio button -comment".split()
)


def lines_between(view: LayoutView, article: Article) -> Iterator[str]:
    """Yield the lines between headline and end of body that are no link and in no element of boilerplate, as the layout found the two."""
    bodies = view.body_nodes.get(article.witnesses.get("body", ""), [])
    headline = view.element_of("headline", article.witnesses.get("headline", ""))
    if headline is None or not bodies:
        return
    dropped = frozenset(node.mem_id for css in view.layout.drop for node in view.nodes(css))
    for node in _between(headline, bodies):
        if node.mem_id in dropped or len(node.text(strip=True)) < _FEW:
            continue
        blocks = Blocks(node.parent, dropped) if node.tag == "-text" and node.parent else Blocks(node, dropped)
        add_hints(blocks)
        for line in blocks.lines:
            if not line.is_linked and not line.hints & NOT_BODY:
                yield " ".join(blocks.parts(line))


def _between(headline: LexborNode, bodies: Collection[LexborNode]) -> Iterator[LexborNode]:
    """Yield the elements and texts between the headline and the last body, outermost first; nothing if no body is below the headline."""
    waiting = {node.mem_id for node in bodies}
    around = set[int]()  # what holds a body
    for body in bodies:
        parent = body.parent
        while parent is not None and parent.mem_id not in around:
            around.add(parent.mem_id)
            parent = parent.parent
    found: list[LexborNode] = []
    node = _after(headline)
    for _ in range(_MOST):
        if node is None:
            return
        if node.mem_id in waiting:
            waiting.remove(node.mem_id)
            if not waiting:
                yield from found
                return
        elif node.mem_id in around:
            node = node.child
            continue
        elif node.tag not in _SILENT:
            found.append(node)
        node = _after(node)


def _after(node: LexborNode) -> LexborNode | None:
    """Return the next element or text in page order that is not inside a node."""
    while node.next is None:
        if node.parent is None:
            return None
        node = node.parent
    return node.next
