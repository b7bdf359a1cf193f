"""The time zone of a page of an unknown outlet."""

import pytest

from newsarchive.extraction.times.zones import zone_of
from newsarchive.items import EvidenceSource, TimeWitness


@pytest.mark.parametrize(
    ("texts", "language", "zone"),
    [
        (["১০ নভেম্বর ২০২৬, ০৪:১২ পিএম"], "bn", "Asia/Dhaka"),
        (["2026-11-10T16:12:00+05:30"], "bn", "Asia/Kolkata"),
        (["Updated: 10 Nov 2026, 04:12 PM IST"], "bn", "Asia/Kolkata"),
        (["১০ নভেম্বর ২০২৬, ০৪:১২ পিএম"], "bn-IN", "Asia/Kolkata"),
        (["শেষ আপডেট: ২৪ অগস্ট, ২০১৭, ০০:২৭"], "bn", "Asia/Kolkata"),  # August as West Bengal spells it
        (["November 10, 2026 4:12 pm", "2026-11-10T10:42:44+00:00"], "bn", "Asia/Kolkata"),  # the same instant in India
        (["November 10, 2026 4:12 pm", "2026-11-10T10:12:44+00:00"], "bn", "Asia/Dhaka"),
        (
            ["November 10, 2026 4:12 pm", "2026-11-10T16:12:44+00:00"],
            "bn",
            "Asia/Dhaka",
        ),  # a wrong offset is no evidence
        (["১০ নভেম্বর ২০২৬", "2026-11-10T10:42:44+00:00"], None, "Asia/Dhaka"),
        (["Published: 8 Feb 2026, 9:15 PM", "2026-02-08T15:45:00Z"], "bn", "Asia/Kolkata"),
        ([], None, "Asia/Dhaka"),
        (["১৭ জানুয়ারি ২০২৬, ০৯:৪০ এএম", "2026-01-17T09:40:00-05:00"], "bn", "Etc/GMT+5"),  # New York
        (["১৭ জানুয়ারি ২০২৬, ০৯:৪০ এএম", "2026-01-17T03:40:00-05:00"], "bn", "Asia/Dhaka"),
        (["১৭ জানুয়ারি ২০২৬, ০৯:৪০ এএম", "2026-01-17T09:40:21+06:00"], "bn", "Asia/Dhaka"),
    ],
)
def test_the_zone_is_india_s_only_where_the_page_shows_it(texts: list[str], language: str | None, zone: str) -> None:
    times = [
        TimeWitness(EvidenceSource.HEURISTIC, f"rule {number}", text, "either") for number, text in enumerate(texts)
    ]
    assert zone_of(times, language).key == zone


@pytest.mark.parametrize(
    ("url", "zone"),
    [
        ("https://www.example.in/news/1", "Asia/Kolkata"),
        ("https://news.example.co.in", "Asia/Kolkata"),
        ("https://www.example.info/in/1", "Asia/Dhaka"),
        ("", "Asia/Dhaka"),
    ],
)
def test_a_host_of_india_is_in_its_zone(url: str, zone: str) -> None:
    assert (
        zone_of([TimeWitness(EvidenceSource.HEURISTIC, "rule", "১০ নভেম্বর ২০২৬, ০৪:১২ পিএম", "either")], "bn", url).key
        == zone
    )
