"""Responses that are no article are refused with their reason; articles that look like them are kept.

answers/ has a folder for each reason, and `article` for the pages that must be stored.
"""

from pathlib import Path

import pytest

from newsarchive.extraction import parse, refusal
from newsarchive.items import Article, Page, Reason
from newsarchive.outlets import NEWS_ID, Feed, Outlet
from newsarchive.outlets.reading import read_article
from newsarchive.testing.fixtures import Case, cases

ANSWERS = Path(__file__).with_name("answers")
URL = "https://www.nabadhara.example/news/123456"
PAGES = sorted(ANSWERS.glob("*/*.html"))
REFUSED = [page for page in PAGES if page.parent.name != "article"]
KEPT = [page for page in PAGES if page.parent.name == "article"]
OUTLET = Outlet(
    "nabadhara",
    "দৈনিক নবধারা",
    "Naba Dhara",
    ("www.nabadhara.example",),
    "Asia/Dhaka",
    (Feed(),),
    NEWS_ID,
    {"/sports": "/sports"},
)
SENTENCE = "মধুমতী নদীর ওপর নির্মিত সেতুটি আজ সকালে যান চলাচলের জন্য খুলে দেওয়া হয়েছে বলে জানিয়েছেন জেলা প্রশাসক।"


def read(body: bytes | str, url: str = URL, outlet: Outlet | None = None) -> Article:
    return read_article(parse(Page(body if isinstance(body, bytes) else body.encode(), url)), outlet)


def name_of(page: Path) -> str:
    return f"{page.parent.name}/{page.stem}"


@pytest.mark.parametrize("page", REFUSED, ids=name_of)
def test_a_response_that_is_no_article_has_no_fields_and_a_reason(page: Path) -> None:
    article = read(page.read_bytes())
    found = (article.headline, article.byline, article.body, article.times, article.related)
    assert found == (None, None, None, [], [])
    assert [each.reason for each in article.problems if each.reason == page.parent.name] == [page.parent.name]


@pytest.mark.parametrize("page", KEPT, ids=name_of)
def test_an_article_that_looks_like_none_is_kept(page: Path) -> None:
    article = read(page.read_bytes())
    assert refusal(article) is None
    assert article.headline or article.body


@pytest.mark.parametrize("case", [case for case in cases() if case.is_article], ids=lambda case: case.name)
def test_no_fixture_is_refused_by_the_heuristics_alone(case: Case) -> None:
    assert refusal(read_article(parse(case.page), None, use_layouts=False)) is None


@pytest.mark.parametrize("body", [b"", b" \r\n\t ", b"\xef\xbb\xbf  \n", b"<html><head></head><body> </body></html>"])
def test_nothing_is_an_empty_page(body: bytes) -> None:
    refused = refusal(read(body))
    assert refused is not None
    assert refused.reason is Reason.EMPTY_PAGE


def test_a_listing_of_the_outlet_at_the_address_of_an_article_is_refused() -> None:
    page = f"""<html><head><title>খেলা</title><link rel="canonical" href="https://www.nabadhara.example/sports"></head>
        <body><h1>খেলা</h1><p>{SENTENCE}</p></body></html>"""
    refused = refusal(read(page, outlet=OUTLET))
    assert refused is not None
    assert refused.reason is Reason.SOFT_404
    assert refusal(read(page.replace("/sports", "/news/123456"), outlet=OUTLET)) is None


PROSE = "".join(f"<p>{number}. {SENTENCE}</p>" for number in range(6))
WHOLE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>সেতু খুলল</title></head><body><div class="page"><main><h1>সেতু খুলল</h1>
    <div class="date">প্রকাশ: ২০ নভেম্বর ২০২৬, ১০:০০</div><div class="body">{PROSE}</div></main>
    <footer><p>সম্পাদক: সালমা আক্তার</p><p>ফোন: ০২-৫৫০১২৩৪</p><p>ঠিকানা: ১২ মতিঝিল, ঢাকা</p>
    <p>ই-মেইল: desk@nabadhara.example</p></footer></div></body></html>"""


@pytest.mark.parametrize("end", ["<h1>", '<div class="date">', "<p>0.", "<p>3.", "চলাচলের", "<p>5."])
def test_a_page_that_ends_before_or_within_its_article_is_truncated(end: str) -> None:
    article = read(WHOLE[: WHOLE.index(end) + len(end) + 3])
    refused = refusal(article)
    assert refused is not None
    assert (refused.field, refused.reason) == ("body", Reason.TRUNCATED)


@pytest.mark.parametrize("end", ["ই-মেইল", "</footer>", "</body>", "</html>"])
def test_a_page_that_ends_below_its_article_has_the_article(end: str) -> None:
    article = read(WHOLE[: WHOLE.index(end)])
    assert refusal(article) is None
    assert article.body
    assert article.body.count(SENTENCE) == 6


def test_a_page_whose_template_has_no_end_tags_is_whole() -> None:
    page = f"<html><head><title>সেতু খুলল</title></head><body><h1>সেতু খুলল</h1><div>{PROSE}</div>"
    assert refusal(read(page)) is None
