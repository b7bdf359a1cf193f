"""How a word is used: every form of it, or one alone, with figures that can be counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.search.usage import Frequency, Line, collocations, concordance, frequencies, months_between

TEXT = "যমুনা নদীর পানি বেড়েছে।\n\nনদী ভাঙছে, নদীতে নৌকা নেই।"
words = st.lists(st.sampled_from("নদী নদীর নদীতে পানি ঘাট ভাঙন ১৯৭১".split()), max_size=30).map(" ".join)


def test_a_concordance_has_every_form_with_its_context() -> None:
    assert list(concordance(TEXT, "নদী", context=1)) == [
        Line("যমুনা", "নদীর", "পানি"),
        Line("বেড়েছে।", "নদী", "ভাঙছে"),
        Line("ভাঙছে,", "নদীতে", "নৌকা"),
    ]


def test_an_exact_concordance_has_one_form() -> None:
    assert list(concordance(TEXT, "নদীর", context=2, exact=True)) == [Line("যমুনা", "নদীর", "পানি বেড়েছে")]


@pytest.mark.parametrize("written", ["১,২৫,০০০", "125000"])
def test_a_number_is_met_in_every_spelling(written: str) -> None:
    assert [line.word for line in concordance("মোট ১,২৫,০০০ মানুষ", written)] == ["১,২৫,০০০"]


@pytest.mark.parametrize("word", ["", "।", " "])
def test_no_word_is_nowhere(word: str) -> None:
    assert list(concordance(TEXT, word)) == []
    assert collocations([TEXT], word, least=1) == []
    assert frequencies([("2026-11", TEXT)], word) == {"2026-11": Frequency(0, 9)}


def test_frequencies_are_by_group_and_per_million() -> None:
    found = frequencies([("2026-11", TEXT), ("2026-10", "পানি"), ("2026-11", "নদী ও পানি")], "নদী")
    assert found == {"2026-10": Frequency(0, 1), "2026-11": Frequency(4, 12)}
    assert found["2026-11"].per_million == pytest.approx(4e6 / 12)
    assert Frequency(0, 0).per_million is None
    assert frequencies([("2026-11", TEXT)], "নদী", exact=True) == {"2026-11": Frequency(1, 9)}


def test_months_between_some_have_no_gap() -> None:
    assert months_between([]) == []
    assert months_between(["2026-02"]) == ["2026-02"]
    assert months_between(["2027-02", "2026-11", "2026-11"]) == ["2026-11", "2026-12", "2027-01", "2027-02"]


def test_words_that_occur_together_alone_have_the_best_score() -> None:
    found = {each.word: each for each in collocations(["নদীর ভাঙন", "নদী ভাঙন পানি", "পানি পানি"], "নদী", least=1)}
    assert (found["ভাঙন"].together, found["ভাঙন"].occurrences, found["ভাঙন"].log_dice) == (2, 2, 14.0)
    assert (found["পানি"].together, found["পানি"].occurrences) == (1, 3)
    assert found["পানি"].log_dice == pytest.approx(14 - 1.3219, abs=0.001)  # 14 + log2(2 * 1 / (2 + 3))


def test_what_is_far_or_rare_is_no_collocation() -> None:
    assert [each.word for each in collocations(["নদী ক খ ঘাট"], "নদী", window=2, least=1)] == ["ক", "খ"]
    assert collocations(["নদী ঘাট"], "নদী", least=2) == []


@given(st.lists(words, max_size=5))
def test_no_score_is_above_the_best(texts: list[str]) -> None:
    for each in collocations(texts, "নদী", least=1):
        assert each.log_dice <= 14
        assert 1 <= each.together <= each.occurrences


@given(words)
def test_the_concordance_has_as_many_lines_as_are_counted(text: str) -> None:
    assert len(list(concordance(text, "নদী"))) == frequencies([("", text)], "নদী")[""].occurrences
