"""A line with a publish and an update time is split into the two, as shown."""

import pytest

from newsarchive.bengali.dates import part_of, read


@pytest.mark.parametrize(
    ("raw", "published", "modified"),
    [
        (
            "প্রকাশ: ১২ নভেম্বর ২০২৬, ১০:১৫ এএম | আপডেট: ১২ নভেম্বর ২০২৬, ১১:২০ এএম",
            "প্রকাশ: ১২ নভেম্বর ২০২৬, ১০:১৫ এএম",
            "আপডেট: ১২ নভেম্বর ২০২৬, ১১:২০ এএম",
        ),
        (
            "আপডেট : ১২ নভেম্বর ২০২৬, ১১:২০  • প্রকাশিত : ১২ নভেম্বর ২০২৬, ১০:১৫",
            "প্রকাশিত : ১২ নভেম্বর ২০২৬, ১০:১৫",
            "আপডেট : ১২ নভেম্বর ২০২৬, ১১:২০",
        ),
        (
            "রহিমা বেগম, ১২ নভেম্বর ২০২৬, ১০:১৫ (সর্বশেষ আপডেট: ১২ নভেম্বর ২০২৬, ১১:২০)",
            "রহিমা বেগম, ১২ নভেম্বর ২০২৬, ১০:১৫",
            "সর্বশেষ আপডেট: ১২ নভেম্বর ২০২৬, ১১:২০",
        ),
        (
            "১২ নভেম্বর ২০২৬ | প্রকাশ: ১০:১৫\n আপডেটঃ ১২ নভেম্বর ২০২৬ ১১:২০",
            "১২ নভেম্বর ২০২৬ | প্রকাশ: ১০:১৫",
            "আপডেটঃ ১২ নভেম্বর ২০২৬ ১১:২০",
        ),
        (
            "প্রকাশ: ১২ নভেম্বর ২০২৬ ১০:১৫ এএমআপডেট: ১২ নভেম্বর ২০২৬ ১১:২০ এএম",
            "প্রকাশ: ১২ নভেম্বর ২০২৬ ১০:১৫ এএম",
            "আপডেট: ১২ নভেম্বর ২০২৬ ১১:২০ এএম",
        ),
        (
            "Published: 12 Nov 2026, 10:15 AM, Last updated: 12 Nov 2026, 11:20 AM",
            "Published: 12 Nov 2026, 10:15 AM",
            "Last updated: 12 Nov 2026, 11:20 AM",
        ),
    ],
)
def test_each_time_has_its_own_part_with_its_label(raw: str, published: str, modified: str) -> None:
    assert (part_of(raw, "published"), part_of(raw, "modified")) == (published, modified)
    assert read(published).published == read(raw).published
    assert read(modified).modified == read(raw).modified


@pytest.mark.parametrize(
    "raw", ["প্রকাশ: ১২ নভেম্বর ২০২৬", "আপডেট: ১২ নভেম্বর ২০২৬", "২ ঘণ্টা আগে", "", "১২ নভেম্বর ২০২৬ হালনাগাদ"]
)
def test_a_line_with_one_time_is_not_split(raw: str) -> None:
    assert part_of(raw, "published") == part_of(raw, "modified") == raw
