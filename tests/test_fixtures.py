"""One test for each field of each fixture, over every outlet of the registry: a failure names the field."""

import pytest

from newsarchive.extraction import REQUIRED
from newsarchive.layouts import LAYOUTS
from newsarchive.outlets.registry import outlets
from newsarchive.testing.fixtures import Case
from newsarchive.testing.marks import each_article, each_case, each_field, shared_articles, shared_cases

_SURELY_KNOWN = [key for key, outlet in outlets().items() if outlet.confidence in ("A", "B")]
# Each field that has a value has a witness; of these a missing one has a problem.
_WITNESSED = "headline kicker byline published_at modified_at body ticker related section tags image".split()


@pytest.mark.parametrize("key", _SURELY_KNOWN)
def test_every_outlet_whose_selectors_are_known_has_an_article(key: str) -> None:
    assert any(case.outlet == key for case in shared_articles()), f"add a fixture for {key}: newsarchive fixture add"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_reads_a_fixture(layout: str) -> None:
    assert any(case.expected["layout"] == layout for case in shared_articles()), f"no fixture has the layout {layout}"


def test_every_fixture_belongs_to_an_outlet() -> None:
    assert {case.outlet for case in shared_cases()} <= set(outlets())


@each_field()
def test_the_field_is_read_as_a_person_read_it(case: Case, field: str) -> None:
    assert case.extracted[field] == case.expected[field]


@each_case()
def test_expected_holds_every_field_in_order(case: Case) -> None:
    assert list(case.expected) == sorted(case.fields)


@each_case()
def test_a_field_is_empty_only_if_the_page_has_none(case: Case) -> None:
    empty = {field for field, value in case.expected.items() if not value}
    assert empty == set(case.meta["absent"])


@each_article()
def test_every_field_has_a_witness_or_a_problem(case: Case) -> None:
    with_problem = {problem["field"] for problem in case.extracted["problems"]}
    for field in _WITNESSED:
        assert not case.extracted[field] or field in case.extracted["witnesses"], field
    for field in REQUIRED:
        assert case.extracted[field] or field in with_problem, field


@each_article()
def test_a_field_that_an_article_need_not_have_is_no_problem(case: Case) -> None:
    missing = {
        problem["field"] for problem in case.extracted["problems"] if problem["reason"] in ("not_on_page", "empty")
    }
    assert missing <= set(REQUIRED)


@each_case()
def test_a_fixture_has_its_fetch_time_its_verification_and_an_address_of_its_outlet(case: Case) -> None:
    assert case.page.fetched_at is not None
    assert case.page.fetched_at.utcoffset() is not None
    assert case.meta["verified_on"]
    assert outlets()[case.outlet].owns(case.page.url)
