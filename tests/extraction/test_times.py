"""In which zone a page of no known outlet writes its times."""

import pytest

from newsarchive.extraction.times import zone_of
from newsarchive.items import TimeWitness


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
        ([], None, "Asia/Dhaka"),
    ],
)
def test_the_zone_is_india_s_only_where_the_page_shows_it(texts: list[str], language: str | None, zone: str) -> None:
    times = [TimeWitness(f"rule {number}", text, "either") for number, text in enumerate(texts)]
    assert zone_of(times, language).key == zone
