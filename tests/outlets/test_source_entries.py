"""What a source states of an article is a second witness, and no more than that."""

from datetime import date

import pytest

from newsarchive.items import Article, EvidenceSource, Page, Reason, TimeWitness
from newsarchive.outlets import SECTION_ID, Feed, NewsSitemap, Outlet
from newsarchive.outlets.reading import add_source_entry, day_of, normalized, without_midnight
from newsarchive.outlets.sources import SourceEntry

OUTLET = Outlet("potrika", "পত্রিকা", "Potrika", ("potrika.example",), "Asia/Dhaka", (Feed(),), SECTION_ID)
URL = "https://potrika.example/national/1"


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Sun, 16 Nov 2025 00:00:00 GMT", "Sun, 16 Nov 2025"),
        ("2025-11-16T00:00:00+06:00", "2025-11-16"),
        ("2025-11-16T00:00:00.000Z", "2025-11-16"),
        ("2025-11-16 00:00", "2025-11-16"),
        ("Sun, 16 Nov 2025 00:00:01 GMT", "Sun, 16 Nov 2025 00:00:01 GMT"),
        ("2025-11-16T10:00:00+06:00", "2025-11-16T10:00:00+06:00"),
        ("2025-11-16", "2025-11-16"),
    ],
)
def test_midnight_of_a_source_is_a_day_without_a_clock(written: str, known: str) -> None:
    assert without_midnight(written) == known


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("Sun, 16 Nov 2025 20:00:00 GMT", date(2025, 11, 17)),
        ("Sun, 16 Nov 2025 00:00:00 GMT", date(2025, 11, 16)),
        ("2025-11-16T01:00:00+06:00", date(2025, 11, 16)),
        ("no date", None),
        (None, None),
    ],
)
def test_the_day_of_an_entry_is_the_outlets_own(published: str | None, day: date | None) -> None:
    assert day_of(SourceEntry(URL, published=published), OUTLET) == day


def test_a_title_is_the_headline_only_where_the_page_has_none() -> None:
    bare, own = Article(URL), Article(URL, headline="পাতার শিরোনাম")
    for article in (bare, own):
        add_source_entry(article, SourceEntry(URL, "ফিডের শিরোনাম"), Feed.kind)
    assert (bare.headline, bare.witnesses["headline"]) == ("ফিডের শিরোনাম", "feed: title")
    assert own.headline == "পাতার শিরোনাম"


def test_a_source_that_disagrees_is_a_problem_and_not_used() -> None:
    article = Article(URL, times=[TimeWitness(EvidenceSource.META, "meta", "2025-11-16T10:00:00+06:00", "published")])
    add_source_entry(article, SourceEntry(URL, published="2025-11-15T10:00:00+06:00"), NewsSitemap.kind)
    normalized(article, Page(b"", URL), OUTLET)
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2025-11-16T10:00:00+06:00"
    assert [p.detail for p in article.problems if p.reason is Reason.CONTRADICTED] == [
        "news sitemap: published has 2025-11-15T10:00:00+06:00"
    ]


def test_a_day_without_a_clock_contradicts_no_time_of_that_day() -> None:
    article = Article(URL, times=[TimeWitness(EvidenceSource.META, "meta", "2025-11-16T03:00:00+06:00", "published")])
    add_source_entry(article, SourceEntry(URL, published="Sun, 16 Nov 2025 00:00:00 GMT"), Feed.kind)
    normalized(article, Page(b"", URL), OUTLET)
    assert not [p for p in article.problems if p.reason is Reason.CONTRADICTED]


def test_the_update_of_a_sitemap_is_used_beside_the_pages_own_only() -> None:
    entry = SourceEntry(URL, modified="2025-11-16T12:00:00+06:00")
    bare, own = (
        Article(URL),
        Article(URL, times=[TimeWitness(EvidenceSource.META, "meta", "2025-11-16T11:00:00+06:00", "modified")]),
    )
    for article in (bare, own):
        add_source_entry(article, entry, NewsSitemap.kind)
    assert bare.times == []
    assert len(own.times) == 2
