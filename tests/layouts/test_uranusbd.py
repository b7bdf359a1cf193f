"""দৈনিক আমাদের সময়, layout of 2022: the line below the headline is a kicker or the author of an opinion piece."""

import pytest

from newsarchive.extraction import parse
from newsarchive.items import Article, Page
from newsarchive.outlets.reading import normalized, read_article
from newsarchive.outlets.registry import outlet
from tests.extraction.heuristics.reading import HEADLINE, PARAGRAPHS

RED = '<p class="w3-large w3-text-red" style="margin-top: -5px;"> {} </p>'


def _read(below: str, *, byline: str = "", inside: str = "", last: str = "") -> Article:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, last) if paragraph)
    html = (
        f"<html><head><title>{HEADLINE}</title><meta property='og:image' content='../files/assets/img/dainik-amader-shomoy-for-fb.png'></head><body>"
        "<div class='w3-rest w3-margin-right'><div class=w3-row><div class=w3-rest><div class='w3-row w3-margin-left w3-margin-right'>"
        f"<h1>{inside}{HEADLINE}</h1>{below}<div class='w3-row w3-margin-bottom'><div class='w3-col l8'>{byline}৩ সেপ্টেম্বর ২০২২ ১২:০০ এএম</div></div>"
        f"<div class='w3-large img-am w3-justify'>{text}</div></div></div></div></div></body></html>"
    )
    page, known = Page(html.encode(), "https://www.dainikamadershomoy.com/post/393000"), outlet("dainikamadershomoy")
    article = normalized(read_article(parse(page), known), page, known)
    assert article.layout == "uranusbd"
    return article


@pytest.mark.parametrize("line", ["চরের মানুষের দুর্ভোগ", "নুরুল হক, নদীমন্ত্রী", "কুড়িগ্রাম"])
def test_the_line_below_the_headline_is_the_kicker(line: str) -> None:
    article = _read(RED.format(line), byline='<span class="w3-black">নিজস্ব প্রতিবেদক</span><br>')
    assert (article.kicker, article.byline) == (line, "নিজস্ব প্রতিবেদক")
    assert _read(RED.format(line)).kicker == line


@pytest.mark.parametrize(
    "last",
    ["নাজমা বেগম : নদী গবেষক ও লেখক", "নাজমা বেগম: অধ্যাপক, নদী বিশ্ববিদ্যালয়", "নাজমা বেগমঃ সাবেক প্রকৌশলী"],
)
def test_the_author_that_signs_an_opinion_piece_is_the_byline(last: str) -> None:
    article = _read(RED.format("নাজমা বেগম"), last=last)
    assert (article.kicker, article.byline) == (None, "নাজমা বেগম")
    assert (article.body or "").endswith(last)


def test_a_kicker_that_opens_the_last_paragraph_as_a_sentence_stays_one() -> None:
    article = _read(RED.format("চরের মানুষ"), last="চরের মানুষ এখন হাসপাতালের ঘাটে ভিড় করেন: কেউ আসেন ভোরে।")
    assert (article.kicker, article.byline) == ("চরের মানুষ", None)


def test_kickers_above_and_below_are_both_kept() -> None:
    article = _read(RED.format("ঘাটে ভিড়"), inside='<span class="w3-text-red">চরের জীবন </span><br>')
    assert (article.headline, article.kicker) == (HEADLINE, "চরের জীবন, ঘাটে ভিড়")


def test_the_picture_for_shared_links_is_no_image() -> None:
    assert _read("").image is None
