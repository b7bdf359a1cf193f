"""Text between headline and end of body that is in no field is reported; all else on the page is not."""

from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsarchive.bengali.text import compose
from newsarchive.extraction import parse
from newsarchive.extraction.lines import is_label
from newsarchive.extraction.titles import title_key
from newsarchive.items import Article, Page
from newsarchive.outlets.reading import normalized, read_article
from newsarchive.outlets.registry import outlet
from tests.extraction.bodies import READERS, between, by_heuristics, by_layout, left_out
from tests.extraction.heuristics.reading import HEADLINE, PARAGRAPHS
from tests.shared import shared

ALL = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
FACTS = "হাসপাতালটির দৈর্ঘ্য চল্লিশ মিটার, শয্যা আছে বারোটি, আর ওষুধের দোকান একটি।"
LINE = "কুড়িগ্রামের চার চরে নতুন সেবা"


@pytest.mark.parametrize("read", READERS)
def test_the_prose_of_a_side_box_is_reported(read: object) -> None:
    assert callable(read)
    for box in (f"<aside><h4>একনজরে</h4><p>{FACTS}</p></aside>", f"<aside class=factbox><p>{FACTS}</p></aside>"):
        (detail,) = left_out(read(between(box)))
        assert FACTS[:40] in detail
        assert detail.startswith(f"{len(FACTS)} characters: ")


def test_a_line_between_headline_and_body_is_reported() -> None:
    (detail,) = left_out(by_heuristics("</div>" + f"<p>{LINE}</p><div class=text>{ALL}"))
    assert LINE in detail


def test_a_line_that_the_selectors_pass_over_is_reported() -> None:
    page = by_layout(ALL)
    assert left_out(page) == []
    html = (
        f"<html><body><article class='post hentry'><h1 class=entry-title>{HEADLINE}</h1><div class=under>{LINE}</div>"
        f"<div class=entry-content>{ALL}</div></article></body></html>"
    )
    article = _by_wordpress(html)
    assert left_out(article) == [f"{len(LINE)} characters: {LINE}"]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<p>আরও পড়ুন: <a href=/2>সেতুর টোল বাড়ল আবার, এবার দ্বিগুণ হলো ভাড়াও</a></p>",
        "<aside class=related><p>নদীভাঙনে ঘর হারানো মানুষের জন্য নতুন আশ্রয়কেন্দ্র হচ্ছে এ বছর।</p></aside>",
        "<aside><ul><li><a href=/2>সেতুর টোল বাড়ল আবার, এবার দ্বিগুণ হলো ভাড়াও</a></li></ul></aside>",
        "<figure><img src=a><figcaption>ভাসমান হাসপাতালের ডেকে রোগীদের সারি, সকাল থেকেই ভিড়।</figcaption></figure>",
        "<div>জাতীয় রাজনীতি সারাদেশ ক্যাম্পাস মতামত জেলার খবর</div>",
        "<aside class=pull-quote><p>প্রথম দিনেই সেবা নিয়েছেন দেড় শ রোগী</p></aside>",
        "<div class=modal style='display:none'><p>কুকি ব্যবহারে সম্মতি দিন, নইলে পাতা দেখা যাবে না ঠিকমতো।</p></div>",
        "<script>var text = 'একটি লম্বা লেখা যা পাতার কোনো লেখা নয়, কেবলই প্রোগ্রাম।';</script>",
        "<p>বিজ্ঞাপন</p>",
    ],
)
def test_a_clean_article_has_no_such_problem(read: object, markup: str) -> None:
    assert callable(read)
    assert left_out(read(between(markup))) == []


def test_byline_and_time_in_one_line_are_their_fields() -> None:
    html = (
        f"<html><body><article class='post hentry'><h1 class=entry-title>{HEADLINE}</h1><div><span class=byline><span class=author>সাবিহা "
        "ইয়াসমিন</span></span> <time class='entry-date published' datetime=2024-06-20T15:28:00+06:00>২০ জুন ২০২৪, ০৩:২৮ পিএম</time></div>"
        f"<div class=entry-content>{ALL}</div></article></body></html>"
    )
    assert left_out(_by_wordpress(html)) == []


def _by_wordpress(html: str) -> Article:
    page = Page(html.encode(), "https://www.techshohor.com/1/")
    known = outlet("techshohor")
    return normalized(read_article(parse(page), known), page, known)


def test_no_real_page_loses_text_unreported() -> None:
    """Compare with a computation of its own: the texts of all elements between h1 and the last paragraph of the body."""
    files = sorted(shared("pages/dainikamadershomoy.com").glob("post_*.html"))
    known = outlet("dainikamadershomoy")
    lost: list[str] = []
    for file in files:
        page = Page(file.read_bytes(), f"https://www.dainikamadershomoy.com/post/{file.stem.removeprefix('post_')}")
        article = normalized(read_article(parse(page), known), page, known)
        if not left_out(article):
            lost += [f"{file.name}: {text}" for text in _unexplained(page.body, article)]
    assert lost == []


def _unexplained(body: bytes, article: Article) -> Iterator[str]:
    """Yield the lines of the article's column that are in no field."""
    tree = LexborHTMLParser(body)
    tree.strip_tags(["script", "style", "noscript", "figcaption", "a"])
    for post in tree.css("blockquote.twitter-tweet"):  # of another site
        post.decompose()
    column = tree.css_first("div.w3-rest div.w3-rest > div.w3-row.w3-margin-left")
    assert column
    text = column.text(separator="\n")
    shown = [
        article.headline,
        article.kicker,
        article.byline,
        article.body,
        *article.captions,
        *(witness.text for witness in article.times),
    ]
    taken = f" {' '.join(title_key(part) for part in shown if part)} "
    below = text.partition("এ বিভাগের আরও খবর")[0]
    for line in below.split("\n"):
        key = title_key(compose(line))
        if len(key) >= 25 and f" {key} " not in taken and key not in taken and not is_label(compose(line).strip()):
            yield line.strip()
