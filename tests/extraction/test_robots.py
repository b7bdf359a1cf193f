"""What a publisher asks of archives and search engines, in one form whatever its spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.extraction import parse
from newsarchive.extraction.robots import directives, robots_headers
from newsarchive.items import Page


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("noarchive", "noarchive"),
        (" NoIndex ,NOFOLLOW", "nofollow, noindex"),
        ("none", "nofollow, noindex"),
        ("nocache", "noarchive"),
        ("all", None),
        ("index, follow, max-image-preview:large, max-snippet:-1", None),
        ("max-snippet: 0", "nosnippet"),
        ("max-snippet: 05", None),
        ("googlebot: noarchive", "googlebot: noarchive"),
        ("noindex, googlebot: noarchive, nofollow", "noindex, googlebot: noarchive, googlebot: nofollow"),
        ("googlebot: noindex, otherbot: noarchive", "googlebot: noindex, otherbot: noarchive"),
        ("*: noarchive", "noarchive"),
        ("unavailable_after: Saturday, 25-Jun-2026 15:00:00 GMT", "unavailable_after: 25-jun-2026 15:00:00 gmt"),
        ("unavailable_after: 2026-06-25T15:00:00+06:00, noarchive", "noarchive, unavailable_after: 2026-06-25t15:00:00+06:00"),
        ("googlebot: unavailable_after: 25 Jun 2026", "googlebot: unavailable_after: 25 jun 2026"),
        ("unavailable_after:", None),
        ("noarchived", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_header(value: str, expected: str | None) -> None:
    assert directives([value]) == expected


def test_a_crawler_is_named_for_one_header_alone() -> None:
    assert directives(["googlebot: nosnippet", "noarchive"]) == "noarchive, googlebot: nosnippet"


def test_what_is_asked_of_all_is_not_repeated_for_one() -> None:
    assert directives(["noarchive"], {"googlebot": ["noarchive, noindex"]}) == "noarchive, googlebot: noindex"


def test_a_name_of_a_header_is_read_in_any_case() -> None:
    headers = [("x-robots-tag", "noindex"), ("Robots", "nofollow"), ("X-Robots-Tag", "noarchive")]
    assert directives(robots_headers(headers)) == "noarchive, noindex"


def test_the_tags_of_a_page() -> None:
    html = b"""<html><head><META NAME="Robots" CONTENT="NOARCHIVE"><meta name="robots" content="follow">
    <meta name="googlebot-news" content="nosnippet"><meta name="description" content="noindex"></head></html>"""
    assert directives([], parse(Page(html, "https://a.example/1")).meta) == "noarchive, googlebot-news: nosnippet"


@given(st.lists(st.text()))
def test_whatever_is_written_is_read_and_no_list_is_long(values: list[str]) -> None:
    directives(values, {"robots": values})
    many = directives([f"bot{number}: noindex" for number in range(100)])
    assert many is not None
    assert many.count(",") == 19
