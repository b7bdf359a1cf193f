"""A selector for what was found on a page, and what is doubtful about it."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsarchive.extraction.locating import Locator, Place

PAGE = """
<body><div class="strip"><a href="/1">প্রথম শিরোনাম</a><a href="/2">দ্বিতীয় শিরোনাম</a></div>
<main class="col-md-8"><h1 class="text-3xl story-title">সেতুর কাজ শেষ</h1>
<div class="info"><span>রাশেদুল করিম</span> <span class="when"><i></i> প্রকাশ: ১২ মে ২০২৪, ১০:৩০</span></div>
<div id="story" class="mt-3 IiRps"><p>প্রথম অনুচ্ছেদ।</p><p>দ্বিতীয় অনুচ্ছেদ।</p></div></main>
<ul class="more"><li><a href="/3">আরও এক খবর</a></li><li><a href="/4">আরও দুই খবর</a></li></ul></body>
"""


@pytest.fixture
def locator() -> Locator:
    return Locator(LexborHTMLParser(PAGE))


def test_a_telling_class_is_taken_before_a_utility(locator: Locator) -> None:
    assert locator.text("সেতুর কাজ শেষ") == Place("h1.story-title")


def test_a_headline_is_the_heading_where_a_strip_shows_it_too() -> None:
    page = PAGE.replace("প্রথম শিরোনাম", "সেতুর কাজ শেষ")
    assert Locator(LexborHTMLParser(page)).heading("সেতুর কাজ শেষ") == Place("h1.story-title")


def test_a_headline_that_is_no_heading_is_found_by_its_text() -> None:
    page = PAGE.replace("h1", "p")
    assert Locator(LexborHTMLParser(page)).heading("সেতুর কাজ শেষ") == Place("p.story-title")


def test_a_value_beside_its_label_is_found(locator: Locator) -> None:
    assert locator.text("১২ মে ২০২৪, ১০:৩০") == Place("span.when")


def test_an_element_without_a_name_is_found_by_what_is_around_it_and_doubted(locator: Locator) -> None:
    assert locator.text("রাশেদুল করিম") == Place("div.info span", "2 elements match; the first is meant")


def test_a_body_is_the_element_that_holds_its_paragraphs(locator: Locator) -> None:
    assert locator.block(["প্রথম অনুচ্ছেদ।", "দ্বিতীয় অনুচ্ছেদ।"]) == Place("div#story")


def test_a_list_is_selected_by_its_entries(locator: Locator) -> None:
    assert locator.entries(["প্রথম শিরোনাম", "দ্বিতীয় শিরোনাম"]) == Place("div.strip a")
    assert locator.entries(["আরও এক খবর", "আরও দুই খবর"]) == Place("ul.more a")


def test_what_is_not_there_has_no_place(locator: Locator) -> None:
    assert locator.text("নেই") is None
    assert locator.block([]) is None
