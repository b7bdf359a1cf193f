"""The kind of evidence of a fixture is that of its layout."""

from collections import Counter

from newsarchive.testing.marks import shared_articles
from quality.evidence import NO_LAYOUT, kind_of

KINDS = {"real_page", "outline", "other_scraper", "reconstruction", "none", NO_LAYOUT}


def test_every_fixture_has_a_kind_of_evidence() -> None:
    assert {kind_of(case) for case in shared_articles()} <= KINDS


def test_the_kind_is_that_of_the_layout() -> None:
    kinds = {case.expected["layout"]: kind_of(case) for case in shared_articles()}
    assert kinds["uranusbd"] == "real_page"
    assert kinds["quintype"] == "outline"
    assert kinds["tv9bangla"] == "other_scraper"
    assert kinds["deshchitro"] == "reconstruction"
    assert Counter(kinds.values())["real_page"] == 1
