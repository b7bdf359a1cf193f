"""The bars of a search: every month has a place, and none with a hit is too low to be seen."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.web.histogram import HEIGHT, WIDTH, chart

MONTHS = st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(lambda day: f"{day:%Y-%m}")


def test_months_without_hits_have_a_place_between_the_others() -> None:
    found = chart({"2025-11": 4, "2026-02": 2})
    assert [(bar.name, bar.count) for bar in found.bars] == [
        ("2025-11", 4),
        ("2025-12", 0),
        ("2026-01", 0),
        ("2026-02", 2),
    ]
    assert [bar.height for bar in found.bars] == [HEIGHT, 0, 0, HEIGHT / 2]
    assert (found.bars[0].since, found.bars[0].until) == (date(2025, 11, 1), date(2025, 11, 30))
    assert found.bars[3].until == date(2026, 2, 28)
    assert found.most == 4


def test_many_months_are_shown_by_year() -> None:
    found = chart({"1999-01": 1, "1999-07": 2, "2026-02": 5})
    assert [bar.count for bar in found.bars if bar.count] == [3, 5]
    assert (found.bars[0].name, found.bars[0].since, found.bars[0].until) == (
        "1999",
        date(1999, 1, 1),
        date(1999, 12, 31),
    )


@given(st.dictionaries(MONTHS, st.integers(1, 10**7), min_size=1, max_size=200))
def test_no_hit_is_lost_and_everything_is_within_the_picture(counts: dict[str, int]) -> None:
    found = chart(counts)
    assert sum(bar.count for bar in found.bars) == sum(counts.values())
    assert all(bar.height > 0 for bar in found.bars if bar.count)
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH + 0.01 and 0 <= bar.y <= HEIGHT for bar in found.bars)
    assert found.labels


def test_days_without_a_visit_are_marked_by_month_and_by_year() -> None:
    found = chart({"2025-11": 4, "2026-01": 2}, {"2025-12": 31, "2026-01": 3, "2026-05": 9})
    assert [bar.unvisited for bar in found.bars] == [0, 31, 3]
    assert found.has_gaps
    by_year = chart({"1999-01": 1, "2026-02": 5}, {"2025-11": 2, "2025-12": 3})
    assert [bar.unvisited for bar in by_year.bars if bar.unvisited] == [5]
    assert not chart({"2025-11": 4}).has_gaps
