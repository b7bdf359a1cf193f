"""The order of words is that of Bengali dictionaries, however they were typed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.bengali.collation import sort_key

VOWELS = "অ আ ই ঈ উ ঊ ঋ এ ঐ ও ঔ".split()
CONSONANTS = "ক খ গ ঘ ঙ চ ছ জ ঝ ঞ ট ঠ ড ঢ ণ ত থ দ ধ ন প ফ ব ভ ম য র ল শ ষ স হ".split()
# Each list is in order: what is asserted of one is that shuffling and sorting brings it back.
ORDERS = {
    "vowels, then consonants": [*VOWELS, *CONSONANTS],
    "the marks between them": ["কঔ", "কং", "কঃ", "কঁ", "কক"],
    "vowel signs after consonants": ["ক", "কহ", "কা", "কি", "কী", "কু", "কূ", "কৃ", "কে", "কৈ", "কো", "কৌ", "ক্"],
    "hasanta last, so conjuncts after vowel signs": ["কষ", "কাক", "কৌটা", "ক্রয়", "ক্ষয়"],
    "khanda ta is ta with hasanta": ["কতক", "কতা", "কৎ", "কত্থ", "কথা"],
    "a dot below decides last": ["কড", "কড়", "কডা", "কড়া", "কডি"],
    "ya with a dot is ya, before ra": ["যম", "যায়", "যার", "যুগ"],
    "a shorter word first": ["নদী", "নদীতে", "নদীর"],
    "words before longer words": ["কখ খ", "কখগ"],
    "signs and digits before letters, other scripts last": ["১২", "২", "ক", "হ্রদ", "zero"],
    "news": ["অংশ", "অক্টোবর", "আইন", "ইউনিয়ন", "ঋণ", "এলাকা", "ওষুধ", "কক্ষ", "চাঁদ", "চাদর", "জেলা", "ঝড়", "পুলিশ", "হাসপাতাল"],
}  # fmt: skip


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_words_are_in_order(order: list[str]) -> None:
    shuffled = random.Random(1).sample(order, len(order))
    assert sorted(shuffled, key=sort_key) == order


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("বাড়ি", "বা\u09a1\u09bcি"),
        ("সময়", "সম\u09af\u09bc"),
        ("মোট", "ম\u09c7\u09beট"),
        ("উৎস", "উত\u09cd\u200dস"),
        ("১২", "12"),
        ("র‍্যাব", "র্যাব"),
        ("“নদী”,", "নদী"),
    ],
)
def test_spellings_of_one_word_have_one_place(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@given(st.text())
def test_every_text_has_a_key(text: str) -> None:
    assert sort_key(text) == sort_key(text + " ")
