"""docs/searching.md: every example of its table is a query of which nothing is left out."""

import re
from pathlib import Path

import pytest

from newsarchive.archive.search import parse

TABLE = (
    (Path(__file__).parents[1] / "docs" / "searching.md").read_text(encoding="utf-8").split("| written | finds |")[1]
)
EXAMPLES = [code for row in re.findall(r"^\| (.+?) \|", TABLE, re.MULTILINE) for code in re.findall(r"`([^`]+)`", row)]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_a_query(example: str) -> None:
    found = parse(example)
    assert found.notes == ()
    assert found.root is not None or found.is_limited


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 10
