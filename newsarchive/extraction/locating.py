"""Where on a page a value stands, as a selector: what the author of a layout would write, and how sure it is."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsarchive.bengali.text import fold
from newsarchive.extraction.blocks import HEADINGS

# Class names that say how a thing looks and not what it is (utility frameworks), or that a build made up (hashes).
_LOOKS = re.compile(
    r"^(?:w3-|col(?:-|$)|row$|container|m[trblxy]?-|p[trblxy]?-|d-|text-|font-|fw-|fs-|flex|grid|bg-|border|rounded|w-|h-|gap-|items-|justify-"
    r"|float-|pull-|clearfix|mb\d|mt\d|img-|active$|lazy|wow|fade|hidden|visible|sm:|md:|lg:|xl:|css-|sc-)|\d{3,}|[:\[\]/%!@().#]"
    r"|^[a-zA-Z]*[A-Z0-9][a-z]+[A-Z0-9]\w{0,4}$|^[A-Za-z0-9_-]{1,2}$"
)
_PLAIN = re.compile(r"[A-Za-z_][\w-]*")
_NEARBY = 40  # characters of a label and marks beside a value
_MOST_OF_ALL = 0.9
_MOST_STEPS = 3  # a longer way down is no selector that survives


@dataclass(frozen=True, slots=True)
class Place:
    """A selector of a value's element. `doubt` says why a person should look at it; empty where it is the only one that matches.

    `is_behind`: another element matches first, so that the selector finds something else.
    """

    selector: str
    doubt: str = ""
    is_behind: bool = False


class Locator:
    """Finds the elements of a page by what they hold."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree

    def text(self, value: str) -> Place | None:
        """Find the innermost element whose text is a value, else the innermost that holds it beside a label."""
        wanted = _key(value)
        node = self._last(lambda text: text == wanted) or self._last(
            lambda text: len(text) <= len(wanted) + _NEARBY and wanted in text
        )
        return self._place(node) if node is not None and wanted else None

    def heading(self, value: str) -> Place | None:
        """Find the heading, the greatest first, whose text is a value; strips and lists may show it before, as a link. Else do as `text` does."""
        wanted = _key(value)
        headings = [node for node, text in self._texts if text == wanted and node.tag in HEADINGS]
        return self._place(min(headings, key=lambda node: str(node.tag))) if headings else self.text(value)

    def block(self, values: Sequence[str]) -> Place | None:
        """Find the innermost element that holds all values, or nearly all: a body by its paragraphs, of which one may be put together."""
        wanted = [key for key in map(_key, values) if key]
        if not wanted:
            return None
        least = len(wanted) * _MOST_OF_ALL
        node = self._last(lambda text: sum(key in text for key in wanted) >= least)
        if node is not None and len(wanted) == 1 and node.parent is not None and node.tag in ("p", "a"):
            node = node.parent
        return self._place(node) if node is not None else None

    def entries(self, values: Sequence[str], within: str = "a") -> Place | None:
        """Find how the entries of a list are selected: the block that holds them all, and inside it the elements of one tag."""
        block = self.block(values)
        if block is None:
            return None
        selector = f"{block.selector} {within}"
        others = len([node for node in self._tree.css(selector) if _key(node.text())]) - len(set(values))
        doubt = f"{others} more elements match" if others > 0 else block.doubt
        return Place(selector, doubt)

    @cached_property
    def _texts(self) -> list[tuple[LexborNode, str]]:
        """Every element of the body with its key, in page order; code and templates are none."""
        body = self._tree.body
        nodes = body.css("*:not(script):not(style):not(noscript):not(template)") if body else []
        return [(node, _key(node.text())) for node in nodes]

    def _last(self, fits: Callable[[str], bool]) -> LexborNode | None:
        """Give the innermost of the first elements that fit: where several stand apart, the first of them."""
        found: LexborNode | None = None
        for node, text in self._texts:
            if fits(text) and (found is None or _is_within(node, found)):
                found = node
        return found

    def _place(self, node: LexborNode) -> Place:
        best: tuple[int, bool, str] | None = None
        for selector in _selectors(node):
            matches = self._tree.css(selector)
            if matches and matches[0].mem_id == node.mem_id:
                if len(matches) == 1:
                    doubt = (
                        ""
                        if "." in selector or "#" in selector or node.tag == "h1"
                        else "by tags alone: no class or id is near"
                    )
                    return Place(selector, doubt)
                ranked = (len(matches), "." not in selector and "#" not in selector, selector)
                if best is None or ranked[:2] < best[:2]:
                    best = ranked
        if best is None:
            return Place(next(iter(_selectors(node))), "another element matches first", is_behind=True)
        return Place(best[2], f"{best[0]} elements match; the first is meant")


def _key(text: str) -> str:
    """Give what texts are compared by: folded and without any white space, which inline elements and blocks put where they like."""
    return fold(text).replace(" ", "")


def _selectors(node: LexborNode) -> Iterator[str]:
    """Give selectors of an element, the plainest first: by its own names, then by those of the elements around it."""
    own = list(_names(node))
    yield from own
    around, parent = "", node.parent
    for _ in range(_MOST_STEPS):
        if parent is None or parent.tag in ("body", "html"):
            return
        for name in _names(parent):
            for last in own:
                yield f"{name} {around}{last}"
        around, parent = f"{parent.tag} > {around}" if around else "", parent.parent


def _names(node: LexborNode) -> Iterator[str]:
    """Give how an element may be named: by id, by its telling classes, by its tag."""
    attributes = node.attributes
    identity = attributes.get("id") or ""
    if _PLAIN.fullmatch(identity) and not re.search(r"\d", identity):
        yield f"{node.tag}#{identity}"
    for name in (attributes.get("class") or "").split():
        if _PLAIN.fullmatch(name) and not _LOOKS.search(name):
            yield f"{node.tag}.{name}"
    yield str(node.tag)


def _is_within(node: LexborNode, other: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.mem_id == other.mem_id:
            return True
        parent = parent.parent
    return False
