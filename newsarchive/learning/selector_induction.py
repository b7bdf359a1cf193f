"""Selector induction: from a value on a page to the CSS selector of its element, and the doubt that remains."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsarchive.bengali.text import fold
from newsarchive.extraction.blocks import HEADINGS

# Class names of utility frameworks, which describe the look of an element, and hashes that a build generates.
_STYLING_CLASS = re.compile(
    r"^(?:w3-|col(?:-|$)|row$|container|m[trblxy]?-|p[trblxy]?-|d-|text-|font-|fw-|fs-|flex|grid|bg-|border|rounded|w-|h-|gap-|items-|justify-"
    r"|float-|pull-|clearfix|mb\d|mt\d|img-|active$|lazy|wow|fade|hidden|visible|sm:|md:|lg:|xl:|css-|sc-)|\d{3,}|[:\[\]/%!@().#]"
    r"|^[a-zA-Z]*[A-Z0-9][a-z]+[A-Z0-9]\w{0,4}$|^[A-Za-z0-9_-]{1,2}$"
)
_IDENTIFIER = re.compile(r"[A-Za-z_][\w-]*")
_LABEL_LENGTH = 40  # characters that a label and punctuation may add to a value
_NEARLY_ALL = 0.9  # of the values that a block must hold
_MOST_ANCESTORS = 3  # a longer path breaks with the next change of the page


@dataclass(frozen=True, slots=True)
class SelectorMatch:
    """A selector of the element that holds a value.

    `doubt`: why a person should check it; empty if it matches this element alone. `is_shadowed`: another element matches first, so that the
    selector reads something else.
    """

    selector: str
    doubt: str = ""
    is_shadowed: bool = False

    @property
    def is_specific(self) -> bool:
        """True if the selector names a class or an id."""
        return "." in self.selector or "#" in self.selector


class SelectorFinder:
    """Finds the selectors of elements of one page by their text. White space and the form of letters do not count."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree

    def for_text(self, value: str) -> SelectorMatch | None:
        """Return the selector of the innermost element whose text is the value, else of the innermost with the value and a label."""
        wanted = _key(value)
        node = self._innermost(lambda text: text == wanted) or self._innermost(
            lambda text: len(text) <= len(wanted) + _LABEL_LENGTH and wanted in text
        )
        return self._match(node) if node is not None and wanted else None

    def for_heading(self, value: str) -> SelectorMatch | None:
        """Return the selector of the highest heading whose text is the value, as tickers and lists repeat it; else as `for_text`."""
        wanted = _key(value)
        headings = [node for node, text in self._texts if text == wanted and node.tag in HEADINGS]
        return self._match(min(headings, key=lambda node: str(node.tag))) if headings else self.for_text(value)

    def for_block(self, values: Sequence[str]) -> SelectorMatch | None:
        """Return the selector of the innermost element that holds nearly all values: a body by its paragraphs.

        Not all are required, because a paragraph may be composed of several elements.
        """
        wanted = [key for key in map(_key, values) if key]
        if not wanted:
            return None
        least = len(wanted) * _NEARLY_ALL
        node = self._innermost(lambda text: sum(key in text for key in wanted) >= least)
        if node is not None and len(wanted) == 1 and node.parent is not None and node.tag in ("p", "a"):
            node = node.parent
        return self._match(node) if node is not None else None

    def for_entries(self, values: Sequence[str], tag: str = "a") -> SelectorMatch | None:
        """Return the selector of the entries of a list: the elements of one tag in the block that holds all values."""
        block = self.for_block(values)
        if block is None:
            return None
        selector = f"{block.selector} {tag}"
        others = len([node for node in self._tree.css(selector) if _key(node.text())]) - len(set(values))
        doubt = f"{others} more elements match" if others > 0 else block.doubt
        return SelectorMatch(selector, doubt)

    @cached_property
    def _texts(self) -> list[tuple[LexborNode, str]]:
        """The elements of the page with the keys of their texts, in page order, without scripts, styles and templates."""
        body = self._tree.body
        nodes = body.css("*:not(script):not(style):not(noscript):not(template)") if body else []
        return [(node, _key(node.text())) for node in nodes]

    def _innermost(self, fits: Callable[[str], bool]) -> LexborNode | None:
        """Return the innermost element that fits; of several that are not nested, the first."""
        found: LexborNode | None = None
        for node, text in self._texts:
            if fits(text) and (found is None or _is_inside(node, found)):
                found = node
        return found

    def _match(self, node: LexborNode) -> SelectorMatch:
        """Return the first selector that matches the element alone, else the one with the fewest other matches behind it."""
        candidates: list[tuple[int, bool, SelectorMatch]] = []
        for selector in _selectors(node):
            matches = self._tree.css(selector)
            if not matches or matches[0].mem_id != node.mem_id:
                continue
            found = SelectorMatch(selector)
            if len(matches) == 1:
                is_sure = found.is_specific or node.tag == "h1"
                return found if is_sure else SelectorMatch(selector, "by tags alone: no class or id is near")
            doubt = f"{len(matches)} elements match; the first is meant"
            candidates.append((len(matches), not found.is_specific, SelectorMatch(selector, doubt)))
        if not candidates:
            return SelectorMatch(next(iter(_selectors(node))), "another element matches first", is_shadowed=True)
        return min(candidates, key=lambda candidate: candidate[:2])[2]


def _key(text: str) -> str:
    """Return the form in which texts are compared: folded, without white space, which differs between inline elements and blocks."""
    return fold(text).replace(" ", "")


def _selectors(node: LexborNode) -> Iterator[str]:
    """Yield selectors of an element, the shortest first: by its own id, classes and tag, then inside those of its ancestors."""
    own = list(_simple_selectors(node))
    yield from own
    path, parent = "", node.parent
    for _ in range(_MOST_ANCESTORS):
        if parent is None or parent.tag in ("body", "html"):
            return
        for outer in _simple_selectors(parent):
            for inner in own:
                yield f"{outer} {path}{inner}"
        path, parent = f"{parent.tag} > {path}" if path else "", parent.parent


def _simple_selectors(node: LexborNode) -> Iterator[str]:
    """Yield selectors of one element: by id, by each class that describes its content, by tag."""
    attributes = node.attributes
    identity = attributes.get("id") or ""
    if _IDENTIFIER.fullmatch(identity) and not re.search(r"\d", identity):
        yield f"{node.tag}#{identity}"
    for name in (attributes.get("class") or "").split():
        if _IDENTIFIER.fullmatch(name) and not _STYLING_CLASS.search(name):
            yield f"{node.tag}.{name}"
    yield str(node.tag)


def _is_inside(node: LexborNode, other: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.mem_id == other.mem_id:
            return True
        parent = parent.parent
    return False
