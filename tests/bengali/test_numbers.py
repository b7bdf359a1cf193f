import unicodedata
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsarchive.bengali.digits import to_bengali
from newsarchive.bengali.numbers import WORDS, find_numbers, to_number


def in_words(value: int, spelling: int = 0) -> str:
    """Write a whole number in words, as a newspaper does."""
    parts = []
    for size, word in ((10_000_000, "কোটি"), (100_000, "লাখ"), (1000, "হাজার"), (100, "শত")):
        count, value = divmod(value, size)
        if count:
            parts += [in_words(count, spelling), word]
    if value or not parts:
        parts.append(WORDS[value][spelling % len(WORDS[value])])
    return " ".join(parts)


def indian(value: int) -> str:
    """Group digits the Indian way."""
    head, tail = str(value)[:-3], str(value)[-3:]
    groups: list[str] = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*groups, tail])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("১,২৫,০০০", 125_000),
        ("1,250,000", 1_250_000),
        ("৩.১৪", Decimal("3.14")),
        ("২৫ হাজার", 25_000),
        ("২৫হাজার", 25_000),
        ("দেড় লাখ", 150_000),
        ("আড়াই কোটি", 25_000_000),
        ("সাড়ে তিন হাজার", 3500),
        ("পৌনে দুই লাখ", 175_000),
        ("সোয়া লাখ", 125_000),
        ("১.৫ কোটি", 15_000_000),
        ("এক কোটি ২৫ লাখ", 12_500_000),
        ("২ হাজার ৫০০", 2500),
        ("পাঁচশ", 500),
        ("পাঁচ শ", 500),
        ("দেড়শো", 150),
        ("২৫ হাজার কোটি", 250_000_000_000),
        ("এক লক্ষ কোটি", 1_000_000_000_000),
        ("শূন্য", 0),
        ("নিরানব্বই", 99),
        ("সাড়ে ৩", Decimal("3.5")),
        ("সোয়া কোটি", 12_500_000),
        ("পৌনে কোটি", 7_500_000),
        ("সওয়া লাখ", 125_000),
        ("১ লাখ ২৫ হাজার ৩০০", 125_300),
        ("১২,৩৪,৫৬৭", 1_234_567),
        ("১,২৩৪,৫৬৭", 1_234_567),
        ("উনিশ", 19),
        ("ঊনিশ", 19),
        ("৫০ লক্ষ", 5_000_000),
        ("১০ মিলিয়ন", 10_000_000),
        ("২.৫ বিলিয়ন", 2_500_000_000),
        ("১ বিলিয়ন ২০০ মিলিয়ন", 1_200_000_000),
        ("দুই ট্রিলিয়ন", 2_000_000_000_000),
        ("৫ দশমিক ৭", Decimal("5.7")),
        ("শূন্য দশমিক শূন্য পাঁচ", Decimal("0.05")),
        ("তিন দশমিক পঁচিশ", Decimal("3.25")),
        ("দুই দশমিক পাঁচ কোটি", 25_000_000),
    ],
)
def test_a_number_as_news_writes_it_has_its_value(text: str, value: int | Decimal) -> None:
    assert to_number(text) == value
    assert type(to_number(text)) is type(value)
    assert to_number(unicodedata.normalize("NFC", text)) == value


def test_both_encodings_of_a_dotted_letter_are_read() -> None:
    assert to_number("দে\u09dc লাখ") == to_number("দেড\u09bc লাখ") == 150_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ঢাকা",
        "দুই তিন হাজার",
        "১.৫ কোটি ২০ লাখ",
        "২ হাজার ২৪০০",
        "হাজার",
        "লাখ কোটি",
        "সাড়ে",
        "নয়",
        "১,২,৩",
        "১২/০৩/২০২৪",
        "১০:৩০",
        "২০২৪-২৫",
        "১ম",
        "৩০তম",
        "০১৭১১২২৩৩৪৪",
        "৫ আগস্ট",
        "১৪৩১ সাল",
        "সাড়ে কোটি",
        "দশমিক ৫",
        "৫ দশমিক",
        "৫ দশমিক ৭ দশমিক ৩",
        "১.৫ দশমিক ৩",
        "9" * 400,
        "কোটি " * 200,
        "২৫ টাকা",
        "তিনি",
        "একাদশ",
    ],
)
def test_what_is_no_number_or_could_be_two_is_none(text: str) -> None:
    assert to_number(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a date, a year, and a count that only looks like a year
        ("২০২৪ সালের ৫ আগস্ট, ১৪৩১ বঙ্গাব্দে, ৫ আগস্ট ২০২৪ তারিখে ২০২৪ জন", ["২০২৪"]),
        ("আগস্টে ২৫ জন", ["২৫"]),
        ("ফোন ০১৭১১-২২৩৩৪৪ বা ০১৭১১২২৩৩৪৪", []),
        ("দশ-বারো হাজার, ২-৩ লাখ", []),
        ("৪০ থেকে ৫০ হাজার টাকা", ["৫০ হাজার"]),
        ("৪০ থেকে ৫০ জন", ["৪০", "৫০"]),
        ("৳৫০০, ৫০০৳, ১০০-এর ওপর", ["৫০০", "৫০০", "১০০"]),
        ("৫ দশমিক ৭ শতাংশ থেকে ৬ দশমিক ২৫ শতাংশ", ["৫ দশমিক ৭", "৬ দশমিক ২৫"]),
    ],
)
def test_text_next_to_a_number_is_considered(text: str, found: list[str]) -> None:
    assert [text[number.start : number.end] for number in find_numbers(text)] == found


def test_numbers_have_their_position() -> None:
    text = "বন্যায় ২৫টি গ্রামের দেড় লাখ মানুষ, তিনজন শিশু ও ১,২৫,০০০ টাকা; ১০:৩০টায় নয়, লাখের নয়।"
    found = find_numbers(text)
    assert [(text[number.start : number.end], number.value) for number in found] == [
        ("২৫", 25),
        ("দেড় লাখ", 150_000),
        ("তিন", 3),
        ("১,২৫,০০০", 125_000),
    ]


@given(st.integers(0, 10**12), st.integers(0, 3))
def test_every_number_in_words_comes_back(value: int, spelling: int) -> None:
    assume(value != 9)  # its word is by itself "is not"
    assert to_number(in_words(value, spelling)) == value


@given(st.integers(0, 99), st.text("0123456789", min_size=1, max_size=8), st.booleans())
def test_every_decimal_in_words_comes_back(whole: int, decimals: str, digits: bool) -> None:
    spoken = to_bengali(decimals) if digits else " ".join(WORDS[int(digit)][0] for digit in decimals)
    assert to_number(f"{WORDS[whole][0]} দশমিক {spoken}") == Decimal(f"{whole}.{decimals}")


@given(
    st.integers(1, 98),
    st.sampled_from([("সাড়ে", "0.5"), ("সোয়া", "0.25"), ("পৌনে", "-0.25")]),
    st.sampled_from([2, 3, 5, 6, 7, 9]),
)
def test_halves_and_quarters_come_back(count: int, part: tuple[str, str], zeros: int) -> None:
    word = {2: "শ", 3: "হাজার", 5: "লাখ", 6: "মিলিয়ন", 7: "কোটি", 9: "বিলিয়ন"}[zeros]
    assert to_number(f"{part[0]} {WORDS[count][0]} {word}") == (count + Decimal(part[1])) * 10**zeros


@given(st.integers(0, 10**14))
def test_every_number_in_digits_comes_back(value: int) -> None:
    assert to_number(str(value)) == to_number(to_bengali(indian(value))) == to_number(f"{value:,}") == value


@given(st.lists(st.sampled_from([*"০৫9,.:/- টিরে", "হাজার", "লাখ", "কোটি", "সাড়ে", "দেড়", "তিন", "শ", "নয়"]), max_size=14))
def test_whatever_is_found_is_part_of_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        end = number.end


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_has_an_answer(text: str) -> None:
    find_numbers(text)
    to_number(text)
