"""One test a field a fixture, over every outlet of the registry: a failure names the field."""

import json

import pytest

from newsarchive.commands.fixtures import Case, cases, extracted
from newsarchive.layouts import LAYOUTS
from newsarchive.outlets.registry import outlets

CASES = cases()
ARTICLES = [case for case in CASES if case.meta["kind"] == "article"]
_FIELDS = [(case, field) for case in CASES for field in case.fields]


def _name(value: object) -> str:
    return value.name if isinstance(value, Case) else str(value)


_SURELY_KNOWN = [key for key, outlet in outlets().items() if outlet.confidence in ("A", "B")]


@pytest.mark.parametrize("key", _SURELY_KNOWN)
def test_every_outlet_whose_selectors_are_known_has_an_article(key: str) -> None:
    assert any(case.outlet == key for case in ARTICLES), f"add a fixture for {key}: newsarchive fixture add"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_reads_a_fixture(layout: str) -> None:
    assert any(case.expected["layout"] == layout for case in ARTICLES), f"no fixture is of the design {layout}"


def test_every_fixture_belongs_to_an_outlet() -> None:
    assert {case.outlet for case in CASES} <= set(outlets())


@pytest.mark.parametrize(("case", "field"), _FIELDS, ids=_name)
def test_the_field_is_read_as_a_person_read_it(case: Case, field: str) -> None:
    assert extracted(case, outlets()[case.outlet])[field] == case.expected[field]


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_the_truth_is_told_of_every_field_in_order(case: Case) -> None:
    assert list(case.expected) == sorted(case.fields)


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_a_field_is_empty_only_where_the_page_has_none(case: Case) -> None:
    empty = {field for field, value in case.expected.items() if not value}
    assert empty == set(case.meta["absent"])


@pytest.mark.parametrize("case", ARTICLES, ids=_name)
def test_every_field_has_a_witness_or_a_problem(case: Case) -> None:
    found = extracted(case, outlets()[case.outlet])
    told = {problem["field"] for problem in found["problems"]}
    for field in (
        "headline",
        "kicker",
        "byline",
        "published_at",
        "modified_at",
        "body",
        "ticker",
        "related",
        "section",
        "tags",
        "image",
    ):
        assert field in (found["witnesses"] if found[field] else told), field


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_a_fixture_says_when_it_was_fetched_and_on_what_it_was_verified(case: Case) -> None:
    page = case.page()
    assert page.fetched_at is not None
    assert page.fetched_at.utcoffset() is not None
    assert case.meta["verified_on"]
    assert outlets()[case.outlet].owns(page.url)
    json.dumps(case.expected)
