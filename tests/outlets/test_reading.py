"""Reading a page as the command line and the crawl do."""

from datetime import datetime
from zoneinfo import ZoneInfo

from newsarchive.extraction import parse
from newsarchive.items import Page
from newsarchive.layouts import LAYOUTS
from newsarchive.outlets.reading import normalized, read_article


def test_a_house_writes_its_times_in_its_own_zone_under_any_address() -> None:
    page = Page(
        '<html><head><meta charset="utf-8"></head><body><h1>সেতু চালু</h1><p class="publish_date"><span>শর্মিষ্ঠা বসু</span>'
        '<span>Posted: August 14, 2026 9:05 pm</span></p><div class="sp-single-post"><p>সেতু চালু হলো।</p></div></body></html>'.encode(),
        "https://example.com/saved/1",
    )
    article = normalized(read_article(parse(page), None), page, None)
    assert article.layout == "sangbadpratidin"
    assert article.published_at == datetime(2026, 8, 14, 21, 5, tzinfo=ZoneInfo("Asia/Kolkata"))


def test_every_zone_of_a_layout_is_one() -> None:
    assert [name for name, layout in LAYOUTS.items() if layout.zone and not ZoneInfo(layout.zone)] == []
