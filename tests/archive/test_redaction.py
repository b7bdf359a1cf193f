"""Passages that are replaced: in every form and spelling, and so that nothing of them can be searched for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.redaction import BLOCK, Redaction, has_words
from newsarchive.archive.search.keys import keys

PARTS = [
    "করিম",
    "উদ্দিন",
    "করিমের",
    "ক",
    "রহিম",
    "-এর",
    "-",
    ", ",
    " ",
    "\n\n",
    "।",
    "30,000",
    "৩০০০০",
    "য়",
    "য়",
    "\u200d",
    "Karim",
    "a",
]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=14).map("".join) | st.text(max_size=40)


def occurs(wanted: list[str], shown: list[str]) -> bool:
    return any(shown[at : at + len(wanted)] == wanted for at in range(len(shown) - len(wanted) + 1))


@pytest.mark.parametrize(
    ("passage", "text", "shown"),
    [
        ("করিম", "করিম আসেন।", f"{BLOCK} আসেন।"),
        ("করিম", "সাক্ষী করিমের, করিমকে ও করিমও", f"সাক্ষী {BLOCK}, {BLOCK} ও {BLOCK}"),  # endings
        ("করিম", "করিম-এর বাড়ি", f"{BLOCK} বাড়ি"),
        ("করিম উদ্দিন", "করিম  উদ্দিনের বাড়ি, করিম শেখ", f"{BLOCK} বাড়ি, করিম শেখ"),
        ("করিম-এর ভাই", "করিমের ভাই; করিম-এর ভাই", f"{BLOCK}; {BLOCK}"),
        ("রায়", "রায় ও রায়", f"{BLOCK} ও {BLOCK}"),  # both encodings of য়
        ("বড়ুয়া", "ব\u200dড়ুয়া", BLOCK),  # a joiner
        ("Karim", "KARIM said", f"{BLOCK} said"),
        ("30000", "৩০,০০০ টাকা", f"{BLOCK} টাকা"),
        ("করিম", "সংকরিমা", "সংকরিমা"),  # within another word
        ("ক খ", "ক ক খ খ", BLOCK),  # what is left beside a block is no passage either
    ],
)
def test_a_passage_is_replaced_in_whole_words(passage: str, text: str, shown: str) -> None:
    assert Redaction([passage]).text(text) == shown


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=3))
def test_nothing_of_a_passage_is_found_afterwards(text: str, passages: list[str]) -> None:
    shown = Redaction(passages).text(text)
    for passage in filter(has_words, passages):
        assert not occurs(keys(passage), keys(shown))
    assert Redaction(passages).text(shown) == shown


@given(TEXTS, TEXTS)
def test_a_text_without_the_passage_stays(text: str, passage: str) -> None:
    if has_words(passage) and not occurs(keys(passage), keys(text)):
        assert Redaction([passage]).text(text) == text


def test_the_columns_of_a_content_are_shown_without_a_passage() -> None:
    row = {
        "headline": "করিম আসেন",
        "body": None,
        "tags": ["করিম", "নদী"],
        "authors": [{"name": "করিম", "kind": "person", "place": None}],
        "problems": [{"field": "tags", "reason": "empty", "detail": "করিম"}],
        "image": "https://a.example/করিম.jpg",
        "url": "https://a.example/1",
        "content_hash": "1f",
        "version": 3,
    }
    assert Redaction(["করিম", "empty"]).content(row) == {
        "headline": f"{BLOCK} আসেন",
        "body": None,
        "tags": [BLOCK, "নদী"],
        "authors": [{"name": BLOCK, "kind": "person", "place": None}],
        "problems": [{"field": "tags", "reason": "empty", "detail": BLOCK}],
        "image": None,
        "url": "https://a.example/1",
        "content_hash": None,
        "version": 3,
    }
    assert Redaction(["করিম"]).is_in(row)
    assert not Redaction(["রহিম"]).is_in(row)
