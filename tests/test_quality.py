"""The quality gate: no share of right fields may fall below what was reached once. `python -m bench quality` prints them all."""

import pytest

from bench.quality import PageSet, page_sets, pinned, shortfalls
from tests.shared import shared

SETS = {page_set.name: page_set for page_set in page_sets()}


@pytest.mark.parametrize("name", pinned())
def test_no_field_falls_below_its_floor(name: str) -> None:
    if name not in SETS:
        shared("eval/score.py")
    page_set = SETS[name]
    assert shortfalls(page_set, page_set.score(), pinned()[name]) == []


def test_every_set_has_floors() -> None:
    assert set(SETS) <= set(pinned())


def test_a_lower_score_is_told_with_both_figures() -> None:
    page_set = PageSet("two pages", (), lambda: {"headline": 0.5})
    floor = {"fingerprint": page_set.fingerprint(), "fields": {"headline": 1.0}}
    assert shortfalls(page_set, page_set.score(), floor) == ["two pages: headline is 0.5000, its floor 1.0000"]


def test_floors_of_other_pages_do_not_count() -> None:
    page_set = PageSet("two pages", (), lambda: {"headline": 0.5})
    [told] = shortfalls(page_set, page_set.score(), {"fingerprint": "another", "fields": {"headline": 0.1}})
    assert "has changed" in told
