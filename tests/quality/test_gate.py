"""The quality gate: no share of right fields may fall below what was reached once. `python -m quality gate` prints them all."""

from functools import partial
from pathlib import Path

import pytest

from newsarchive.items import Article, Page
from quality.gate import floors_table, pinned, shortfalls
from quality.page_sets import PageSet, ScoredPage, Verdict, page_sets
from quality.tables import DOCUMENT, write_table
from tests.shared import shared

SETS = {page_set.title: page_set for page_set in page_sets()}
EMPTY = Page(b"", "https://deshchitro.com/details/1")


def with_shares(*shares: tuple[str | None, int]) -> PageSet:
    """Return a page set with a page for each kind of evidence, whose headline is right (1) or wrong (0)."""

    def judge(points: int, _: Article) -> list[Verdict]:
        return [Verdict("headline", points)]

    pages = [ScoredPage("page", EMPTY, partial(judge, points), evidence=kind) for kind, points in shares]
    return PageSet("pages", "layout", lambda: pages)


@pytest.mark.slow
@pytest.mark.parametrize("title", pinned())
def test_no_field_falls_below_its_floor(title: str) -> None:
    if title not in SETS:
        shared("eval/score.py")
    page_set = SETS[title]
    assert shortfalls(page_set, page_set.score(), pinned()[title]) == []


def test_every_page_set_has_floors() -> None:
    assert set(SETS) <= set(pinned())


def test_a_lower_score_is_reported_with_both_figures() -> None:
    page_set = with_shares((None, 1), (None, 0))
    floor = {"fingerprint": page_set.fingerprint(), "fields": {"headline": 1.0}}
    assert shortfalls(page_set, page_set.score(), floor) == ["pages, layout: headline is 0.5000, its floor 1.0000"]


def test_floors_of_other_pages_do_not_count() -> None:
    page_set = with_shares((None, 1))
    floor = {"fingerprint": "another", "fields": {"headline": 0.1}}
    [fault] = shortfalls(page_set, page_set.score(), floor)
    assert "has changed" in fault


def test_scores_are_reported_by_kind_of_evidence() -> None:
    assert with_shares(("outline", 1), ("real_page", 0)).score() == {
        "headline": 0.5,
        "outline/headline": 1.0,
        "real_page/headline": 0.0,
    }


def test_the_fingerprint_changes_with_the_files(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text("1", encoding="utf-8")
    page_set = PageSet("pages", "layout", tuple, (file,))
    before = page_set.fingerprint()
    file.write_text("2", encoding="utf-8")
    assert page_set.fingerprint() != before


def test_the_docs_have_the_floors(tmp_path: Path) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    copy = tmp_path / "quality.md"
    copy.write_text(text, encoding="utf-8")
    write_table("floors", floors_table(pinned()), copy)
    assert copy.read_text(encoding="utf-8") == text, "run `python -m quality gate --table`"


def test_a_document_without_markers_is_refused(tmp_path: Path) -> None:
    document = tmp_path / "empty.md"
    document.write_text("# Quality\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no place for the table 'floors'"):
        write_table("floors", "| |", document)
