"""Words and what is between them, for comparing texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.bengali.words import is_word, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("নদীর পানি বেড়েছে।", ["নদীর ", "পানি ", "বেড়েছে", "।"]),
        ("‘মানুষ’, বলেন তিনি", ["‘", "মানুষ", "’", ", ", "বলেন ", "তিনি"]),
        ("১২:০৫ মিনিটে ২০.৫ সেমি, ১,২০০ ঘর.", ["১২:০৫ ", "মিনিটে ", "২০.৫ ", "সেমি", ", ", "১,২০০ ", "ঘর", "."]),
        ("অনূর্ধ্ব-১৯ দল", ["অনূর্ধ্ব", "-", "১৯ ", "দল"]),
        ("র\u200d্যাব COVID-19", ["র\u200d্যাব ", "COVID", "-", "19"]),
        ("शहर ক্লাব", ["शहर ", "ক্লাব"]),
        ("এক\n\nদুই", ["এক", "\n\n", "দুই"]),
        ("", []),
    ],
)
def test_words_and_marks_are_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@given(st.text(alphabet=st.sampled_from("কখ্ািঁং০৯।,. \n\t‘a1_-\u200d😀") | st.characters()))
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)).lstrip() == text.lstrip()


def test_a_mark_is_no_word() -> None:
    assert [token for token in tokens("ক, ২; ‘b’ —\n।") if is_word(token)] == ["ক", "২", "b"]
