"""Bengali words in Roman letters, as people type them: a word and its spellings have a skeleton in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.bengali.roman import likeness, roman_skeletons, skeletons, without_ending
from quality.roman import spellings

SILENT = {"sylhet"}  # has a letter that nobody speaks


@pytest.mark.parametrize(("typed", "word"), [pair for pair in spellings() if pair[0] not in SILENT])
def test_a_spelling_has_a_skeleton_of_the_word(typed: str, word: str) -> None:
    assert set(roman_skeletons(typed)) & set(skeletons(word))


def test_other_words_have_others() -> None:
    words = "নির্বাচন সরকার ঢাকা পুলিশ বিজ্ঞান কৃষক নদী".split()  # election, government, Dhaka, police, science, farmer, river
    assert len({part for word in words for part in skeletons(word)[:1]}) == len(words)


@pytest.mark.parametrize(
    ("typed", "near", "far"),
    [
        ("shorkar", "সরকার", "সড়ক"),  # government, road
        ("nirbachon", "নির্বাচন", "নির্বাসন"),  # election, exile
        ("bonna", "বন্যা", "বানান"),  # flood, spelling
    ],
)
def test_the_spelling_is_nearer_to_the_word_that_is_meant(typed: str, near: str, far: str) -> None:
    assert likeness(near, typed) > likeness(far, typed)


def test_endings_of_cases_are_left_out_of_words_that_stay_long_enough() -> None:
    assert without_ending("nirbachoner") == "nirbachon"
    assert without_ending("shorkarke") == "shorkar"
    assert without_ending("je") == "je"


@given(st.text(max_size=30))
def test_no_string_fails(text: str) -> None:
    skeletons(text)
    roman_skeletons(text)
    assert 0 <= likeness(text, text) <= 1
