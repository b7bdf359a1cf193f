"""The layouts as data: every selector can be read, and says what a person who writes it means."""

import re
from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsarchive.extraction import Layout, parse
from newsarchive.extraction.sources.layout import Selector
from newsarchive.extraction.sources.layout_view import match_layout
from newsarchive.items import Page
from newsarchive.layouts import LAYOUTS

_EMPTY = LexborHTMLParser("<html><body></body></html>")


def selectors(layout: Layout) -> Iterator[str]:
    yield layout.scope
    for field in ("fingerprint", "headline", "kicker", "byline", "published", "modified", "times", "mislabelled_utc"):
        yield from getattr(layout, field)
    for field in ("body", "drop", "captions", "ticker", "section", "tags", "image"):
        yield from getattr(layout, field)
    for related in layout.related:
        yield from filter(None, (related.entry, related.title, related.link, related.published))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_selector_is_one(layout: Layout) -> None:
    for written in selectors(layout):
        selector = Selector.of(written)
        _EMPTY.css(selector.css)
        assert re.fullmatch(r"[\w:-]+", selector.attribute or "text"), (
            f"{written}: the attribute is written once, at the end"
        )


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_page_without_the_design_is_not_of_it(layout: Layout) -> None:
    plain = "<html><body><article class='post'><h1>শিরোনাম</h1><p>একটি খবর।</p><time datetime='2024-01-01'></time></article></body></html>"
    assert match_layout(parse(Page(plain.encode(), "https://example.com/1")), [layout]) is None
