"""What differs between two versions, word by word."""

from dataclasses import asdict
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.history.differences import Part, differences, text_parts
from newsarchive.bengali.text import fold
from tests.archive.pages import NOW, article
from tests.operations import is_proportional


def marked(parts: tuple[Part, ...]) -> str:
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(marks[part.kind].format(part.text) for part in parts)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("নদীর পানি বেড়েছে।", "নদীর জল বেড়েছে।", "নদীর [-পানি -]{+জল +}বেড়েছে।"),
        ("নদীর পানি", "নদীর অনেক পানি", "নদীর {+অনেক +}পানি"),
        ("এক, দুই শেষ", "তিন, চার শেষ", "[-এক, দুই -]{+তিন, চার +}শেষ"),
        ("১২:০৫ মিনিট", "১২:১৫ মিনিট", "[-১২:০৫ -]{+১২:১৫ +}মিনিট"),
        ("প্রথম।\n\nদ্বিতীয়।", "প্রথম।\n\nনতুন।\n\nদ্বিতীয়।", "প্রথম।\n\n{+নতুন।\n\n+}দ্বিতীয়।"),
        ("শেষ কথা।", "শেষ খবর।\n\nনতুন।", "শেষ [-কথা-]{+খবর+}।{+\n\nনতুন।+}"),
        ("", "নতুন", "{+নতুন+}"),
        ("পুরোনো", "", "[-পুরোনো-]"),
        ("র\u200c্যাব  ১০", "র\u200d্যাব 10", "র\u200d্যাব 10"),  # the same words, typed otherwise
    ],
)
def test_words_that_differ_are_marked(before: str, after: str, expected: str) -> None:
    assert marked(text_parts(before, after)) == expected


WORDS = st.lists(st.sampled_from(["নদী ", "পানি ", "।", ", ", "\n\n", "১০ ", "ঘর"]), max_size=12).map("".join)


@given(WORDS, WORDS)
def test_the_parts_are_both_texts(before: str, after: str) -> None:
    parts = text_parts(before, after)
    assert "".join(part.text for part in parts if part.kind != "delete") == after
    assert fold("".join(part.text for part in parts if part.kind != "insert")) == fold(before)
    assert all(one.kind != other.kind for one, other in pairwise(parts))


@pytest.mark.parametrize("word", ["ও ", "। ", "ক\n"])
def test_a_long_text_of_one_word_is_compared_in_time(word: str) -> None:
    assert is_proportional(lambda size: text_parts(word * size + "ক", word * size + "খ"), size=4000)


def test_fields_that_differ_are_named_in_the_order_of_a_reader() -> None:
    def content(**changes: Any) -> dict[str, Any]:
        return asdict(article(1, **changes))

    changed = content(
        body="অন্য কথা।", tags=["নদী"], headline="নতুন", published_at=NOW - timedelta(days=1), captions=["সুরমা  নদী"]
    )
    assert [each.field for each in differences(content(), changed)] == [
        "headline", "published_at", "tags", "captions", "body",
    ]  # fmt: skip
    assert differences(content(), content(body=f" {content()['body']} ")) == []
    (precision,) = differences(content(), content(published_precision="day"))
    assert precision.field == "published_at"
    assert precision.parts is None
