"""The labels of charts: equidistant, at round years or at months, and never over each other or over the end of the picture."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.search.usage import months_between
from newsarchive.web import histogram, series_chart
from newsarchive.web.year_labels import labels

WIDTH = 720.0


def texts(first: str, last: str) -> list[str]:
    return [text for _, text in series_chart.panels(months_between([first, last]), []).labels]


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2026-09", "2026-11", ["9/2026", "10/2026", "11/2026"]),
        ("2026-02", "2026-11", ["2/2026", "5/2026", "8/2026"]),
        ("2025-03", "2026-11", ["3/2025", "9/2025", "3/2026"]),
        ("2024-11", "2026-11", ["2025", "2026"]),
        ("2018-06", "2026-11", ["2020", "2022", "2024"]),
        ("1999-01", "2026-11", ["2000", "2005", "2010", "2015", "2020"]),
        ("1940-01", "2026-11", ["1940", "1960", "1980", "2000"]),
        ("2026-11", "2026-11", ["11/2026"]),
    ],
)
def test_the_interval_is_the_smallest_round_one_that_fits(first: str, last: str, shown: list[str]) -> None:
    found = texts(first, last)
    assert found[: len(shown)] == shown
    assert len(found) <= len(shown) + 1  # the last one may not have space


def test_a_search_of_many_years_has_bars_and_labels_of_years() -> None:
    chart = histogram.chart({"1999-05": 1, "2026-02": 3})
    assert [text for _, text in chart.labels] == ["2000", "2005", "2010", "2015", "2020", "2025"]
    assert [bar.name for bar in chart.bars if any(abs(bar.x - x) < 0.1 for x, _ in chart.labels)] == [
        text for _, text in chart.labels
    ]


MONTHS = st.dates(date(1900, 1, 1), date(2030, 12, 31)).map(lambda day: f"{day:%Y-%m}")


@given(MONTHS, MONTHS, st.floats(20, 100))
def test_labels_are_at_equal_distances_within_the_picture(one: str, other: str, width: float) -> None:
    months = months_between([one, other])
    found = labels(months, WIDTH / len(months), width, WIDTH)
    assert found
    assert 0 <= found[0][0] < WIDTH
    between = [right - left for (left, _), (right, _) in pairwise(found)]
    assert all(each >= width - 0.2 for each in between)
    assert not between or max(between) - min(between) <= 0.2
