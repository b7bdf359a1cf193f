"""Reading a page as the command line and the crawl do."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from newsarchive.extraction import parse
from newsarchive.items import Page, Reason
from newsarchive.layouts import LAYOUTS
from newsarchive.outlets import NEWS_ID, Feed, Outlet
from newsarchive.outlets.reading import normalized, read_article

SITE = "https://potrika.example"
WITH_PATTERN = Outlet("potrika", "পত্রিকা", "Potrika", ("potrika.example",), "Asia/Dhaka", (Feed(),), NEWS_ID)
WITHOUT = Outlet("potrika", "পত্রিকা", "Potrika", ("potrika.example",), "Asia/Dhaka", (Feed(),))


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


def canonical_of(outlet: Outlet, requested: str, claimed: str) -> tuple[str | None, bool]:
    """Return the address that is taken for a page, and whether what the page declares is a problem."""
    text = f'<html><head><link rel="canonical" href="{SITE}{claimed}"></head><body><h1>হাট বসেছে</h1><p>নদীর ঘাটে আজ হাট বসেছে।</p></body></html>'
    article = read_article(parse(Page(text.encode(), f"{SITE}{requested}")), outlet)
    assert article.canonical_url
    contradicted = any(
        problem.reason is Reason.CONTRADICTED and problem.field == "canonical_url" for problem in article.problems
    )
    return article.canonical_url.removeprefix(SITE), contradicted


@pytest.mark.parametrize(
    ("requested", "claimed", "taken", "contradicted"),
    [
        ("/news/1", "/admin", "/news/1", False),
        ("/news/1", "/", "/news/1", False),
        ("/news/1", "/tag/x", "/news/1", False),
        ("/news/1", "/news/2", "/news/1", True),
        ("/short/1x", "/news/2", "/news/2", False),
        ("/details/01ab", "/admin", "/details/01ab", False),
        ("/details/01ab", "/wp-login.php", "/details/01ab", False),
    ],
)
def test_a_canonical_url_is_believed_only_if_it_is_an_article(
    requested: str, claimed: str, taken: str, contradicted: bool
) -> None:
    assert canonical_of(WITH_PATTERN, requested, claimed) == (taken, contradicted)


@pytest.mark.parametrize(
    ("requested", "claimed", "taken", "contradicted"),
    [
        ("/haat-bosechhe/", "/admin", "/haat-bosechhe/", False),
        ("/haat-bosechhe/", "/category/x/", "/haat-bosechhe/", False),
        ("/haat-bosechhe/", "/other-article/", "/haat-bosechhe/", True),
        ("/haat-bosechhe", "/haat-bosechhe/", "/haat-bosechhe/", False),
        ("/?p=12", "/haat-bosechhe/", "/haat-bosechhe/", False),
        ("/?p=12", "/login", "/?p=12", False),
    ],
)
def test_without_patterns_only_a_short_address_gives_way_to_the_canonical_url(
    requested: str, claimed: str, taken: str, contradicted: bool
) -> None:
    assert canonical_of(WITHOUT, requested, claimed) == (taken, contradicted)
