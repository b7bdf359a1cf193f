"""Selector induction: the selector of an element by its text, and the doubt about it."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsarchive.learning.selector_induction import SelectorFinder, SelectorMatch

PAGE = """
<body><div class="ticker"><a href="/1">প্রথম শিরোনাম</a><a href="/2">দ্বিতীয় শিরোনাম</a></div>
<main class="col-md-8"><h1 class="text-3xl article-title">সেতুর কাজ শেষ</h1>
<div class="info"><span>রাশেদুল করিম</span> <span class="when"><i></i> প্রকাশ: ১২ মে ২০২৪, ১০:৩০</span></div>
<div id="article" class="mt-3 IiRps"><p>প্রথম অনুচ্ছেদ।</p><p>দ্বিতীয় অনুচ্ছেদ।</p></div></main>
<ul class="more"><li><a href="/3">আরও এক খবর</a></li><li><a href="/4">আরও দুই খবর</a></li></ul></body>
"""


@pytest.fixture
def finder() -> SelectorFinder:
    return SelectorFinder(LexborHTMLParser(PAGE))


def test_a_class_of_content_is_preferred_to_a_class_of_styling(finder: SelectorFinder) -> None:
    assert finder.for_text("সেতুর কাজ শেষ") == SelectorMatch("h1.article-title")


def test_a_headline_that_the_ticker_repeats_is_found_in_its_heading() -> None:
    page = PAGE.replace("প্রথম শিরোনাম", "সেতুর কাজ শেষ")
    assert SelectorFinder(LexborHTMLParser(page)).for_heading("সেতুর কাজ শেষ") == SelectorMatch("h1.article-title")


def test_a_headline_without_a_heading_element_is_found_by_its_text() -> None:
    page = PAGE.replace("h1", "p")
    assert SelectorFinder(LexborHTMLParser(page)).for_heading("সেতুর কাজ শেষ") == SelectorMatch("p.article-title")


def test_a_value_with_a_label_is_found(finder: SelectorFinder) -> None:
    assert finder.for_text("১২ মে ২০২৪, ১০:৩০") == SelectorMatch("span.when")


def test_an_element_without_class_is_found_by_its_parent_with_a_doubt(finder: SelectorFinder) -> None:
    assert finder.for_text("রাশেদুল করিম") == SelectorMatch("div.info span", "2 elements match; the first is meant")


def test_a_body_is_found_by_its_paragraphs(finder: SelectorFinder) -> None:
    assert finder.for_block(["প্রথম অনুচ্ছেদ।", "দ্বিতীয় অনুচ্ছেদ।"]) == SelectorMatch("div#article")


def test_a_list_is_found_by_its_entries(finder: SelectorFinder) -> None:
    assert finder.for_entries(["প্রথম শিরোনাম", "দ্বিতীয় শিরোনাম"]) == SelectorMatch("div.ticker a")
    assert finder.for_entries(["আরও এক খবর", "আরও দুই খবর"]) == SelectorMatch("ul.more a")


def test_a_value_that_is_not_on_the_page_has_no_selector(finder: SelectorFinder) -> None:
    assert finder.for_text("নেই") is None
    assert finder.for_block([]) is None
