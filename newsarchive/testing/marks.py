"""Marks for pytest: one test for each fixture, or for each field of each fixture. All tests of a process share the cases, so each is read once."""

from functools import cache

import pytest

from newsarchive.testing.fixtures import Case, cases


@cache
def shared_cases() -> tuple[Case, ...]:
    """Return the project's fixtures, always the same objects."""
    return tuple(cases())


@cache
def shared_articles() -> tuple[Case, ...]:
    """Return the project's fixtures that are articles."""
    return tuple(case for case in shared_cases() if case.is_article)


def each_case() -> pytest.MarkDecorator:
    """Return a mark that runs a test with each fixture as `case`."""
    return pytest.mark.parametrize("case", shared_cases(), ids=_id)


def each_article() -> pytest.MarkDecorator:
    """Return a mark that runs a test with each article fixture as `case`."""
    return pytest.mark.parametrize("case", shared_articles(), ids=_id)


def each_field() -> pytest.MarkDecorator:
    """Return a mark that runs a test with each `field` of each fixture as `case`."""
    rows = [(case, field) for case in shared_cases() for field in case.fields]
    return pytest.mark.parametrize(("case", "field"), rows, ids=_id)


def _id(value: Case | str) -> str:
    return value.name if isinstance(value, Case) else value
