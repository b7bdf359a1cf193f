"""A page read through its layout: what the selectors find."""

from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from newsarchive.extraction.boilerplate import without_boilerplate
from newsarchive.extraction.document import Document
from newsarchive.extraction.evidence import Candidate, ListCandidate
from newsarchive.extraction.hints import Hint, attribute_hints, named
from newsarchive.extraction.paragraphs import Paragraph, paragraphs
from newsarchive.extraction.sources.layout import Layout, Selector
from newsarchive.extraction.sources.layout_lists import related_links, ticker_headlines
from newsarchive.items import EvidenceSource, RelatedLink, Role, TickerHeadline, TimeWitness

_TIME_FIELDS: tuple[tuple[str, Role], ...] = (("published", "published"), ("times", "either"), ("modified", "modified"))
OUTSIDE_SCOPE = frozenset({"section", "ticker", "related"})  # fields that are also looked up outside the layout's scope
_FALSE_OFFSET_ENDS = ("Z", "+00:00", "-00:00", "+0000", "-0000")


class LayoutView:
    """A page as one layout reads it."""

    def __init__(self, document: Document, layout: Layout, scope: LexborNode) -> None:
        self.document = document
        self.layout = layout
        self.scope = scope
        self._nodes: dict[str, list[LexborNode]] = {}
        self.body_nodes: dict[str, list[LexborNode]] = {}  # the elements of the bodies that were read, by rule

    def nodes(self, css: str) -> list[LexborNode]:
        """Return the elements of the scope that a selector matches, each once. Cached: fingerprints and fields share selectors."""
        if css not in self._nodes:
            self._nodes[css] = _once(self.scope.css(css))
        return self._nodes[css]

    def matches(self) -> bool:
        """True if all selectors of the layout's fingerprint match."""
        return all(self.nodes(css) for css in self.layout.fingerprint)

    def has_selector(self, field: str) -> bool:
        """True if the layout has a selector for a field."""
        return bool(getattr(self.layout, field))

    def expected_rule(self, field: str) -> str | None:
        """Return the rule of the first selector for a field, None if the layout has none."""
        selectors = getattr(self.layout, field)
        return self._rule(selectors[0]) if selectors else None

    @property
    def expected_time_rules(self) -> list[str]:
        """The rules of the first selectors for the publish time."""
        return [rule for field in ("published", "times") if (rule := self.expected_rule(field))]

    @property
    def has_body_element(self) -> bool:
        """True if the page has an element that the layout calls the body, even if it is empty."""
        return any(self.nodes(Selector.of(written).css) for written in self.layout.body)

    def candidates(self, field: str) -> Iterator[Candidate]:
        """Yield a candidate for each selector of a field that matches."""
        if field == "body":
            yield from self._bodies()
        elif field == "headline":
            yield from self._headlines()
        else:
            found = self._found(getattr(self.layout, field), anywhere=field in OUTSIDE_SCOPE)
            yield from (Candidate(EvidenceSource.LAYOUT, rule, text) for rule, text in found)

    def _headlines(self) -> Iterator[Candidate]:
        """Yield the headlines. Of several elements, and of those of a spare selector, the first that readers see."""
        for number, written in enumerate(self.layout.headline):
            selector = Selector.of(written)
            nodes = self.nodes(selector.css)
            if (number or len(nodes) > 1) and not selector.joined:
                nodes = [node for node in nodes if not is_unseen(node)] or nodes
            if nodes:
                texts = _texts(selector, nodes)
                text = ", ".join(map(str.strip, texts)) if selector.joined else next(texts, "")
                yield Candidate(EvidenceSource.LAYOUT, self._rule(written), text)

    def times(self) -> Iterator[TimeWitness]:
        """Yield the time strings of the layout's elements."""
        unknown_half = self.layout.twelve_hour_without_meridiem
        for field, role in _TIME_FIELDS:
            for rule, text in self._found(getattr(self.layout, field), join=" ", separator=" "):
                if text:
                    yield TimeWitness(EvidenceSource.LAYOUT, rule, text, role, unknown_half)
        for rule, text in self._found(self.layout.mislabelled_utc):
            if text:
                yield TimeWitness(EvidenceSource.LAYOUT, rule, _without_offset(text), "published")

    def tags(self) -> Iterator[ListCandidate[str]]:
        """Yield for each selector of tags that matches the texts of its elements."""
        for rule, texts in self._all(self.layout.tags):
            yield ListCandidate(EvidenceSource.LAYOUT, rule, dict.fromkeys(texts))

    def captions(self, headline: str) -> ListCandidate[str]:
        """Return the texts of all selectors of captions. Some templates print the headline as the caption: it is none."""
        found = list(self._all(self.layout.captions))
        texts = (text for _, values in found for text in values if text.strip() != headline)
        return ListCandidate(EvidenceSource.LAYOUT, "; ".join(rule for rule, _ in found), dict.fromkeys(texts))

    def ticker(self) -> Iterator[ListCandidate[TickerHeadline]]:
        """Yield for each selector of the ticker its headlines."""
        for css in self.layout.ticker:
            yield ListCandidate(EvidenceSource.LAYOUT, self._rule(css), ticker_headlines(self.document, css))

    def related(self) -> Iterator[ListCandidate[RelatedLink]]:
        """Yield for each list of related links its entries, in the scope or, if it has none, on the whole page."""
        for each in self.layout.related:
            nodes = self.nodes(each.entry) or self.document.tree.css(each.entry)
            yield ListCandidate(
                EvidenceSource.LAYOUT, self._rule(each.entry), related_links(nodes, each, self.document)
            )

    def element_of(self, field: str, rule: str) -> LexborNode | None:
        """Return the first element with text that the selector of a rule matches."""
        written = next((each for each in getattr(self.layout, field) if self._rule(each) == rule), None)
        if written is None:
            return None
        selector = Selector.of(written)
        return next((node for node in self.nodes(selector.css) if selector.read(node)), None)

    def _rule(self, written: str) -> str:
        return f"{self.layout.name}: {written}"

    def _found(
        self, selectors: Iterable[str], join: str = ", ", separator: str = "", *, anywhere: bool = False
    ) -> Iterator[tuple[str, str]]:
        """Yield for each selector that matches its rule and the text of its first element with any, or of all joined elements.

        `join` is put between elements, `separator` between the texts of the child elements of one.
        """
        for written in selectors:
            selector = Selector.of(written)
            nodes = self.nodes(selector.css) or (_once(self.document.tree.css(selector.css)) if anywhere else [])
            if nodes:
                texts = _texts(selector, nodes, separator)
                yield self._rule(written), join.join(map(str.strip, texts)) if selector.joined else next(texts, "")

    def _all(self, selectors: Iterable[str]) -> Iterator[tuple[str, Iterator[str]]]:
        """Yield for each selector that matches its rule and the texts of its elements."""
        for written in selectors:
            selector = Selector.of(written)
            nodes = self.nodes(selector.css)
            if nodes:
                yield self._rule(written), _texts(selector, nodes)

    def _bodies(self) -> Iterator[Candidate]:
        """Yield for each body selector that matches the paragraphs of its element, or of all joined elements."""
        for written in self.layout.body:
            selector = Selector.of(written)
            nodes = self.nodes(selector.css)
            if nodes:
                chosen = list(_outermost(nodes)) if selector.joined else nodes[:1]
                found = [each for node in chosen for each in paragraphs(node, self._dropped(node))]
                rule = self._rule(written)
                self.body_nodes[rule] = chosen
                yield Candidate(EvidenceSource.LAYOUT, rule, "\n\n".join(self._body_texts(found)))

    def _body_texts(self, found: list[Paragraph]) -> list[str]:
        return without_boilerplate(found, lambda: self.document.menu)

    def _dropped(self, body: LexborNode) -> frozenset[int]:
        drop = self.layout.drop
        return frozenset(node.mem_id for node in body.css(", ".join(drop))) if drop else frozenset()


def match_layout(document: Document, layouts: Iterable[Layout]) -> LayoutView | None:
    """Return the page as the first layout whose fingerprint matches reads it, None if none does."""
    for layout in layouts:
        scope = document.tree.css_first(layout.scope)
        view = LayoutView(document, layout, scope) if scope else None
        if view and view.matches():
            return view
    return None


def is_unseen(node: LexborNode) -> bool:
    """True if an element is in a part of the page that is hidden: the template of a picture to share, a copy for printing."""
    around: LexborNode | None = node
    while around is not None:
        attributes = around.attributes
        _, found = named(around.tag or "", attributes.get("class"), attributes.get("id"))
        if (found | attribute_hints(attributes)) & (Hint.HIDDEN | Hint.UNSEEN):
            return True
        around = around.parent
    return False


def _without_offset(text: str) -> str:
    text = text.rstrip()
    return next((text.removesuffix(end) for end in _FALSE_OFFSET_ENDS if text.endswith(end)), text)


def _once(nodes: list[LexborNode]) -> list[LexborNode]:
    """Return each element once: a list of selectors with a comma finds an element that two of them match twice."""
    return list({node.mem_id: node for node in nodes}.values()) if len(nodes) > 1 else nodes


def _texts(selector: Selector, nodes: Iterable[LexborNode], separator: str = "") -> Iterator[str]:
    return (text for node in nodes if (text := selector.read(node, separator)) and not text.isspace())


def _outermost(nodes: Iterable[LexborNode]) -> Iterator[LexborNode]:
    """Yield the elements that are not inside others of the same list: some templates put the class of a paragraph on two levels."""
    kept: set[int] = set()
    for node in nodes:
        parent = node.parent
        while parent is not None and parent.mem_id not in kept:
            parent = parent.parent
        if parent is None:
            kept.add(node.mem_id)
            yield node
