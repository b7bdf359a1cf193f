"""A page read through its layout: what its selectors find."""

from collections.abc import Iterable, Iterator, Sequence

from selectolax.lexbor import LexborNode

from newsarchive.extraction.boilerplate import without_furniture
from newsarchive.extraction.document import Document
from newsarchive.extraction.paragraphs import paragraphs
from newsarchive.extraction.sources.layout import Layout, Selector

Candidate = tuple[str, str | None]  # the rule, and what it found


class Shown:
    """A page as one layout shows it."""

    def __init__(self, document: Document, layout: Layout, scope: LexborNode) -> None:
        self.document = document
        self.layout = layout
        self.scope = scope
        self._nodes: dict[str, list[LexborNode]] = {}

    def nodes(self, css: str) -> list[LexborNode]:
        """Give the elements of the scope that a selector matches, each once; a page's design is told by selectors that also hold its fields."""
        if css not in self._nodes:
            self._nodes[css] = _once(self.scope.css(css))
        return self._nodes[css]

    def is_of_design(self) -> bool:
        """Tell whether the page is of the layout: all selectors of its fingerprint match."""
        return all(self.nodes(css) for css in self.layout.fingerprint)

    def rule(self, written: str) -> str:
        """Name the rule that a selector of the layout is."""
        return f"{self.layout.name}: {written}"

    def first_rule(self, selectors: Sequence[str]) -> str | None:
        """Name the most trusted rule of a field, None where the layout has none."""
        return self.rule(selectors[0]) if selectors else None

    def found(
        self, selectors: Sequence[str], join: str = ", ", separator: str = "", *, anywhere: bool = False
    ) -> Iterator[Candidate]:
        """Give for each selector that matches the text of its first element that holds any, of all its elements where it is written so.

        `join` is put between elements, `separator` between the texts of the child elements of one. `anywhere`: what the scope has not is looked
        for on the whole page.
        """
        for written in selectors:
            selector = Selector.of(written)
            nodes = self.nodes(selector.css) or (_once(self.document.tree.css(selector.css)) if anywhere else [])
            if nodes:
                texts = _texts(selector, nodes, separator)
                yield self.rule(written), join.join(texts) if selector.joined else next(texts, "")

    def all(self, selectors: Sequence[str]) -> Iterator[tuple[str, Iterator[str]]]:
        """Give for each selector that matches the texts of its elements, of those that hold some."""
        for written in selectors:
            selector = Selector.of(written)
            nodes = self.nodes(selector.css)
            if nodes:
                yield self.rule(written), _texts(selector, nodes)

    def bodies(self) -> Iterator[Candidate]:
        """Give for each body selector that matches the paragraphs of its element, or of all its elements where it is written so."""
        for written in self.layout.body:
            selector = Selector.of(written)
            nodes = self.nodes(selector.css)
            if nodes:
                chosen = list(_outermost(nodes)) if selector.joined else nodes[:1]
                found = [each for node in chosen for each in paragraphs(node, self._dropped(node))]
                yield self.rule(written), "\n\n".join(without_furniture(found))

    def shows_body(self) -> bool:
        """Tell whether the page has an element that the layout calls its body."""
        return any(self.nodes(Selector.of(written).css) for written in self.layout.body)

    def _dropped(self, body: LexborNode) -> frozenset[int]:
        drop = self.layout.drop
        return frozenset(node.mem_id for node in body.css(", ".join(drop))) if drop else frozenset()


def shown(document: Document, layouts: Iterable[Layout]) -> Shown | None:
    """Give the page as the first layout that fits it shows it, None where none does."""
    for layout in layouts:
        scope = document.tree.css_first(layout.scope)
        page = Shown(document, layout, scope) if scope else None
        if page and page.is_of_design():
            return page
    return None


def _once(nodes: list[LexborNode]) -> list[LexborNode]:
    """Keep each element once: one that two selectors of a list match is found twice."""
    return list({node.mem_id: node for node in nodes}.values()) if len(nodes) > 1 else nodes


def _texts(selector: Selector, nodes: Iterable[LexborNode], separator: str = "") -> Iterator[str]:
    return (text for node in nodes if (text := selector.read(node, separator)) and not text.isspace())


def _outermost(nodes: Iterable[LexborNode]) -> Iterator[LexborNode]:
    """Leave out elements that stand inside others of the same list: some templates put the class of a paragraph on two levels."""
    kept: set[int] = set()
    for node in nodes:
        parent = node.parent
        while parent is not None and parent.mem_id not in kept:
            parent = parent.parent
        if parent is None:
            kept.add(node.mem_id)
            yield node
