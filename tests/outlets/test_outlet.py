"""An outlet's declaration: addresses fold into one, faulty declarations are refused with key and remedy."""

from typing import Any

import pytest

from newsarchive.outlets import (
    SECTION_ID,
    SECTION_ID_SLUG,
    DailySitemap,
    DeclarationError,
    Feed,
    JsonList,
    Listing,
    Outlet,
    SequentialIds,
    SitemapIndex,
    Verified,
    VerifiedBy,
    WordPress,
)

RIGHT: dict[str, Any] = {
    "key": "potrika",
    "name_bn": "পত্রিকা",
    "name_en": "Potrika",
    "domains": ("www.potrika.example", "potrika.example"),
    "timezone": "Asia/Dhaka",
    "sources": (Listing("/"),),
    "articles": {r"/(?:amp/)?news/(?P<id>\d+)": "/news/{id}"},
    "listings": {r"/section/(?P<name>[a-z]+)(?:/(?P<page>\d+))?": "/section/{name}/{page}"},
    "layouts": ("deshchitro",),
}


@pytest.mark.parametrize(
    "address",
    [
        "https://www.potrika.example/news/12",
        "http://potrika.example/news/12",
        "https://www.potrika.example/amp/news/12",
        "https://www.potrika.example/news/12.html",
        "https://www.potrika.example/news/12/print",
        "https://www.potrika.example/news/12?utm_source=x&fbclid=y",
        "https://m.potrika.example/news/12#comments",
    ],
)
def test_all_ways_to_an_article_fold_into_one_address(address: str) -> None:
    assert Outlet(**RIGHT).article(address) == "https://www.potrika.example/news/12"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.potrika.example/news/",
        "https://www.potrika.example/about",
        "https://www.potrika.example.evil.example/news/12",
        "https://evil.example/www.potrika.example/news/12",
        "https://notpotrika.example/news/12",
        "https://[broken/news/12",
        "javascript:void(0)",
        "",
    ],
)
def test_other_addresses_are_no_article(address: str) -> None:
    assert Outlet(**RIGHT).article(address) is None


def test_a_longer_number_is_another_article() -> None:
    assert Outlet(**RIGHT).article("https://potrika.example/news/123") == "https://www.potrika.example/news/123"


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("name_bn", "", "missing or empty"),
        ("domains", ("https://potrika.example/",), "no host name"),
        ("timezone", "Asia/Dacca2", "no zone"),
        ("timezone", "../../etc/passwd", "no zone"),
        ("sources", (), "missing or empty"),
        ("sources", ("/",), "no source"),
        ("sources", Listing("/"), "not a tuple"),
        ("layouts", "deshchitro", "not a tuple"),
        ("sources", (Listing("news"),), "begins with neither"),
        ("sources", (Listing("/", pages=0),), "pages is at least 1"),
        ("sources", (Listing("/", more="/more?p={seite}"),), "{page} only"),
        ("sources", (DailySitemap("/sitemap-{day}.xml"),), "cannot be filled in"),
        ("sources", (SitemapIndex("/sitemap.xml", members="(post"),), "no regular expression"),
        ("sources", (JsonList("/api", days="/api?after={since:ms}&n={number}"),), "cannot be used"),
        ("sources", (JsonList("/api", zone="Dacca"),), "cannot be used"),
        ("sources", (JsonList("/api", url=""),), "url is empty"),
        ("sources", (SequentialIds("/details"),), "holds no {id}"),
        ("articles", {}, "no source lists articles only"),
        ("confidence", "D", "is not known"),
        ("verified_on", "2026: one page", "no check"),
        ("verified_on", Verified(VerifiedBy.OUTLINE, "November 2026"), "no check"),
        ("root", "bengali/", "is no path"),
        ("domains", "potrika.example", "not a tuple"),
        ("articles", {r"/news/(\d+": "/news"}, "no regular expression"),
        ("articles", {r"/news/(?P<nr>\d+)": "/news/{id}"}, "does not capture"),
        ("articles", {r"/news": "news"}, "no path"),
        ("listings", {r"/(?P<a>x": "/x"}, "no regular expression"),
        ("articles", {r"/news\.php\?id=(?P<nr>\d+)": "/news.php?id={id}"}, "does not capture"),
        ("layouts", ("no-such-design",), "no layout"),
        ("delay", -1, "negative"),
        ("key", "Potrika!", "no outlet key"),
    ],
)
def test_a_faulty_declaration_is_refused_with_key_and_remedy(key: str, value: object, fault: str) -> None:
    with pytest.raises(DeclarationError) as refused:
        Outlet(**{**RIGHT, key: value})
    message = str(refused.value)
    assert message.startswith(f"{'delay, depth' if key == 'delay' else key}: ")
    assert fault in message
    assert message.partition(". ")[2], "a remedy follows the fault"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.potrika.example/politics/123",
        "https://potrika.example/amp/politics/123",
        "https://www.potrika.example/politics/123/amp/",
        "https://www.potrika.example//politics//123//print",
        "https://www.potrika.example/politics/123?amp=1&utm_medium=social",
        "https://www.potrika.example/index.php/politics/123/embed",
        "https://m.potrika.example/politics/123",
        "http://beta.potrika.example/politics/123",
    ],
)
def test_the_usual_other_ways_to_an_article_need_no_pattern(address: str) -> None:
    outlet = Outlet(**{**RIGHT, "articles": SECTION_ID})
    assert outlet.article(address) == "https://www.potrika.example/politics/123"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.potrika.example/tag/123",
        "https://www.potrika.example/topic/1234",
        "https://www.potrika.example/page/123",
        "https://www.potrika.example/print/123/slug",
        "https://en.potrika.example/politics/123",
        "https://epaper.potrika.example/politics/123",
        "https://www.potrika.example/2024/123",
    ],
)
def test_lists_and_other_editions_are_no_articles(address: str) -> None:
    assert Outlet(**{**RIGHT, "articles": SECTION_ID}).article(address) is None


def test_bengali_letters_in_an_address_are_written_in_one_way() -> None:
    outlet = Outlet(**{**RIGHT, "articles": SECTION_ID_SLUG})
    escaped = "https://www.potrika.example/law/961640/%E0%A6%9A%E0%A6%B0"  # চর, a river island
    assert outlet.article("https://potrika.example/law/961640/চর") == escaped
    assert outlet.article(escaped.lower()) == escaped


def test_parameters_of_an_address_stand_in_any_order() -> None:
    articles = {r"/detailNews\.php\?nID=(?P<id>\d+)&cID=(?P<section>\d+)": "/detailNews.php?cID={section}&nID={id}"}
    outlet = Outlet(**{**RIGHT, "articles": articles})
    one = "https://www.potrika.example/detailNews.php?cID=3&nID=77"
    assert outlet.article("https://potrika.example/detailNews.php?nID=77&P=1&cID=3&fbclid=x") == one
    assert outlet.article(one) == one
    assert outlet.id_of(one) == "77"
    assert outlet.article("https://potrika.example/detailNews.php?nID=x&cID=3") is None
    assert outlet.article("https://potrika.example/detailNews.php?nID=77") is None


@pytest.mark.parametrize(
    ("address", "folded"),
    [
        ("http://potrika.example/some-news/?utm_source=x", "https://www.potrika.example/some-news/"),
        ("https://www.potrika.example/some-news/amp/", "https://www.potrika.example/some-news/"),
        ("https://www.potrika.example/?p=12&fbclid=1", "https://www.potrika.example/?p=12"),
        ("https://www.potrika.example/", None),
        ("https://www.potrika.example/category/politics/", None),
        ("https://www.potrika.example/politics/page/2/", None),
        ("https://www.potrika.example/wp-content/uploads/a.jpg", None),
        ("https://elsewhere.example/some-news/", None),
        ("https://[broken/news", None),
    ],
)
def test_without_patterns_what_a_source_lists_is_an_article(address: str, folded: str | None) -> None:
    outlet = Outlet(**{**RIGHT, "articles": {}, "sources": (Feed(), WordPress())})
    assert outlet.listed(address) == folded
    assert outlet.article(address) is None


def test_an_outlet_that_shares_its_host_ends_at_its_root() -> None:
    outlet = Outlet(**{**RIGHT, "root": "/bengali", "articles": {}, "sources": (Feed(),)})
    assert outlet.owns("https://www.potrika.example/bengali/news-1")
    assert outlet.listed("https://www.potrika.example/bengali/") is None
    assert not outlet.owns("https://www.potrika.example/hindi/news-1")
    assert not outlet.owns("https://www.potrika.example/bengalis/news-1")


def test_a_source_on_another_host_may_be_crawled() -> None:
    outlet = Outlet(**{**RIGHT, "sources": (Feed("https://feeds.potrika.test/rss.xml"),)})
    assert outlet.url(outlet.sources[0].path) == "https://feeds.potrika.test/rss.xml"
    assert not outlet.owns("https://feeds.potrika.test/news/12")
