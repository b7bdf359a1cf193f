from hypothesis import given
from hypothesis import strategies as st

from newsarchive.bengali.digits import to_ascii, to_bengali


def test_each_bengali_digit_has_its_ascii_one() -> None:
    assert to_ascii("০১২৩৪৫৬৭৮৯") == "0123456789"
    assert to_bengali("0123456789") == "০১২৩৪৫৬৭৮৯"


def test_digits_of_both_kinds_in_one_number_become_one_number() -> None:
    assert to_ascii("20২৩") == "2023"
    assert to_bengali("2০২3") == "২০২৩"


def test_nothing_but_digits_is_touched() -> None:
    text = "মূল্য ১,২০০ টাকা — ½, ٣, ३ and Dhaka."
    assert to_ascii(text) == "মূল্য 1,200 টাকা — ½, ٣, ३ and Dhaka."


@given(st.text())
def test_digits_there_and_back_are_the_same_text_in_one_kind_of_digit(text: str) -> None:
    assert to_bengali(to_ascii(text)) == to_bengali(text)
    assert to_ascii(to_bengali(text)) == to_ascii(text)
    assert len(to_ascii(text)) == len(text)
