"""In which zone a page of no known outlet writes its times, and what its times tell of each other."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from newsarchive.extraction.times import settle_times, zone_of
from newsarchive.items import Article, Problem, Reason, TimeWitness


@pytest.mark.parametrize(
    ("texts", "language", "zone"),
    [
        (["১০ নভেম্বর ২০২৬, ০৪:১২ পিএম"], "bn", "Asia/Dhaka"),
        (["2026-11-10T16:12:00+05:30"], "bn", "Asia/Kolkata"),
        (["Updated: 10 Nov 2026, 04:12 PM IST"], "bn", "Asia/Kolkata"),
        (["১০ নভেম্বর ২০২৬, ০৪:১২ পিএম"], "bn-IN", "Asia/Kolkata"),
        (["November 10, 2026 4:12 pm", "2026-11-10T10:42:44+00:00"], "bn", "Asia/Kolkata"),  # the same instant in India
        (["November 10, 2026 4:12 pm", "2026-11-10T10:12:44+00:00"], "bn", "Asia/Dhaka"),
        (["November 10, 2026 4:12 pm", "2026-11-10T16:12:44+00:00"], "bn", "Asia/Dhaka"),  # a false zone tells nothing
        (["১০ নভেম্বর ২০২৬", "2026-11-10T10:42:44+00:00"], None, "Asia/Dhaka"),
        (["Published: 8 Feb 2026, 9:15 PM", "2026-02-08T15:45:00Z"], "bn", "Asia/Kolkata"),
        ([], None, "Asia/Dhaka"),
    ],
)
def test_the_zone_is_india_s_only_where_the_page_shows_it(texts: list[str], language: str | None, zone: str) -> None:
    times = [TimeWitness(f"rule {number}", text, "either") for number, text in enumerate(texts)]
    assert zone_of(times, language).key == zone


@pytest.mark.parametrize(
    ("published", "modified", "is_told"),
    [
        ("২০ জুন ২০২৪, ১০:১৫", "২০ জুন ২০২৪, ১০:১৩", True),
        ("২০ জুন ২০২৪, ১০:১৫", "২০ জুন ২০২৪, ১০:১৫", False),
        ("2024-06-20T10:15:40+06:00", "২০ জুন ২০২৪, ১০:১৫", False),  # a page shows minutes
        ("২০ জুন ২০২৪, ১০:১৫", "২০ জুন ২০২৪", False),  # some time of that day
        ("২০ জুন ২০২৪", "১৯ জুন ২০২৪", True),
        ("২০ জুন ২০২৪, ১০:১৫", "২০ জুন ২০২৪, ১১:০০", False),
    ],
)
def test_a_change_before_the_publication_is_told(published: str, modified: str, *, is_told: bool) -> None:
    article = Article(url="https://example.org/1")
    article.times = [TimeWitness("one", published, "published"), TimeWitness("other", modified, "modified")]
    settle_times(article, None, ZoneInfo("Asia/Dhaka"), midnight_is_day=False)
    assert (Problem("modified_at", Reason.CONTRADICTED, "before it was published") in article.problems) == is_told


def test_a_clock_in_a_false_zone_that_lies_after_the_fetch_is_believed_where_a_relative_time_agrees() -> None:
    article = Article(url="https://example.org/1")
    article.times = [
        TimeWitness("generic: time", "২ ঘণ্টা আগে", "either"),
        TimeWitness("json-ld: datePublished", "2024-06-20T23:40:00+00:00", "published"),
        TimeWitness("json-ld: dateModified", "2024-06-20T23:52:00+00:00", "modified"),
    ]
    dhaka = ZoneInfo("Asia/Dhaka")
    settle_times(article, datetime(2024, 6, 21, 1, 52, tzinfo=dhaka), dhaka, midnight_is_day=False)
    assert article.published_at == datetime(2024, 6, 20, 23, 40, tzinfo=dhaka)
    assert article.modified_at == datetime(2024, 6, 20, 23, 52, tzinfo=dhaka)
