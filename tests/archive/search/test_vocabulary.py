"""Words of the archive for what is being typed, in Bengali and in Roman letters."""

from sqlalchemy import Engine

from newsarchive.archive import Writer
from newsarchive.archive.search.vocabulary import Suggestion, Vocabulary
from tests.archive.pages import NOW, OUTLET, RUN, article, captured

# Words with numbers of articles: election, elected, neutral, government, river, women, road, flood, spelling.
WORDS = {
    "নির্বাচন": 90, "নির্বাচিত": 40, "নিরপেক্ষ": 20, "সরকা": 80, "নদী": 50, "নারী": 60, "সড়ক": 30, "বন্যা": 10, "বানান": 1,
}  # fmt: skip
VOCABULARY = Vocabulary(Suggestion(word, articles) for word, articles in WORDS.items())


def words_for(typed: str, most: int = 3) -> list[str]:
    return [each.word for each in VOCABULARY.typed(typed, most)]


def test_bengali_letters_are_a_beginning_and_the_most_frequent_come_first() -> None:
    assert words_for("নির") == ["নির্বাচন", "নির্বাচিত", "নিরপেক্ষ"]
    assert words_for("নির", 1) == ["নির্বাচন"]
    assert words_for("ক") == []


def test_roman_letters_are_read_as_they_are_spoken() -> None:
    assert words_for("nirbachon")[0] == "নির্বাচন"
    assert words_for("nirbachoner")[0] == "নির্বাচন"  # of the election
    assert words_for("shorkar")[0] == "সরকা"  # the key of সরকার
    assert words_for("Nodi")[0] == "নদী"
    assert words_for("bonna")[:1] == ["বন্যা"]


def test_a_beginning_in_roman_letters_is_enough() -> None:
    assert words_for("nirba")[:2] == ["নির্বাচন", "নির্বাচিত"]


def test_nothing_typed_and_signs_find_nothing() -> None:
    assert [words_for(each) for each in ("", " ", "?", "aeiou", "১", "\0")] == [[]] * 6


def test_the_words_are_those_of_the_index(engine: Engine) -> None:
    writer = Writer(engine, extractor="0.1.0", address_of=lambda url: url)
    run = writer.start_run(OUTLET, **RUN)
    pages = [
        captured(article(number, headline="নদীর ভাঙন", body="নদী Padma ২০২৬")) for number in (1, 2)
    ]  # erosion of the river
    writer.write(run, pages, now=NOW)
    found = Vocabulary.of(engine).typed("nodi", 5)
    assert found == [Suggestion("নদী", 2)]
    assert Vocabulary.of(engine).typed("padma", 5) == []  # Roman letters are typed as they are
