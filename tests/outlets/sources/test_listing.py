"""Pages that list articles, and what their button "more" loads."""

import json
from datetime import date
from zoneinfo import ZoneInfo

from newsarchive.items import Page, Reason
from newsarchive.outlets.sources import DateArchive, Days, Listing, SequentialIds, SourceResponse

DAYS = Days(date(2026, 8, 21), date(2026, 8, 22), ZoneInfo("Asia/Dhaka"))


def _answer(body: str, turn: int = 0) -> SourceResponse:
    return SourceResponse(Page(body.encode(), "https://potrika.example/politics/"), DAYS, turn)


def test_links_are_absolute_and_in_order() -> None:
    result = Listing("/politics/").read(
        _answer('<a href="/news/2#c">খ</a><a href="news/1">ক</a><a href="mailto:x@y">গ</a>')
    )
    assert [entry.url for entry in result.entries] == [
        "https://potrika.example/news/2",
        "https://potrika.example/politics/news/1",
    ]


def test_more_is_requested_page_by_page() -> None:
    source = Listing("/politics/", pages=3, more="/ajax/load?page={page}")
    html = '<a href="/news/1">ক</a>'
    assert source.read(_answer(html)).further == ("https://potrika.example/ajax/load?page=2",)
    assert source.read(_answer(html, 1)).further == ("https://potrika.example/ajax/load?page=3",)
    assert source.read(_answer(html, 2)).further == ()


def test_html_inside_json_is_read() -> None:
    body = json.dumps({"status": "ok", "data": {"html": '<div><a href="\\/news\\/5">ঙ</a></div>'.replace("\\", "")}})
    result = Listing("/politics/", more="/more/{page}").read(_answer(body, 1))
    assert [entry.url for entry in result.entries] == ["https://potrika.example/news/5"]


def test_a_page_without_links_is_empty() -> None:
    assert Listing("/").read(_answer("<p>x</p>")).reason is Reason.EMPTY


def test_a_date_archive_is_requested_for_each_day() -> None:
    assert DateArchive("/archive?date={date:%d-%m-%Y}").start(DAYS) == (
        ("/archive?date=22-08-2026", 0),
        ("/archive?date=21-08-2026", 0),
    )


def test_sequential_ids_start_after_the_largest_known_number() -> None:
    assert SequentialIds("/details/{id}").start(DAYS) == ()
    assert SequentialIds("/details/{id}").start(DAYS, lambda: 6) == (("/details/7", 7),)
    assert SequentialIds("/details/{id}", first=9).start(DAYS, lambda: 6) == (("/details/10", 10),)
