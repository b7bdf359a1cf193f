"""Lists as JSON: Quintype's, Jugantor's and WordPress's shapes, data inside pages, paging and days."""

import json
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from newsarchive.items import Page, Reason
from newsarchive.outlets.sources import Days, JsonList, SourceResponse, WordPress
from newsarchive.outlets.sources.source import SourceEntry

DHAKA = ZoneInfo("Asia/Dhaka")
USUAL = Days.usual(datetime(2026, 8, 22, 20, tzinfo=UTC), DHAKA)
FILLING = Days(date(2026, 8, 1), date(2026, 8, 2), DHAKA, back_fill=True)


def _answer(data: Any, days: Days = USUAL, turn: int = 0) -> SourceResponse:
    body = data if isinstance(data, str) else json.dumps(data)
    return SourceResponse(Page(body.encode(), "https://potrika.example/api"), days, turn)


def test_the_usual_days_are_the_outlets_own() -> None:
    assert (USUAL.since, USUAL.until) == (date(2026, 8, 22), date(2026, 8, 23))


def test_quintype_nests_articles_and_counts_milliseconds() -> None:
    source = JsonList(
        "/api/v1/collections/latest-all?offset={offset}&limit={limit}",
        url="story.url",
        title="story.headline",
        published="story.published-at",
        numbers="ms",
    )
    story = {"url": "https://potrika.example/world/a1b2c3d4e5", "headline": "হাট জমেছে", "published-at": 1787408240000}
    data = {"items": [{"type": "story", "story": story}, {"type": "collection", "items": [{"story": {"url": "/x/2"}}]}]}
    assert source.read(_answer(data)).entries == (
        SourceEntry("https://potrika.example/world/a1b2c3d4e5", "হাট জমেছে", "2026-08-22T14:17:20+00:00", None),
        SourceEntry("https://potrika.example/x/2"),
    )
    assert source.start(USUAL) == (("/api/v1/collections/latest-all?offset=0&limit=20", 0),)


def test_naive_times_are_those_of_the_declared_zone() -> None:
    source = JsonList("/ajax/load", title="headline", published="created_at", zone="UTC")
    rows = [{"url": "/national/1", "headline": "ধান", "created_at": "2026-08-22 12:04:14"}]
    assert source.read(_answer(rows)).entries[0].published == "2026-08-22T12:04:14+00:00"


def test_an_address_may_be_made_of_parts() -> None:
    source = JsonList("/api", url="/details/{slug}", title="seo.title")
    found = source.read(_answer({"news": [{"slug": "ab12", "seo": {"title": "মেলা"}}, {"slug": ""}, {"slug": None}]}))
    assert found.entries == (SourceEntry("https://potrika.example/details/ab12", "মেলা"),)


def test_nuxt_keeps_its_values_in_one_list() -> None:
    flat = [["ShallowReactive", 1], {"news": 2}, [3], {"slug": 4, "headline": 5}, "ab12", "নদী"]
    html = f'<html><script type="application/json" id="__NUXT_DATA__">{json.dumps(flat)}</script></html>'
    source = JsonList("/latest", url="/details/{slug}", title="headline", script="__NUXT_DATA__")
    assert source.read(_answer(html)).entries == (SourceEntry("https://potrika.example/details/ab12", "নদী"),)


def test_data_inside_a_page_is_read_from_its_script() -> None:
    html = '<p>x</p><script id="static-page" type="application/json">{"items":[{"url":"/a/1"}]}</script>'
    assert JsonList("/", script="static-page").read(_answer(html)).entries == (
        SourceEntry("https://potrika.example/a/1"),
    )
    assert JsonList("/", script="other").read(_answer(html)).reason is Reason.UNREADABLE


def test_items_say_where_to_look() -> None:
    data = {"menu": [{"url": "/about"}], "news": {"list": [{"url": "/a/1"}]}}
    assert [lead.url for lead in JsonList("/", items="news.list").read(_answer(data)).entries] == [
        "https://potrika.example/a/1"
    ]


def test_wordpress_tells_times_in_utc_and_titles_as_text() -> None:
    post = {
        "link": "https://potrika.example/some-news/",
        "title": {"rendered": "সেতু &#8216;চালু&#8217; <em>আজ</em>"},
        "date_gmt": "2026-08-22T06:00:00",
        "modified_gmt": "2026-08-22T07:00:00",
    }
    assert WordPress().read(_answer([post])).entries == (
        SourceEntry(
            "https://potrika.example/some-news/",
            "সেতু ‘চালু’ আজ",
            "2026-08-22T06:00:00+00:00",
            "2026-08-22T07:00:00+00:00",
        ),
    )


def test_wordpress_is_requested_for_days_by_the_sites_own_clock() -> None:
    ((path, _),) = WordPress().start(FILLING)
    assert path.startswith("/wp-json/wp/v2/posts?per_page=50&page=1&")
    assert path.endswith("&after=2026-07-31T23:59:59&before=2026-08-03T00:00:00")
    ((usual, _),) = WordPress().start(USUAL)
    assert "after" not in usual
    ((with_query, _),) = WordPress("/?rest_route=/wp/v2/posts").start(USUAL)
    assert with_query.startswith("/?rest_route=/wp/v2/posts&per_page=50")


def test_days_may_be_milliseconds() -> None:
    source = JsonList("/latest", days="/search?after={since:ms}&before={until:ms}&offset={offset}&limit={limit}")
    begin = int(datetime(2026, 8, 1, tzinfo=DHAKA).timestamp()) * 1000
    assert source.start(FILLING) == ((f"/search?after={begin}&before={begin + 2 * 86_400_000}&offset=0&limit=20", 0),)
    assert source.takes_days
    assert not JsonList("/latest").takes_days


def test_a_full_page_is_followed_by_the_next_as_far_as_wanted() -> None:
    source = JsonList("/latest?page={page}", limit=2, pages=2, days="/day?page={page}")
    full = [{"url": "/a/1"}, {"url": "/a/2"}]
    assert source.read(_answer(full)).further == ("https://potrika.example/latest?page=2",)
    assert source.read(_answer(full, turn=1)).further == ()
    assert source.read(_answer(full[:1])).further == ()
    assert source.read(_answer(full, FILLING, 7)).further == ("https://potrika.example/day?page=9",)
    assert JsonList("/latest", limit=2, pages=9).read(_answer(full)).further == (), "no page number, no next page"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<html></html>", Reason.UNREADABLE),
        ("", Reason.UNREADABLE),
        ("[" * 100_000, Reason.UNREADABLE),
        ([], Reason.EMPTY),
    ],
)
def test_what_is_no_list_has_a_reason(data: Any, reason: Reason) -> None:
    assert WordPress().read(_answer(data)).reason is reason
