"""Which source is asked after which: alternatives, the next alternative, back-fill, walks over numbers."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from newsarchive.crawling.discovery import Discovery, SourceRequest
from newsarchive.items import Reason
from newsarchive.outlets import (
    SECTION_ID,
    DailySitemap,
    Feed,
    Listing,
    NewsSitemap,
    Outlet,
    SequentialIds,
    SitemapIndex,
    WordPress,
)
from newsarchive.outlets.sources import Days, Source
from newsarchive.outlets.sources.source import MAX_TURNS

SITE = "https://potrika.example"
ZONE = ZoneInfo("Asia/Dhaka")
USUAL = Days(date(2026, 8, 21), date(2026, 8, 22), ZONE)
FILLING = Days(date(2026, 8, 1), date(2026, 8, 3), ZONE, back_fill=True)


def _discovery(*sources: Source, days: Days = USUAL, **options: Any) -> Discovery:
    outlet = Outlet("potrika", "পত্রিকা", "Potrika", ("potrika.example",), "Asia/Dhaka", sources, SECTION_ID)
    return Discovery(outlet, days, **options)


def _paths(requests: list[SourceRequest]) -> list[str]:
    return [ask.url.removeprefix(SITE) for ask in requests]


def _warnings(discovery: Discovery) -> list[str]:
    return [warning.sentence for warning in discovery.warnings]


def test_the_first_source_that_gives_an_article_suffices() -> None:
    discovery = _discovery(Feed("/feed/"), Listing("/a"))
    (feed,) = discovery.begin()
    assert discovery.answered(feed, 3) == []
    assert not discovery.warnings
    assert not discovery.is_empty


@pytest.mark.parametrize("reason", [Reason.NOT_FOUND, Reason.BLOCKED, Reason.ROBOTS, Reason.TIMEOUT])
def test_a_source_that_fails_is_followed_by_the_next_with_a_warning(reason: Reason) -> None:
    discovery = _discovery(Feed("/feed/"), Listing("/a"))
    (feed,) = discovery.begin()
    assert _paths(discovery.failed(feed, reason)) == ["/a"]
    assert _warnings(discovery) == [f"feed /feed/ gave nothing ({reason}); listing /a is requested instead"]


def test_so_does_one_that_answers_with_something_else() -> None:
    discovery = _discovery(Feed("/feed/"), Listing("/a"))
    (feed,) = discovery.begin()
    assert discovery.answered(feed, 0, (), Reason.UNREADABLE, "<html> is no feed")
    assert _warnings(discovery) == [
        "feed /feed/ gave nothing (unreadable: <html> is no feed); listing /a is requested instead"
    ]


def test_a_warning_states_that_no_source_is_left() -> None:
    discovery = _discovery(Feed("/feed/"))
    (feed,) = discovery.begin()
    assert discovery.failed(feed, Reason.NOT_FOUND) == []
    assert _warnings(discovery) == ["feed /feed/ gave nothing (not_found); no other source is left"]
    assert discovery.is_empty


def test_neighbours_of_one_kind_are_one_alternative() -> None:
    discovery = _discovery(Listing("/a"), Listing("/b"), Feed("/feed/"))
    a, b = discovery.begin()
    assert discovery.failed(a, Reason.NOT_FOUND) == []
    assert discovery.answered(b, 1) == []
    assert not discovery.warnings


def test_an_alternative_ends_when_all_its_answers_are_in() -> None:
    discovery = _discovery(Listing("/a"), Listing("/b"), Feed("/feed/"))
    a, b = discovery.begin()
    (more,) = discovery.answered(a, 0, [f"{SITE}/a?page=2"])
    assert discovery.failed(b, Reason.NOT_FOUND) == []
    assert _paths(discovery.answered(more, 0)) == ["/feed/"]
    assert len(discovery.warnings) == 2


def test_an_address_is_asked_once() -> None:
    discovery = _discovery(Listing("/a"), Listing("/b"))
    a, b = discovery.begin()
    assert _paths(discovery.answered(a, 1, [f"{SITE}/b", f"{SITE}/c"])) == ["/c"]
    assert discovery.answered(b, 1, [f"{SITE}/c"]) == []


def test_a_source_may_be_asked_always() -> None:
    discovery = _discovery(Feed("/feed/"), Listing("/", always=True))
    front, feed = discovery.begin()
    assert _paths([front, feed]) == ["/", "/feed/"]
    assert discovery.failed(front, Reason.NOT_FOUND) == []
    assert discovery.answered(feed, 1) == []


def test_a_day_without_sitemap_does_not_end_the_alternative() -> None:
    discovery = _discovery(DailySitemap("/{date:%d}.xml"), Feed())
    today, yesterday = discovery.begin()
    assert _paths([today, yesterday]) == ["/22.xml", "/21.xml"]
    assert discovery.failed(today, Reason.NOT_FOUND) == []
    assert discovery.answered(yesterday, 5) == []


def test_a_back_fill_asks_what_takes_days_and_nothing_else() -> None:
    discovery = _discovery(Feed(), NewsSitemap(), DailySitemap("/{date:%d}.xml"), WordPress(), days=FILLING)
    asks = discovery.begin()
    assert _paths(asks) == ["/03.xml", "/02.xml", "/01.xml"]
    following = [ask for each in asks for ask in discovery.failed(each, Reason.NOT_FOUND)]
    assert [type(ask.source) for ask in following] == [WordPress]


def test_an_outlet_that_cannot_be_filled_back_gives_a_warning() -> None:
    discovery = _discovery(Feed(), Listing("/", always=True), days=FILLING)
    assert discovery.begin() == []
    assert _warnings(discovery) == ["no source takes days: it cannot be filled back"]
    assert discovery.is_empty


def test_numbers_are_walked_from_the_largest_known_until_too_many_are_missing() -> None:
    discovery = _discovery(Feed(), SequentialIds("/details/{id}", misses=2), largest_id=lambda: 41)
    (feed,) = discovery.begin()
    (ask,) = discovery.failed(feed, Reason.NOT_FOUND)
    walked = []
    while True:
        walked.append(ask.turn)
        there = ask.turn in {42, 44}
        following = discovery.answered(ask, 1) if there else discovery.failed(ask, Reason.SOFT_404)
        if not following:
            break
        (ask,) = following
    assert walked == [42, 43, 44, 45, 46]


def test_a_walk_ends_after_so_many() -> None:
    discovery = _discovery(SequentialIds("/details/{id}", first=10, most=3))
    (ask,) = discovery.begin()
    walked = [ask.url]
    while following := discovery.answered(ask, 1):
        (ask,) = following
        walked.append(ask.url)
    assert walked == [f"{SITE}/details/{number}" for number in (11, 12, 13)]


def test_a_walk_without_a_number_to_begin_with_gives_a_warning() -> None:
    discovery = _discovery(SequentialIds("/details/{id}"))
    assert discovery.begin() == []
    assert _warnings(discovery) == [
        "sequential ids /details/{id} gave nothing (no number is known; declare first=); no other source is left"
    ]


def test_pages_of_a_section_s_list_and_copies_for_the_printer_are_no_articles() -> None:
    outlet = Outlet("potrika", "পত্রিকা", "Potrika", ("potrika.example",), "Asia/Dhaka", (Feed("/feed"),), SECTION_ID)
    assert (
        outlet.article("https://potrika.example/national/dhaka/880121")
        == "https://potrika.example/national/dhaka/880121"
    )
    for path in ("page/120", "photo/120", "national/page/120", "national/tag/1033", "national/print/880121"):
        assert outlet.article(f"https://potrika.example/{path}") is None


def test_a_source_requests_a_limited_number_of_further_pages_and_counts_the_others() -> None:
    discovery = _discovery(SitemapIndex("/sitemap.xml", newest=9000), Feed("/feed/"))
    (index,) = discovery.begin()
    members = discovery.answered(index, 0, [f"{SITE}/{number}.xml" for number in range(2000)])
    assert len(members) == MAX_TURNS
    assert len(discovery.over_limit) == 2000 - MAX_TURNS
    assert not discovery.answered(members[0], 0, [f"{SITE}/x{number}.xml" for number in range(100)])
    assert len(discovery.over_limit) == 2100 - MAX_TURNS
    (warning,) = set(_warnings(discovery))
    assert warning == (
        f"sitemap index /sitemap.xml lists more than {MAX_TURNS} pages of its own; the others were not requested (over_limit)"
    )


def test_the_limit_grows_with_the_days_and_the_next_source_follows_all_the_same() -> None:
    discovery = _discovery(DailySitemap("/day-{date:%Y-%m-%d}.xml"), Feed("/feed/"))
    days = discovery.begin()
    pages = [page for day in days for page in discovery.answered(day, 0, [f"{day.url}-{n}" for n in range(MAX_TURNS)])]
    assert len(pages) == len(days) * MAX_TURNS
    assert not discovery.over_limit
    following = [request for page in pages for request in discovery.answered(page, 0)]
    assert _paths(following) == ["/feed/"]
