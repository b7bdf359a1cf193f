"""What the entries of a source are: articles, addresses that fit no pattern, others. Nothing is dropped unseen."""

from typing import Any

import pytest

from newsarchive.items import ListedAddress
from newsarchive.outlets import NEWS_ID, Feed, JsonList, Listing, NewsSitemap, Outlet, SitemapIndex, WordPress
from newsarchive.outlets.entries import SourceEntries, UnfitAddresses, sorted_entries, with_more
from newsarchive.outlets.sources import Source, SourceEntry

SITE = "https://www.potrika.example"
FEED, FRONT = Feed("/rss.xml"), Listing("/")


def outlet(**changed: Any) -> Outlet:
    declared: dict[str, Any] = {
        "key": "potrika",
        "name_bn": "পত্রিকা",
        "name_en": "Potrika",
        "domains": ("www.potrika.example",),
        "timezone": "Asia/Dhaka",
        "sources": (FEED, FRONT, Listing("/national")),
        "articles": NEWS_ID,
        "listings": {r"/list/(?P<name>[a-z]+)": "/list/{name}"},
    }
    return Outlet(**{**declared, **changed})


def entries(source: Source, *paths: str, one: Outlet | None = None) -> SourceEntries:
    return sorted_entries(one or outlet(), source, [SourceEntry(f"{SITE}{path}", "শিরোনাম") for path in paths])


@pytest.mark.parametrize("source", [FEED, NewsSitemap("/n.xml"), WordPress(), JsonList("/api"), SitemapIndex("/s.xml")])
def test_what_a_feed_lists_is_requested_whatever_its_shape(source: Source) -> None:
    found = entries(source, "/news/1", "/details/01ab23cd", "/op-ed/river-2/xyz12")
    assert list(found.articles) == [f"{SITE}/news/1", f"{SITE}/details/01ab23cd", f"{SITE}/op-ed/river-2/xyz12"]
    assert found.unfit == [f"{SITE}/details/01ab23cd", f"{SITE}/op-ed/river-2/xyz12"]
    assert [(row.url, row.is_article) for row in found.listed] == [(url, True) for url in found.articles]


def test_a_sitemap_without_titles_lists_other_pages_too() -> None:
    found = sorted_entries(
        outlet(), SitemapIndex("/s.xml"), [SourceEntry(f"{SITE}/{path}") for path in ("news/1", "abc-123", "tag/x")]
    )
    assert list(found.articles) == [f"{SITE}/news/1"]
    assert found.unfit == [f"{SITE}/abc-123"]
    assert [(row.url, row.is_article) for row in found.listed] == [
        (f"{SITE}/news/1", True),
        (f"{SITE}/abc-123", False),
        (f"{SITE}/tag/x", False),
    ]


def test_links_of_a_front_page_that_fit_nothing_are_counted_and_not_requested() -> None:
    found = entries(
        FRONT,
        "/",
        "/national",
        "/list/sports",
        "/news/1",
        "/news/1?utm_source=x",
        "/details/01ab23cd",
        "/sports",
        "/tag/y",
        "/about-us",
    )
    assert list(found.articles) == [f"{SITE}/news/1"]
    assert found.unfit == [f"{SITE}/details/01ab23cd"]
    assert [row.url for row in found.listed if not row.is_article] == [
        f"{SITE}/details/01ab23cd",
        f"{SITE}/sports",
        f"{SITE}/tag/y",
        f"{SITE}/about-us",
    ]


def test_images_static_pages_and_other_hosts_of_a_feed_are_never_requested() -> None:
    found = sorted_entries(
        outlet(),
        FEED,
        [
            SourceEntry(url)
            for url in (
                f"{SITE}/a.jpg",
                f"{SITE}/contact",
                f"{SITE}/",
                "https://other.example/news/1",
                f"{SITE}:8080/news/1",
            )
        ],
    )
    assert not found.articles
    assert found.foreign == ["https://other.example/news/1", f"{SITE}:8080/news/1"]
    assert [row.is_article for row in found.listed] == [False, False]


def test_an_outlet_without_patterns_has_nothing_that_does_not_fit() -> None:
    found = entries(FEED, "/setu-chalu/", "/category/x", one=outlet(articles={}, listings={}))
    assert list(found.articles) == [f"{SITE}/setu-chalu/"]
    assert not found.unfit


def test_the_section_of_a_source_goes_with_the_address() -> None:
    sections = {f"{SITE}/news/1": "খেলা"}
    found = sorted_entries(
        outlet(), FRONT, [SourceEntry(f"{SITE}/news/1"), SourceEntry(f"{SITE}/news/2", section="মত")], sections
    )
    assert found.listed == [
        ListedAddress(f"{SITE}/news/1", "listing /", "খেলা"),
        ListedAddress(f"{SITE}/news/2", "listing /", "মত"),
    ]


def test_the_report_counts_each_address_once_and_shows_three() -> None:
    unfit = UnfitAddresses()
    paths = [f"/details/0{number}" for number in range(5)]
    unfit.add(FEED, entries(FEED, "/news/1", *paths))
    unfit.add(FRONT, entries(FRONT, *paths))
    unfit.add(Listing("/b"), entries(Listing("/b"), *paths, "/x/77"))
    feed, listing = unfit.sentences()
    assert feed == (
        "5 of 6 addresses of feed /rss.xml fit no pattern and were read all the same: "
        f"{SITE}/details/00, {SITE}/details/01, {SITE}/details/02"
    )
    assert listing == f"1 of 6 addresses of listing /b fit no pattern and were not requested: {SITE}/x/77"


def test_nothing_is_reported_where_all_addresses_fit() -> None:
    unfit = UnfitAddresses()
    unfit.add(FEED, entries(FEED, "/news/1"))
    unfit.add(FRONT, entries(FRONT, "/news/1", "/sports", "/tag/x"))
    assert unfit.sentences() == []


def test_a_feed_that_comes_after_a_listing_still_states_the_publish_time() -> None:
    listed = SourceEntry(f"{SITE}/news/1", section="সারাদেশ")  # country
    fed = SourceEntry(f"{SITE}/news/1", "শিরোনাম", "2026-11-23T08:00:00+06:00")  # headline
    whole = (SourceEntry(fed.url, fed.title, fed.published, section=listed.section), FEED)
    assert with_more((listed, FRONT), (fed, FEED)) == whole
    assert with_more((fed, FEED), (listed, FRONT)) == whole


def test_of_two_entries_alike_the_first_is_kept() -> None:
    first, second = SourceEntry(f"{SITE}/news/1", "এক"), SourceEntry(f"{SITE}/news/1", "দুই")  # one, two
    assert with_more(None, (first, FRONT)) == (first, FRONT)
    assert with_more((first, FRONT), (second, FEED)) == (first, FRONT)
