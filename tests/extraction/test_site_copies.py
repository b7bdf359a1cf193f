"""The fetch time that the comment of a site copier states, and addresses hidden from programs."""

from datetime import UTC, datetime

import pytest

import newsarchive
from newsarchive.extraction import parse, saved_at
from newsarchive.extraction.protected_email import address_of
from newsarchive.items import Page
from tests.extraction.heuristics.reading import BODY, HEADLINE

URL = "https://kagoj.example/n/1"


@pytest.mark.parametrize(
    ("comment", "instant"),
    [
        (
            "<!-- Mirrored from kagoj.example/n/1 by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 07 Feb 2023 10:00:05 GMT -->",
            datetime(2023, 2, 7, 10, 0, 5, tzinfo=UTC),
        ),
        (
            "<!--\n Page saved with SingleFile \n saved date: Thu Nov 12 2026 10:15:00 GMT+0600 (Bangladesh Standard Time)\n-->",
            datetime(2026, 11, 12, 4, 15, tzinfo=UTC),
        ),
        (
            "<!--\n     FILE ARCHIVED ON 10:15:20 Nov 12, 2026 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 09:00:00 Dec 01, 2026.\n-->",
            datetime(2026, 11, 12, 10, 15, 20, tzinfo=UTC),
        ),
    ],
)
def test_the_copier_states_when_a_page_was_fetched(comment: str, instant: datetime) -> None:
    page = f"<html><body><h1>{HEADLINE}</h1><p class=date>২ ঘণ্টা আগে</p>{BODY}</body></html>{comment}".encode()
    assert saved_at(page) == instant
    article = newsarchive.extract(page, URL)
    assert article.published_at is not None
    assert (instant - article.published_at).total_seconds() // 60 == 120
    assert article.published_precision == "hour"


def test_the_given_fetch_time_takes_precedence() -> None:
    comment = "<!-- Mirrored from a by HTTrack 3, Tue, 07 Feb 2023 10:00:05 GMT -->"
    page = f"<h1>{HEADLINE}</h1><p class=date>2 hours ago</p>{BODY}{comment}".encode()
    article = newsarchive.extract(page, URL, datetime(2024, 1, 1, 12, tzinfo=UTC))
    assert article.published_at == datetime(2024, 1, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "page",
    [
        "<!-- saved from url=(0026)https://kagoj.example/n/1 -->",
        "<!-- Mirrored from a by HTTrack 3, Tue, 31 Feb 2023 10:00:05 GMT -->",
        "<!-- Mirrored from a by HTTrack 3 -->",
        "<!-- Cached page generated on 2026-11-12 10:15:23 -->",
        "<!-- Page saved with SingleFile \n saved date: yesterday -->",
        "<p>Mirrored from</p>",
        "",
    ],
)
def test_no_fetch_time_is_guessed(page: str) -> None:
    assert saved_at(page.encode()) is None


def _hidden(address: str, key: int = 0x5A) -> str:
    return bytes([key, *(byte ^ key for byte in address.encode())]).hex()


@pytest.mark.parametrize(
    "element",
    [
        '<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="{}">[email&#160;protected]</a>',
        '<span class="__cf_email__" data-cfemail="{}">[ইমেইল সুরক্ষিত]</span>',
        '<a href="/cdn-cgi/l/email-protection#00"><span data-cfemail="{}">[email protected]</span></a>',
    ],
)
def test_a_hidden_address_is_shown(element: str) -> None:
    page = f"<p>লেখা পাঠান: {element.format(_hidden('news@kagoj.example'))} ঠিকানায়</p>"
    document = parse(Page(page.encode(), URL))
    assert document.tree.body is not None
    assert document.tree.body.text() == "লেখা পাঠান: news@kagoj.example ঠিকানায়"


@pytest.mark.parametrize("code", ["", "zz", "5a", "5a5", _hidden("no address"), "00" * 300, _hidden("a@b\n")])
def test_what_hides_no_address_is_left(code: str) -> None:
    assert address_of(code) is None
    page = f'<p><a data-cfemail="{code}">[email protected]</a></p>'
    body = parse(Page(page.encode(), URL)).tree.body
    assert body is not None
    assert body.text() == "[email protected]"
