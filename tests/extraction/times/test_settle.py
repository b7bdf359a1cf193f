"""The choice between the times of a page, and its contradictions."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from newsarchive.extraction.times.settle import settle_times
from newsarchive.items import Article, EvidenceSource, Problem, Reason, TimeWitness


@pytest.mark.parametrize(
    ("published", "modified", "is_reported"),
    [
        ("২০ জুন ২০২৪, ১০:১৫", "২০ জুন ২০২৪, ১০:১৩", True),
        ("২০ জুন ২০২৪, ১০:১৫", "২০ জুন ২০২৪, ১০:১৫", False),
        ("2024-06-20T10:15:40+06:00", "২০ জুন ২০২৪, ১০:১৫", False),  # a page shows minutes
        ("২০ জুন ২০২৪, ১০:১৫", "২০ জুন ২০২৪", False),  # some time of that day
        ("২০ জুন ২০২৪", "১৯ জুন ২০২৪", True),
        ("২০ জুন ২০২৪, ১০:১৫", "২০ জুন ২০২৪, ১১:০০", False),
    ],
)
def test_an_update_before_the_publication_is_reported(published: str, modified: str, *, is_reported: bool) -> None:
    article = Article(url="https://example.org/1")
    article.times = [
        TimeWitness(EvidenceSource.HEURISTIC, "one", published, "published"),
        TimeWitness(EvidenceSource.HEURISTIC, "other", modified, "modified"),
    ]
    settle_times(article, None, ZoneInfo("Asia/Dhaka"), midnight_is_day=False)
    assert (Problem("modified_at", Reason.CONTRADICTED, "before it was published") in article.problems) == is_reported


def test_a_clock_with_a_wrong_offset_after_the_fetch_is_used_if_a_relative_time_agrees() -> None:
    article = Article(url="https://example.org/1")
    article.times = [
        TimeWitness(EvidenceSource.HEURISTIC, "heuristic: time", "২ ঘণ্টা আগে", "either"),
        TimeWitness(EvidenceSource.JSON_LD, "json-ld: datePublished", "2024-06-20T23:40:00+00:00", "published"),
        TimeWitness(EvidenceSource.JSON_LD, "json-ld: dateModified", "2024-06-20T23:52:00+00:00", "modified"),
    ]
    dhaka = ZoneInfo("Asia/Dhaka")
    settle_times(article, datetime(2024, 6, 21, 1, 52, tzinfo=dhaka), dhaka, midnight_is_day=False)
    assert article.published_at == datetime(2024, 6, 20, 23, 40, tzinfo=dhaka)
    assert article.modified_at == datetime(2024, 6, 20, 23, 52, tzinfo=dhaka)


@pytest.mark.parametrize(
    ("source", "text", "shown"),
    [
        (EvidenceSource.HEURISTIC, "১২ নভেম্বর ২০২৬, ০৪:১৫ জিএমটি", "2026-11-12T04:15:00+00:00"),
        (EvidenceSource.LAYOUT, "2026-11-12T00:15:00-04:00", "2026-11-12T00:15:00-04:00"),
        (EvidenceSource.JSON_LD, "2026-11-12T09:45:00+05:30", "2026-11-12T09:45:00+05:30"),
        (EvidenceSource.JSON_LD, "2026-11-12T04:15:00Z", "2026-11-12T10:15:00+06:00"),
        (EvidenceSource.META, "2026-11-12T04:15:00+00:00", "2026-11-12T10:15:00+06:00"),
        (EvidenceSource.FEED, "Thu, 12 Nov 2026 04:15:00 GMT", "2026-11-12T10:15:00+06:00"),
        (EvidenceSource.JSON_LD, "1794456900", "2026-11-12T10:15:00+06:00"),
        (EvidenceSource.HEURISTIC, "১২ নভেম্বর ২০২৬, ১০:১৫", "2026-11-12T10:15:00+06:00"),
    ],
)
def test_the_printed_offset_is_kept_but_not_the_zero_of_programs(source: EvidenceSource, text: str, shown: str) -> None:
    article = Article(url="https://example.org/1", times=[TimeWitness(source, "rule", text, "published")])
    settle_times(article, None, ZoneInfo("Asia/Dhaka"), midnight_is_day=False)
    assert article.published_at is not None
    assert article.published_at.isoformat() == shown


def test_each_time_of_a_line_has_its_own_string() -> None:
    text = "প্রকাশ: ১২ নভেম্বর ২০২৬, ১০:১৫ | আপডেট: ১২ নভেম্বর ২০২৬, ১১:২০"
    article = Article(url="https://example.org/1")
    article.times = [TimeWitness(EvidenceSource.HEURISTIC, "rule", text, "either")]
    settle_times(article, None, ZoneInfo("Asia/Dhaka"), midnight_is_day=False)
    article.modified_at = None
    article.times = [
        TimeWitness(EvidenceSource.LAYOUT, "rule", text, "published"),
        TimeWitness(EvidenceSource.LAYOUT, "rule", text, "modified"),
    ]
    settle_times(article, None, ZoneInfo("Asia/Dhaka"), midnight_is_day=False)
    assert article.published_raw == "প্রকাশ: ১২ নভেম্বর ২০২৬, ১০:১৫"
    assert article.modified_raw == "আপডেট: ১২ নভেম্বর ২০২৬, ১১:২০"


def test_an_unknown_zone_gives_no_time_and_its_reason() -> None:
    article = Article(url="https://example.org/1")
    article.times = [TimeWitness(EvidenceSource.HEURISTIC, "rule", "১২ নভেম্বর ২০২৬, ১০:১৫ (অচিনপুর সময়)", "either")]
    settle_times(article, None, ZoneInfo("Asia/Dhaka"), midnight_is_day=False)
    assert article.published_at is None
    assert article.problems == [Problem("published_at", Reason.UNKNOWN_ZONE, "অচিনপুর সময়")]


def test_metadata_serves_where_the_zone_of_the_visible_time_is_unknown() -> None:
    article = Article(url="https://example.org/1")
    article.times = [
        TimeWitness(EvidenceSource.HEURISTIC, "rule", "12 Nov 2026 10:15 XYT", "either"),
        TimeWitness(EvidenceSource.JSON_LD, "json-ld: datePublished", "2026-11-12T10:15:00+06:00", "published"),
    ]
    settle_times(article, None, ZoneInfo("Asia/Dhaka"), midnight_is_day=False)
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2026-11-12T10:15:00+06:00"
