"""Any bytes give entries or a reason; never an exception, never work that grows with the square."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.items import Page
from newsarchive.outlets.addresses import listed_address
from newsarchive.outlets.answers import is_challenge
from newsarchive.outlets.folding import fold_url
from newsarchive.outlets.sources import (
    DailySitemap,
    Days,
    Feed,
    JsonList,
    Listing,
    NewsSitemap,
    SitemapIndex,
    Source,
    SourceResponse,
    WordPress,
)
from tests.operations import is_proportional

DAYS = Days(date(2026, 8, 21), date(2026, 8, 22), ZoneInfo("Asia/Dhaka"))
SOURCES = [
    Feed(),
    NewsSitemap(),
    DailySitemap(),
    SitemapIndex(),
    WordPress(),
    JsonList("/", url="/{a.b}", published="t", script="__NUXT_DATA__"),
    JsonList("/", published="t", numbers="ms", zone="UTC"),
    Listing("/", more="/{page}"),
]
_PIECES = st.lists(
    st.sampled_from(
        [
            b"<rss>", b"<channel>", b"<item>", b"</item>", b"<link>", b"</link>", b"<title>", b"<![CDATA[", b"]]>", b"<urlset>", b"<url>", b"<loc>",
            b"</loc>", b"http://[", b"https://a.example/1", b"<!DOCTYPE x [", b"<!ENTITY a 'b'>", b"&a;", b"&",
            b"<?xml version='1.0' encoding='utf-16'?>",
            b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\x1f\x8b\x08\x00", b"<sitemapindex>", b"<sitemap>", b"<news:news>", b"<lastmod>", b"9" * 400,
            b'{"url":', b'"/a"', b"[", b"]", b"}", b":", b",", b'"t":', b"1e999", b"-1", b"NaN", b"<script id=__NUXT_DATA__>", b"</script>",
            b"<a href='//['>", b"\xe0\xa6", "চর".encode(), b"<", b">", b'"', b"\n",
        ]
    ),
    max_size=40,
).map(b"".join)  # fmt: skip


@given(body=st.one_of(st.binary(max_size=300), _PIECES), turn=st.integers(0, 5))
def test_any_bytes_give_entries_or_a_reason(body: bytes, turn: int) -> None:
    for source in SOURCES:
        result = source.read(SourceResponse(Page(body, "https://potrika.example/x"), DAYS, turn))
        assert result.entries or result.further or result.reason
    assert is_challenge(body) in {True, False}


@given(st.text(max_size=60))
def test_any_address_folds_and_folds_once(text: str) -> None:
    for url in (f"https://potrika.example/{text}", text):
        try:
            path, query = fold_url(url)
        except ValueError:  # an unclosed bracket is no address; outlets own none such
            continue
        again = (
            fold_url(f"https://potrika.example{path}{'?' if query else ''}{query}") if path.startswith("/") else None
        )
        assert again is None or listed_address(f"https://potrika.example{path}") is None or again[0].startswith("/")


BODIES: dict[str, Callable[[int], bytes]] = {
    "deep": lambda count: b"<rss>" + b"<channel>" * count,
    "items": lambda count: b"<rss><channel>" + b"<item><link>/1</link></item>" * count,
    "urls": lambda count: b"<urlset>" + b"<url><loc>/1</loc></url>" * count,
    "doctypes": lambda count: b"<!DOCTYPE x [" * count,
    "bomb": lambda count: (
        b'<!DOCTYPE lolz [<!ENTITY a "' + b"h" * 1000 + b'">' + b'<!ENTITY b "&a;&a;">' * count + b"]><rss>&b;</rss>"
    ),
    "brackets": lambda count: b"[" * count,
    "objects": lambda count: b'{"a":' * count,
    "scripts": lambda count: b"<script id=__NUXT_DATA__" * count,
    "titles": lambda count: b"<title" * count,
}


@pytest.mark.slow
@pytest.mark.parametrize("source", SOURCES, ids=str)
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_work_on_large_hostile_responses_is_in_proportion(source: Source, body: Callable[[int], bytes]) -> None:
    def respond(count: int) -> None:
        source.read(SourceResponse(Page(body(count), "https://potrika.example/x"), DAYS))
        is_challenge(body(count))

    assert is_proportional(respond)


@pytest.mark.slow
@pytest.mark.parametrize("source", SOURCES, ids=str)
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_large_hostile_response_gives_entries_or_a_reason(source: Source, body: Callable[[int], bytes]) -> None:
    found = source.read(SourceResponse(Page(body(10_000), "https://potrika.example/x"), DAYS))
    assert found.entries or found.further or found.reason
