import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.search.keys import folded_words, keys, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("নির্বাচনের", "নির্বাচনে"),  # of the election, in the election
        ("সরকারকে", "সরকার"),  # the government
        ("রাশিয়ার", "রাশি\u09df\u09be"),  # Russia, the letter yya in one code point and in two
        ("র\u200d্যাব", "র্যাব"),  # the force RAB, with and without a joiner
        ("১৯৭১", "1971"),
        ("৩০,০০০", "30000"),
        ("১,২৫,০০০", "125,000"),
        ("১৯৭১-এর", "1971"),  # of 1971
        ("বিএনপি-র", "বিএনপি"),  # of the BNP
        ("ঢাকা–য়", "ঢাকা"),  # in Dhaka, with a dash
        ("BBC", "bbc"),
    ],
)
def test_forms_and_spellings_of_a_word_have_one_key(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("২৩,২৪,২৫ নভেম্বর", ["23", "24", "25", "নভেম্বর"]),  # days of November, not a number
        ("ভারত-পাকিস্তান", ["ভারত", "পাকিস্তান"]),  # India and Pakistan
        ("ধান।চাল", ["ধান", "চাল"]),  # paddy, rice; the danda has no space
        ("১০টি", ["10", "টি"]),  # ten of them
        ("", []),
        ("। - ৳ ’", []),
    ],
)
def test_words_that_stay_apart(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@given(st.text())
def test_any_text_has_keys_of_letters_and_digits_alone(text: str) -> None:
    for word in words(text):
        assert word.key
        assert not set(word.key) & set(" '\"():*&|!<>=\\\0")


@given(st.text())
def test_folded_words_are_words(text: str) -> None:
    assert [word.folded for word in words(text)] == folded_words(text)
