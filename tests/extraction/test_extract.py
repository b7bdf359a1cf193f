"""The value of a field that a page shows twice, wrongly, or not at all."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from newsarchive.extraction import Layout, RelatedList, extract, normalize
from newsarchive.items import Article, Page, Reason, Verified

DHAKA = ZoneInfo("Asia/Dhaka")
LAYOUT = Layout(
    name="test",
    verified_on=Verified(),
    fingerprint=("div.story",),
    headline=("h1.head", "h1"),
    kicker=(".kicker",),
    byline=(".by",),
    times=(".date",),
    body=("div.story",),
    drop=(".also",),
    captions=("figcaption", ".cap"),
    ticker=(".ticker li",),
    related=(RelatedList(".more li", title="a", published="time"),),
    tags=(".tags a",),
)


def read(body: str, head: str = "", fetched_at: datetime | None = None, midnight_is_day: bool = False) -> Article:
    html = f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}<div class=story><p>পাঠ</p></div></body></html>"
    article = extract(Page(html.encode(), "https://a.example/1", fetched_at), [LAYOUT], ["আমাদের পত্রিকা"])
    return normalize(article, fetched_at, zone=DHAKA, midnight_is_day=midnight_is_day)


def reason(article: Article, field: str) -> Reason | None:
    return next((problem.reason for problem in article.problems if problem.field == field), None)


def json_ld(**fields: str) -> str:
    inside = ",".join(f'"{key}":"{value}"' for key, value in fields.items())
    return f'<script type="application/ld+json">{{"@type":"NewsArticle",{inside}}}</script>'


def test_the_layout_precedes_metadata() -> None:
    article = read("<h1>শিরোনাম</h1>", '<meta property="og:title" content="অন্য | পত্রিকা">')
    assert article.headline == "শিরোনাম"
    assert article.witnesses["headline"] == "test: h1"


def test_the_next_witness_is_used_if_the_first_is_missing() -> None:
    article = read("", json_ld(headline="যন্ত্রের শিরোনাম"))
    assert (article.headline, article.witnesses["headline"]) == ("যন্ত্রের শিরোনাম", "json-ld: headline")


def test_the_heading_of_the_page_precedes_the_title_in_metadata() -> None:
    layout = replace(LAYOUT, headline=("h1.gone",))
    html = (
        "<html><head><meta charset=utf-8><meta property='og:title' content='নতুন সেতু খুলল আজ | আমাদের পত্রিকা'></head>"
        "<body><h1>‘নতুন সেতু’ খুলল আজ</h1><div class=story><p>পাঠ</p></div></body></html>"
    )
    article = extract(Page(html.encode(), "https://a.example/1"), [layout])
    assert (article.headline, article.witnesses["headline"]) == ("‘নতুন সেতু’ খুলল আজ", "heuristic: h1")
    assert reason(article, "headline") is Reason.RULE_FAILED


def test_a_title_is_taken_without_the_outlets_name_and_never_is_that_name() -> None:
    assert read("", '<meta property="og:title" content="নতুন সেতু | আমাদের পত্রিকা">').headline == "নতুন সেতু"
    article = read("", '<meta property="og:title" content="আমাদের পত্রিকা">')
    assert (article.headline, reason(article, "headline")) == (None, Reason.REFUSED)


def test_a_dateline_unknown_to_the_layout_is_found() -> None:
    article = read("<h1 class=head>নতুন সেতু খুলল আজ</h1><p>প্রকাশ: ২০ জুন ২০২৪, ০৩:২৮ পিএম</p>")
    assert article.published_at == datetime(2024, 6, 20, 15, 28, tzinfo=DHAKA)
    assert article.witnesses["published_at"] == "heuristic: labelled dateline"
    assert reason(article, "published_at") is Reason.RULE_FAILED


@pytest.mark.parametrize("named", ["class=post-Writer", "rel=author", "itemprop=author"])
def test_an_author_element_unknown_to_the_layout_is_found(named: str) -> None:
    article = read(f"<h1 class=head>নতুন সেতু খুলল আজ</h1><a {named} href=/a>শাহানা পারভীন</a><p>২০ জুন ২০২৪</p>")
    assert (article.byline, article.witnesses["byline"]) == ("শাহানা পারভীন", "heuristic: class name of an author")
    assert reason(article, "byline") is Reason.RULE_FAILED


def test_a_second_ticker_selector_is_reported() -> None:
    layout = replace(LAYOUT, ticker=(".gone li", ".ticker li"))
    html = "<html><head><meta charset=utf-8></head><body><ul class=ticker><li>সেতুর টোল বাড়ল</li></ul><div class=story><p>পাঠ</p></div></body></html>"
    article = extract(Page(html.encode(), "https://a.example/1"), [layout])
    assert [headline.title for headline in article.ticker] == ["সেতুর টোল বাড়ল"]
    assert reason(article, "ticker") is Reason.RULE_FAILED


def test_an_element_that_holds_nothing_is_empty_and_not_absent() -> None:
    assert reason(read("<h1>x</h1><span class=by> </span>"), "byline") is Reason.EMPTY
    assert reason(read("<h1>x</h1>"), "byline") is Reason.NOT_ON_PAGE


@pytest.mark.parametrize("author", ["শিরোনাম", "আমাদের পত্রিকা", "  শিরোনাম "])
def test_an_author_that_is_the_headline_or_the_outlet_is_refused(author: str) -> None:
    article = read("<h1>শিরোনাম</h1>", json_ld(author=author))
    assert article.byline is None
    assert reason(article, "byline") is Reason.REFUSED


def test_the_name_of_the_host_is_no_author() -> None:
    page = Page(f"<head>{json_ld(author='Notun Alo-24')}</head><h1>x</h1>".encode(), "https://www.notunalo24.com/1")
    assert extract(page).byline is None


def test_a_body_whose_paragraphs_json_runs_together_is_read_off_the_page() -> None:
    texts = [
        "চরে নতুন একটি বিদ্যালয় চালু হয়েছে, গতকাল সকালে তার প্রথম ক্লাস শুরু হয়।",
        "শিক্ষকেরা জানান, প্রথম দিনেই ভর্তি হয়েছে ৮৫ জন শিশু।",
    ]
    metadata = json_ld(headline="চরে নতুন বিদ্যালয়", articleBody=" ".join(texts))
    body = "<h1>চরে নতুন বিদ্যালয়</h1><div>" + "".join(f"<p>{text}</p>" for text in texts) + "</div>"
    page = Page(f"<head>{metadata}</head>{body}".encode(), "https://a.example/1")
    assert extract(page, [replace(LAYOUT, fingerprint=("h1",), body=("div.gone",))]).body == "\n\n".join(texts)


@pytest.mark.parametrize(
    "author", ["https://facebook.com/x", "WWW.potrika.com", "potrika.com", "news.potrika.com.bd/desk"]
)
def test_a_web_address_is_no_author(author: str) -> None:
    assert read("<h1>x</h1>", f'<meta property="article:author" content="{author}">').byline is None


@pytest.mark.parametrize("author", ["S.M.Sohel", "Md. Karim", "মো. করিম"])
def test_a_name_with_full_stops_is_one(author: str) -> None:
    assert read("<h1>x</h1>", f'<meta name="author" content="{author}">').byline == author


def test_published_and_modified_are_distinguished_by_labels() -> None:
    article = read("<h1>x</h1><p class=date>প্রকাশ: ১৭ মে ২০২২ ০৯:২২ এএম | আপডেট: ১৮ মে ২০২২ ১২:০০ পিএম</p>")
    assert article.published_at == datetime(2022, 5, 17, 9, 22, tzinfo=DHAKA)
    assert article.modified_at == datetime(2022, 5, 18, 12, 0, tzinfo=DHAKA)


def test_a_day_yields_to_a_clock_of_the_same_day() -> None:
    article = read("<h1>x</h1><p class=date>১৭ মে ২০২২</p>", json_ld(datePublished="2022-05-17T03:22:10+00:00"))
    assert article.published_at == datetime(2022, 5, 17, 9, 22, 10, tzinfo=DHAKA)
    assert article.published_precision == "second"
    assert article.witnesses["published_at"] == "json-ld: datePublished"
    assert reason(article, "published_at") is None


def test_a_day_does_not_yield_to_a_clock_of_another_day() -> None:
    article = read("<h1>x</h1><p class=date>১৭ মে ২০২২</p>", json_ld(datePublished="2022-05-19T09:22:00+06:00"))
    assert article.published_precision == "day"
    assert reason(article, "published_at") is Reason.CONTRADICTED


def test_contradicting_witnesses_are_reported() -> None:
    article = read(
        "<h1>x</h1><p class=date>১৭ মে ২০২২ ০৯:২২ এএম</p>", json_ld(datePublished="2022-05-17T09:22:00+00:00")
    )
    assert article.published_at == datetime(2022, 5, 17, 9, 22, tzinfo=DHAKA)
    assert reason(article, "published_at") is Reason.CONTRADICTED


@pytest.mark.parametrize("modified", ["2022-05-17T09:22:40+06:00", "2022-05-17T03:22:40Z", "2022-05-16T18:00:00+06:00"])
def test_an_update_only_in_metadata_that_is_not_later_is_ignored(modified: str) -> None:
    article = read("<h1>x</h1><p class=date>১৭ মে ২০২২ ০৯:২২ এএম</p>", json_ld(dateModified=modified))
    assert article.modified_at is None
    assert reason(article, "modified_at") is None


def test_a_visible_update_at_the_same_minute_is_kept() -> None:
    article = read("<h1>x</h1><p class=date>প্রকাশ: ১৭ মে ২০২২ ০৯:২২ এএম | আপডেট: ১৭ মে ২০২২ ০৯:২২ এএম</p>")
    assert article.modified_at == article.published_at


def test_an_update_is_read_by_its_clock_if_the_publication_has_a_wrong_offset() -> None:
    metadata = json_ld(datePublished="2022-05-17T09:22:00+00:00", dateModified="2022-05-17T10:05:00+00:00")
    article = read(
        "<h1>x</h1><p class=date>১৭ মে ২০২২ ০৯:২২ এএম</p>", metadata, fetched_at=datetime(2022, 5, 17, 5, tzinfo=UTC)
    )
    assert article.published_at == datetime(2022, 5, 17, 9, 22, tzinfo=DHAKA)
    assert article.modified_at == datetime(2022, 5, 17, 10, 5, tzinfo=DHAKA)


def test_a_relative_update_yields_to_metadata() -> None:
    shown = "<h1>x</h1><p class=date>১৭ মে ২০২২ ০৯:২২ এএম | আপডেট: এক ঘণ্টা আগে</p>"
    article = read(
        shown, json_ld(dateModified="2022-05-17T10:11:00+06:00"), fetched_at=datetime(2022, 5, 17, 5, 20, tzinfo=UTC)
    )
    assert article.modified_at == datetime(2022, 5, 17, 10, 11, tzinfo=DHAKA)


def test_a_day_yields_to_a_clock_whose_own_zone_has_that_day() -> None:
    article = read("<h1>x</h1><p class=date>১৭ মে ২০২২</p>", json_ld(datePublished="2022-05-17T22:30:00-04:00"))
    assert article.published_at == datetime(2022, 5, 18, 8, 30, tzinfo=DHAKA)


def test_the_midnight_of_a_printed_edition_is_a_day() -> None:
    article = read("<h1>x</h1><p class=date>১৭ মে ২০২২, ১২:০০ এএম | প্রিন্ট সংস্করণ</p>")
    assert (article.published_at, article.published_precision) == (datetime(2022, 5, 17, tzinfo=DHAKA), "day")


def test_metadata_of_another_article_is_ignored() -> None:
    metadata = json_ld(headline="রেমিট্যান্সে নতুন রেকর্ড", datePublished="2022-05-18T09:12:00+06:00", author="আরেক জন")
    article = read("<h1 class=head>কৃষকের জন্য আবহাওয়া বিমা</h1><p class=date>১৭ মে ২০২২ ০৯:২২ এএম</p>", metadata)
    assert (article.published_at, article.byline) == (datetime(2022, 5, 17, 9, 22, tzinfo=DHAKA), None)
    assert reason(article, "headline") is Reason.CONTRADICTED


def test_a_time_after_the_fetch_is_refused_and_the_string_kept() -> None:
    article = read("<h1>x</h1><p class=date>১৭ মে ২০২২ ০৯:২২ এএম</p>", fetched_at=datetime(2022, 5, 16, tzinfo=UTC))
    assert article.published_at is None
    assert article.published_raw == "১৭ মে ২০২২ ০৯:২২ এএম"
    assert reason(article, "published_at") is Reason.LATER_THAN_FETCH


def test_no_date_is_no_date() -> None:
    article = read("<h1>x</h1>", fetched_at=datetime(2022, 5, 16, tzinfo=UTC))
    assert article.published_at is None
    assert reason(article, "published_at") is Reason.NOT_ON_PAGE


def test_an_unreadable_time_is_kept_as_shown() -> None:
    article = read("<h1>x</h1><p class=date>৩১ ফেব্রুয়ারি ২০২২</p>")
    assert article.published_at is None
    assert article.published_raw == "৩১ ফেব্রুয়ারি ২০২২".replace("\u09df", "\u09af\u09bc")
    assert reason(article, "published_at") is Reason.NO_SUCH_TIME


def test_midnight_may_mean_that_there_is_no_clock() -> None:
    day = "<h1>x</h1><p class=date>১৭ মে ২০২২ ১২:০০ এএম</p>"
    assert read(day).published_precision == "minute"
    assert read(day, midnight_is_day=True).published_precision == "day"


def test_relative_times_of_the_related_list_count_from_the_fetch() -> None:
    more = "<h1>x</h1><ul class=more><li><a href=/2>আরেকটি</a><time>২ ঘণ্টা ৫ মিনিট আগে</time></li></ul>"
    fetched = datetime(2022, 5, 17, 12, 10, 30, tzinfo=DHAKA)
    (link,) = read(more, fetched_at=fetched).related
    assert (link.title, link.url, link.published_at) == (
        "আরেকটি",
        "https://a.example/2",
        datetime(2022, 5, 17, 10, 5, tzinfo=DHAKA),
    )
    (link,) = read(more).related
    assert (link.published_at, link.published_raw) == (None, "২ ঘণ্টা ৫ মিনিট আগে")


def test_a_marquee_that_writes_its_headlines_twice_has_them_once() -> None:
    article = read(
        "<h1>x</h1><ul class=ticker>" + "<li><a href=/1>এক</a></li><li> <a href=/2>দুই</a></li>" * 2 + "</ul>"
    )
    assert [(headline.title, headline.url) for headline in article.ticker] == [
        ("এক", "https://a.example/1"),
        ("দুই", "https://a.example/2"),
    ]


def test_captions_of_all_places_are_joined() -> None:
    assert read("<h1>x</h1><div class=cap>এক</div><figure><figcaption>দুই</figcaption></figure>").captions == [
        "দুই",
        "এক",
    ]


def test_a_relative_canonical_address_is_ignored() -> None:
    assert read("<h1>x</h1>", '<meta property="og:url" content="1.html">').canonical_url is None


def test_the_front_page_is_no_articles_address() -> None:
    head = '<link rel=canonical href="https://a.example/"><meta property="og:url" content="https://a.example/2">'
    assert read("<h1>x</h1>", head).canonical_url == "https://a.example/2"


def test_stored_text_is_clean_and_keeps_its_digits() -> None:
    article = read("<h1 class=head>  ১২\u200b জন\u00a0আহত\n</h1>")
    assert article.headline == "১২ জন আহত"
