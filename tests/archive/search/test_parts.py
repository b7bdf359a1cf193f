"""The parts of a query that can be taken off one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.search.parse import parse
from newsarchive.archive.search.parts import parts_of


@pytest.mark.parametrize(
    ("text", "parts", "without_first"),
    [
        ("নদী", ["নদী"], ""),  # river
        ("নদী ভাঙন", ["নদী", "ভাঙন"], "ভাঙন"),  # river erosion
        ("নদী AND ভাঙন", ["নদী", "ভাঙন"], "ভাঙন"),
        ('"নদী ভাঙন" -ত্রাণ outlet:bss', ['"নদী ভাঙন"', "-ত্রাণ", "outlet:bss"], "-ত্রাণ outlet:bss"),  # relief
        ("NOT নদী ভাঙন", ["NOT নদী", "ভাঙন"], "ভাঙন"),
        ("headline:(নদী OR খাল) বন্যা", ["headline:(নদী OR খাল)", "বন্যা"], "বন্যা"),  # canal, flood
        ("(নদী (খাল বিল)) বন্যা", ["(নদী (খাল বিল))", "বন্যা"], "বন্যা"),
        ("NOT (নদী খাল) বন্যা", ["NOT (নদী খাল)", "বন্যা"], "বন্যা"),
        ("নদী OR খাল বিল", ["নদী", "খাল বিল"], "খাল বিল"),
        ("নদী OR খাল OR বিল", ["নদী", "খাল", "বিল"], "খাল OR বিল"),
        ("(নদী খাল", ["(নদী খাল"], ""),
        ("নদী NOT", ["নদী", "NOT"], "NOT"),
        ("", [], ""),
    ],
)
def test_a_query_has_these_parts(text: str, parts: list[str], without_first: str) -> None:
    found = parts_of(text)
    assert found.parts == parts
    assert found.without(0) == without_first


@given(st.lists(st.sampled_from(["নদী", "খাল", '"বড় নদী"', "-বিল", "headline:বন্যা", "জেল*"]), min_size=1, max_size=6))
def test_all_parts_together_ask_for_the_same(words: list[str]) -> None:
    text = " ".join(words)
    assert parse(" ".join(parts_of(text).parts)).root == parse(text).root


@given(st.text(alphabet='নদী খাল()"-: ANDORT*', max_size=40))
def test_no_string_fails_and_each_part_is_of_the_string(text: str) -> None:
    found = parts_of(text)
    if not found.are_alternatives:
        assert all(part in text for part in found.parts)
    for position in range(len(found.parts)):
        parse(found.without(position))
