"""Every regular expression of the project takes time in proportion to its input, whatever that is."""

import re

import pytest

from tests.patterns import PACKAGES, methods_of, pieces_of, project_patterns, superlinear

_PARTS = 12  # tests among which the patterns are divided, so that several processes share the work


@pytest.mark.slow
@pytest.mark.parametrize("part", range(_PARTS))
def test_patterns_are_linear(part: int) -> None:
    found = []
    for place, pattern in list(project_patterns().values())[part::_PARTS]:
        worst = next(superlinear(pattern, methods_of(place)), None)
        found += [f"{place} {pattern.pattern!r:.100}: {worst}"] if worst else []
    assert found == []


@pytest.mark.slow
def test_the_patterns_of_all_packages_are_found() -> None:
    places = {place for place, _ in project_patterns().values()}
    assert len(places) > 150
    assert {place.replace("/", ".").partition(".")[0] for place in places} >= set(PACKAGES) - {"spiders", "pipelines"}
    assert "newsarchive.extraction.lexicon.CLOSING" in places


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pattern", "is_linear"),
    [
        (r"\s+$", False),
        (r"\s*,\s*", False),
        (r"<b[^>]*>", False),
        (r"^(?P<place>.+?)\s+থেকে$", False),
        (r"ক*\d", False),
        (r"(?<!\s)\s+$", True),
        (r"(?:(?<!\s)\s++)?,\s*", True),
        (r"<b[^<>]*>", True),
        (r"[ক-হ]+", True),
    ],
)
def test_a_pattern_that_reads_its_input_again_is_noticed(pattern: str, is_linear: bool) -> None:
    assert (next(superlinear(re.compile(pattern), ["finditer"]), None) is None) is is_linear


def test_pieces_are_the_literals_of_a_pattern_too() -> None:
    pieces = pieces_of(re.compile(r"<title[^>]*>\s*(?:সম্পর্কিত|আরও)"))
    assert {"<title", "সম্পর্কিত", " ", "১", "ক"} <= set(pieces)


def test_the_methods_of_a_private_name_are_those_of_its_module() -> None:
    assert methods_of("newsarchive.extraction.authors._ADDRESS") == ("match",)
    assert methods_of("newsarchive.bengali.text._BLANKS") == ("finditer",)
