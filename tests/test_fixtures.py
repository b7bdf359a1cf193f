"""One test a field a fixture, over every outlet of the registry: a failure names the field."""

import json

import pytest

from newsarchive.commands.fixtures import Case, cases, extracted
from newsarchive.crawling.registry import outlets

CASES = cases()
_FIELDS = [(case, field) for case in CASES for field in case.fields]


def _name(value: object) -> str:
    return value.name if isinstance(value, Case) else str(value)


@pytest.mark.parametrize("key", outlets())
def test_every_outlet_has_a_listing_and_an_article(key: str) -> None:
    kinds = {case.meta["kind"] for case in CASES if case.outlet == key}
    if not kinds and not outlets()[key].layouts:
        pytest.skip(f"{key} has no layout yet, and no page that one could be held to")
    assert kinds == {"article", "listing"}, f"add fixtures for {key}: newsarchive fixture add"


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


@pytest.mark.parametrize("case", [case for case in CASES if case.meta["kind"] == "article"], ids=_name)
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
