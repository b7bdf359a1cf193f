"""`make audit`: what is printed of the packages as pip-audit reports them."""

from typing import Any

from audit.locks import sentences_of

CLEAN: dict[str, Any] = {"name": "attrs", "version": "26.1.0", "vulns": []}
SKIPPED: dict[str, Any] = {"name": "w3lib", "skip_reason": "Dependency not found on PyPI"}


def test_a_vulnerability_is_a_sentence_with_the_remedy() -> None:
    fixed, open_ = {"id": "GHSA-1", "fix_versions": ["3.1", "4.0"]}, {"id": "GHSA-2", "fix_versions": []}
    assert list(sentences_of([CLEAN, {"name": "aiohttp", "version": "3.0", "vulns": [fixed, open_]}])) == [
        "aiohttp 3.0 has GHSA-1: update it to 3.1, 4.0.",
        "aiohttp 3.0 has GHSA-2: no version without it exists.",
    ]


def test_a_service_that_cannot_be_reached_is_no_clean_result() -> None:
    (sentence,) = sentences_of([SKIPPED, SKIPPED])
    assert sentence.startswith("Nothing was audited")


def test_packages_that_are_unknown_to_the_service_are_named() -> None:
    (sentence,) = sentences_of([CLEAN, SKIPPED])
    assert sentence == "1 of 2 packages were not audited, as the vulnerability service does not know them: w3lib."


def test_packages_without_vulnerability_need_no_sentence() -> None:
    assert list(sentences_of([CLEAN])) == []
