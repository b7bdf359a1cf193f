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
