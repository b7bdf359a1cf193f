"""Sitemaps: news data, days, indexes, gzip."""

import gzip
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from newsarchive.items import Page, Reason
from newsarchive.outlets.sources import DailySitemap, Days, NewsSitemap, SitemapIndex, SourceResponse
from newsarchive.outlets.sources.sitemap import read_sitemap
from newsarchive.outlets.sources.source import SourceEntry
from newsarchive.outlets.sources.xml import MAX_BYTES, unpacked

DHAKA = ZoneInfo("Asia/Dhaka")
DAYS = Days(date(2026, 8, 20), date(2026, 8, 22), DHAKA, back_fill=True)
NEWS = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
    "<url><loc>https://potrika.example/news/1</loc><lastmod>2026-08-22T12:00:00+06:00</lastmod>"
    "<news:news><news:publication><news:name>পত্রিকা</news:name></news:publication>"
    "<news:publication_date>2026-08-22T10:00:00+06:00</news:publication_date><news:title><![CDATA[সেতু চালু]]></news:title></news:news></url>"
    "<url><loc>https://potrika.example/news/2</loc></url></urlset>"
)


def _page(text: str | bytes) -> Page:
    return Page(text.encode() if isinstance(text, str) else text, "https://potrika.example/sitemap.xml")


def _index(*members: str) -> SourceResponse:
    return SourceResponse(_page(f"<sitemapindex>{''.join(members)}</sitemapindex>"), DAYS)


def _member(name: str, modified: str = "") -> str:
    return f"<sitemap><loc>https://potrika.example/{name}</loc>{f'<lastmod>{modified}</lastmod>' if modified else ''}</sitemap>"


def test_a_news_sitemap_tells_titles_and_times() -> None:
    assert read_sitemap(_page(NEWS)).entries == (
        SourceEntry(
            "https://potrika.example/news/1", "সেতু চালু", "2026-08-22T10:00:00+06:00", "2026-08-22T12:00:00+06:00"
        ),
        SourceEntry("https://potrika.example/news/2"),
    )


def test_a_publication_date_that_is_the_update_is_no_publish_time() -> None:
    lead = NewsSitemap(means="modified").read(SourceResponse(_page(NEWS), DAYS)).entries[0]
    assert (lead.published, lead.modified) == (None, "2026-08-22T12:00:00+06:00")


def test_a_daily_sitemap_is_asked_for_each_day_newest_first() -> None:
    assert DailySitemap("/s-{date:%Y-%m-%d}.xml").start(DAYS) == (
        ("/s-2026-08-22.xml", 0),
        ("/s-2026-08-21.xml", 0),
        ("/s-2026-08-20.xml", 0),
    )


def test_of_an_index_the_newest_members_with_articles_are_asked() -> None:
    yoast = _index(
        _member("post-sitemap.xml", "2024-01-01"),
        _member("post-sitemap3.xml", "2026-08-22"),
        _member("post-sitemap2.xml", "2025-01-01"),
        _member("category-sitemap.xml", "2026-08-22"),
        _member("post_tag-sitemap.xml", "2026-08-22"),
        _member("page-sitemap.xml", "2026-08-22"),
        _member("author-sitemap.xml", "2026-08-22"),
    )
    found = SitemapIndex(newest=2).read(yoast)
    assert found.further == ("https://potrika.example/post-sitemap3.xml", "https://potrika.example/post-sitemap2.xml")


def test_without_times_the_numbers_in_the_names_tell_which_is_newest() -> None:
    names = ["wp-sitemap-posts-post-2.xml", "wp-sitemap-posts-post-10.xml", "wp-sitemap-taxonomies-category-1.xml"]
    found = SitemapIndex(newest=1).read(_index(*map(_member, names)))
    assert found.further == ("https://potrika.example/wp-sitemap-posts-post-10.xml",)
    dated = _index(_member("daily-2026-08-09.xml"), _member("daily-2026-08-22.xml"), _member("daily-2025-12-31.xml"))
    assert SitemapIndex(newest=1).read(dated).further == ("https://potrika.example/daily-2026-08-22.xml",)


def test_members_may_be_chosen_by_name() -> None:
    answer = _index(_member("video-1.xml"), _member("bn-1.xml"), _member("en-1.xml"))
    assert SitemapIndex(members="bn-").read(answer).further == ("https://potrika.example/bn-1.xml",)


def test_indexes_of_indexes_come_to_an_end() -> None:
    answer = _index(_member("sitemap.xml"))
    assert SitemapIndex().read(answer).further
    assert SitemapIndex().read(SourceResponse(answer.page, DAYS, turn=9)).further == ()


def test_a_gzipped_sitemap_is_unpacked_up_to_a_limit() -> None:
    assert len(read_sitemap(_page(gzip.compress(NEWS.encode()))).entries) == 2
    assert len(unpacked(gzip.compress(b" " * (MAX_BYTES + 1000)))) == MAX_BYTES
    assert unpacked(b"\x1f\x8bnot gzip") == b"\x1f\x8bnot gzip"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<html><body>not found</body></html>", Reason.UNREADABLE),
        ("<rss><channel><item><link>/1</link></item></channel></rss>", Reason.UNREADABLE),
        ("", Reason.UNREADABLE),
        ("<urlset></urlset>", Reason.EMPTY),
        ("<sitemapindex></sitemapindex>", Reason.EMPTY),
    ],
)
def test_what_is_no_sitemap_or_holds_nothing_has_a_reason(text: str, reason: Reason) -> None:
    found = read_sitemap(_page(text))
    assert (found.entries, found.further, found.reason) == ((), (), reason)
