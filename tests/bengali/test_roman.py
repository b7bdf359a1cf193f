"""Bengali words in Roman letters, as people type them: a word and its spellings have a skeleton in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.bengali.roman import likeness, roman_skeletons, skeletons, without_ending

# Spellings in use, with the word: the same word is often spelled in several ways.
SPELLINGS = """
nirbachon নির্বাচন, bangladesh বাংলাদেশ, shorkar সরকার, sarkar সরকার, dhaka ঢাকা, prodhanmontri প্রধানমন্ত্রী, pradhanmantri প্রধানমন্ত্রী, chhatro ছাত্র, chatra ছাত্র,
ain আইন, bidyut বিদ্যুৎ, mrittu মৃত্যু, mrityu মৃত্যু, school স্কুল, police পুলিশ, polish পুলিশ, bishwas বিশ্বাস, shadhin স্বাধীন, swadhin স্বাধীন, mongolbar মঙ্গলবার,
bank ব্যাংক, karjaloy কার্যালয়, lokkho লক্ষ, laksha লক্ষ, biggan বিজ্ঞান, bigyan বিজ্ঞান, brahmanbaria ব্রাহ্মণবাড়িয়া, poschim পশ্চিম, utsob উৎসব, songkhya সংখ্যা,
shikkha শিক্ষা, shiksha শিক্ষা, hospital হাসপাতাল, chattogram চট্টগ্রাম, rajshahi রাজশাহী, khulna খুলনা, bonna বন্যা, bonya বন্যা, nodi নদী, krishok কৃষক,
orthoniti অর্থনীতি, rajniti রাজনীতি, awami আওয়ামী, udbodhon উদ্বোধন, kombol কম্বল, station স্টেশন, dukkho দুঃখ, odhikar অধিকার, projukti প্রযুক্তি, juddho যুদ্ধ,
yuddho যুদ্ধ, biswabidyaloy বিশ্ববিদ্যালয়, bishshobiddaloy বিশ্ববিদ্যালয়, vot ভোট, vote ভোট, rohingya রোহিঙ্গা, dengue ডেঙ্গু, boishakh বৈশাখ
"""
PAIRS = [tuple(pair.split()) for pair in SPELLINGS.replace("\n", " ").split(",")]


@pytest.mark.parametrize(("typed", "word"), PAIRS)
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
