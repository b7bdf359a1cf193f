"""A kept response is read as the crawl read it."""

from dataclasses import replace

import pytest

from newsarchive.captures import StoredResponse
from newsarchive.items import Reason
from newsarchive.outlets.sources import SourceEntry
from newsarchive.reextraction.kinds import kind_of, source_of
from newsarchive.reextraction.pages import Stated, captured_page
from newsarchive.reextraction.revisits import with_body_of
from tests.reextraction.stored import HEADLINE, OUTLET, SITE, article_html, feed_xml, listing_html, stored

SITEMAP = (
    f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{SITE}/news/7</loc></url></urlset>'.encode()
)


@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        ("/news/7", article_html(), "article"),
        ("/news/7?utm_source=x", article_html(), "article"),
        ("/", listing_html(1), "listing"),
        ("/?utm_source=x", listing_html(1), "listing"),
        ("/politics", listing_html(1), "listing"),
        ("/rss.xml", feed_xml(1), "listing"),
        ("/other/feed.php", feed_xml(1), "listing"),
        ("/news/7/feed", feed_xml(7), "listing"),
        ("/maps/1.xml", SITEMAP, "listing"),
        ("/?p=7", article_html(), "article"),
        ("/?paged=2", listing_html(1), "listing"),
        ("/robots.txt", b"User-agent: *", "robots"),
        ("/about", b"<html><p>x</p></html>", None),
    ],
)
def test_the_kind_follows_from_address_and_bytes(path: str, body: bytes, expected: str | None) -> None:
    assert kind_of(stored(path, body), OUTLET) == expected


def test_our_own_metadata_decides_before_the_address() -> None:
    assert kind_of(stored("/news/7", article_html(), fields={"kind": "listing"}), OUTLET) == "listing"


def test_a_page_that_fits_no_pattern_is_an_article_if_a_source_named_it() -> None:
    assert kind_of(stored("/opinion/bridge", article_html()), OUTLET, is_listed=True) == "article"
    assert kind_of(stored("/opinion/bridge", article_html()), OUTLET) is None


def test_header_and_page_state_what_the_publisher_asks() -> None:
    body = article_html().replace(b"<head>", b'<head><meta name="robots" content="nosnippet">')
    page = captured_page(stored("/news/7", body, X_Robots_Tag="googlebot: noarchive"), OUTLET)
    assert page.article
    assert page.capture.robots == "nosnippet, googlebot: noarchive"
    listing = listing_html(1).replace(b"<head>", b'<head><meta name="robots" content="noindex">')
    assert captured_page(stored("/", listing), OUTLET).capture.robots == "noindex"
    assert captured_page(stored("/rss.xml", feed_xml(1), X_Robots_Tag="noindex"), OUTLET).capture.robots == "noindex"
    assert captured_page(stored("/news/7", b"", 404, X_Robots_Tag="noarchive"), OUTLET).capture.robots == "noarchive"


def test_an_answer_that_nothing_has_changed_keeps_the_headers_of_the_kept_response() -> None:
    kept = stored("/news/7", article_html(), X_Robots_Tag="noarchive")
    unmodified = replace(stored("/news/7", status=304), headers=(("ETag", "2"),), is_revisit=True)
    whole = with_body_of(unmodified, kept)
    assert (whole.status, whole.body) == (200, kept.body)
    assert (whole.header("X-Robots-Tag"), whole.header("ETag")) == ("noarchive", "2")
    sent_again = replace(stored("/news/7"), is_revisit=True)
    assert with_body_of(sent_again, kept).header("X-Robots-Tag") is None


def test_what_a_browser_loaded_is_read_as_nothing_else() -> None:
    fields = {"kind": "loaded", "outlet": OUTLET.key, "via": "https://potrika.example/news/7"}
    loaded = stored("/news/7", article_html(), fields=fields)
    assert kind_of(loaded, OUTLET) == "loaded"
    page = captured_page(loaded, OUTLET)
    assert (page.capture.kind, page.capture.source, page.article) == ("loaded", fields["via"], None)
    moved = stored("/news/7", b"", status=301, fields=fields, Location="/news/8")
    assert captured_page(moved, OUTLET).capture.reason is None
    assert kind_of(moved, OUTLET) == "loaded"


@pytest.mark.parametrize("kind", ["image/png", "text/css", "application/javascript", "application/pdf", "font/woff2"])
def test_files_are_no_pages(kind: str) -> None:
    assert kind_of(stored("/news/7", b"\x89PNG", Content_Type=kind), OUTLET) is None


def test_an_article_is_normalised_and_has_its_capture() -> None:
    page = captured_page(stored("/news/7", article_html(), ETag='"a"'), OUTLET)
    assert page.article is not None
    assert (page.article.headline, page.article.canonical_url) == (HEADLINE, f"{SITE}/news/7")
    assert page.article.published_at is not None
    assert (page.capture.kind, page.capture.etag, page.capture.size) == ("article", '"a"', len(article_html()))
    assert page.capture.reason is None


def test_what_our_metadata_kept_of_the_source_is_added() -> None:
    fields = {"kind": "article", "via": "feed /rss.xml", "source-kind": "feed", "section": "খেলা"}
    page = captured_page(stored("/news/7", article_html(), fields=fields), OUTLET)
    assert page.article is not None
    assert (page.article.section, page.article.witnesses["section"]) == ("খেলা", "feed: section")
    assert page.capture.source == "feed /rss.xml"


def test_what_a_listing_of_the_same_files_stated_is_added() -> None:
    entries = {f"{SITE}/news/7": Stated(SourceEntry(f"{SITE}/news/7", section="খেলা"), "feed")}
    page = captured_page(stored("/news/7", article_html()), OUTLET, entry_of=entries.get)
    assert page.article is not None
    assert page.article.section == "খেলা"


def test_a_feed_gives_its_addresses() -> None:
    page = captured_page(stored("/rss.xml", feed_xml(1, 2), Content_Type="application/rss+xml"), OUTLET)
    assert [(each.url[-1], each.source, each.is_article) for each in page.listed] == [
        ("1", "feed /rss.xml", True),
        ("2", "feed /rss.xml", True),
    ]


def test_the_source_is_the_one_that_our_metadata_names() -> None:
    fields = {"kind": "listing", "via": "listing /sports"}
    assert str(source_of(stored("/ajax?page=2", listing_html(1), fields=fields), OUTLET)) == "listing /sports"


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        (stored("/news/7", b"gone", 404), Reason.NOT_FOUND),
        (stored("/news/7", b"", 503), Reason.SERVER_ERROR),
        (stored("/news/7", b"", 204), Reason.NO_CONTENT),
        (stored("/news/7", article_html(8)), Reason.SOFT_404),
        (stored("/news/7", b"<title>Just a moment...</title>", 403), Reason.BLOCKED),
        (stored("/news/7", b"<html>" + b" " * (16 * 1024 * 1024)), Reason.TOO_LARGE),
        (replace(stored("/news/7", article_html()), reason=Reason.TRUNCATED), Reason.TRUNCATED),
        (stored("/rss.xml", b"", 500), Reason.SERVER_ERROR),
    ],
    ids=lambda value: str(value) if isinstance(value, Reason) else "",
)
def test_what_is_no_page_has_its_reason(response: StoredResponse, reason: Reason) -> None:
    page = captured_page(response, OUTLET)
    assert (page.capture.reason, page.article, page.listed) == (reason, None, [])


def test_another_page_after_a_redirect_is_refused_under_the_requested_address() -> None:
    response = stored("/", listing_html(1), fields={"kind": "article"})
    page = captured_page(response, OUTLET, requested=f"{SITE}/news/7")
    assert (page.capture.url, page.article) == (f"{SITE}/news/7", None)
    assert page.capture.reason is not None


def test_an_address_that_was_guessed_needs_a_page_that_states_it() -> None:
    body = article_html().replace(b'<link rel="canonical" href="https://www.potrika.example/news/7">', b"")
    fields = {"kind": "article", "via": "sequential ids /news/{id}"}
    assert captured_page(stored("/news/7", body, fields=fields), OUTLET).capture.reason is Reason.SOFT_404
    assert captured_page(stored("/news/7", body), OUTLET).capture.reason is None


def test_a_redirect_keeps_where_it_leads() -> None:
    page = captured_page(stored("/news/7", b"", 301, Location="/"), OUTLET)
    assert (page.capture.kind, page.capture.redirects_to, page.capture.reason) == ("redirect", "/", None)
