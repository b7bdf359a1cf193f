"""A word in the archive: its lines, its months and its neighbours are those of its texts, in both databases."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from newsarchive.archive import Writer, open_archive
from newsarchive.archive.search import count, words_in
from newsarchive.archive.search.usage import Frequency, collocations, concordance
from newsarchive.archive.search.words_in import (
    UNDATED,
    WordQuery,
    frequencies_of,
    is_one_word,
    lines_of,
    neighbours_of,
    suggestions_of,
)
from newsarchive.bengali.collation import sort_key
from tests.archive.conftest import new_database
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, article, captured
from tests.archive.search.made import VOCABULARY, contents, fill

ARTICLES = 80


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Made-up articles; no test writes."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path_factory.mktemp('words') / 'archive.db'}"
        else:
            url = stack.enter_context(new_database(request.getfixturevalue("postgres_server")))
        opened = open_archive(url)
        fill(opened, range(ARTICLES))
        yield opened
        opened.dispose()


def texts(engine: Engine) -> list[tuple[int, str, str]]:
    """Number, month and text of each article."""
    return [
        (
            row["id"],
            f"{row['published_at'].astimezone(UTC) + timedelta(hours=6):%Y-%m}" if row["published_at"] else UNDATED,
            f"{row['headline']}\n\n{row['body']}",
        )
        for row in contents(engine)
    ]


@pytest.mark.parametrize("word", VOCABULARY)
def test_the_articles_with_lines_are_those_that_a_search_finds(filled: Engine, word: str) -> None:
    asked = WordQuery(word)
    found = lines_of(filled, asked, count=1000)
    assert len({each.text.article for each in found.lines}) == count(filled, asked.with_word()).count.value
    assert len(found.lines) == sum(len(list(concordance(text, word))) for _, _, text in texts(filled))
    assert (found.has_more, found.read.is_cut) == (False, False)


def test_the_newest_lines_are_first_and_undated_ones_last(filled: Engine) -> None:
    times = [each.text.published_at for each in lines_of(filled, WordQuery("নদী"), count=1000).lines]
    dated = [at for at in times if at]
    assert times == [*dated, *[None] * (len(times) - len(dated))]
    assert [at.date() for at in dated] == sorted((at.date() for at in dated), reverse=True)


def test_pages_have_every_line_once(filled: Engine) -> None:
    whole = lines_of(filled, WordQuery("নদী"), count=1000).lines
    for order in ("newest", "before", "after"):
        pages = [lines_of(filled, WordQuery("নদী"), order=order, first=first, count=7) for first in range(0, 400, 7)]
        lines = [each for page in pages for each in page.lines]
        assert sorted(map(repr, lines)) == sorted(map(repr, whole))
        assert [page.has_more for page in pages if page.lines][-2:] == [True, False]


def test_lines_are_in_the_order_of_the_words_beside_it(filled: Engine) -> None:
    after = [each.line.after for each in lines_of(filled, WordQuery("বন্যা"), order="after", count=1000).lines]
    assert after == sorted(after, key=sort_key)
    before = [each.line.before for each in lines_of(filled, WordQuery("বন্যা"), order="before", count=1000).lines]
    nearest = [(line.split() or [""])[-1] for line in before]
    assert nearest == sorted(nearest, key=sort_key)
    assert len(set(nearest)) > 2


def test_one_form_alone_has_its_lines(filled: Engine) -> None:
    every = lines_of(filled, WordQuery("বন্যায়"), count=1000).lines
    exact = lines_of(filled, WordQuery("বন্যায়", exact=True), count=1000).lines
    assert {each.line.word for each in exact} == {"বন্যায়"}
    assert {each.line.word for each in every} == {"বন্যা", "বন্যায়"}
    assert exact == [each for each in every if each.line.word == "বন্যায়"]


def test_frequencies_are_those_of_all_texts_of_a_month(filled: Engine) -> None:
    found = frequencies_of(filled, WordQuery("নদী"))
    for month in {month for _, month, _ in texts(filled)}:
        of_month = [text for _, each, text in texts(filled) if each == month]
        occurrences = sum(len(list(concordance(text, "নদী"))) for text in of_month)
        assert found.months[month] == Frequency(occurrences, 9 * len(of_month))
    assert found.total == Frequency(sum(each.occurrences for each in found.months.values()), 9 * ARTICLES)
    assert (found.read.texts, found.read.is_cut) == (ARTICLES, False)


def test_a_month_of_which_not_all_texts_were_read_has_no_frequency(engine: Engine) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    days = [0, 1, 40, 41, 80]
    pages = [captured(article(at, published_at=NOW - timedelta(days=day))) for at, day in enumerate(days)]
    writer.write(run, pages, now=NOW)
    months = ["2026-09", "2026-10", "2026-11"]
    assert list(frequencies_of(engine, WordQuery("পানি")).months) == months
    cut = frequencies_of(engine, WordQuery("পানি"), most_texts=3)
    assert (list(cut.months), cut.read.texts, cut.read.is_cut) == (months[2:], 3, True)
    assert cut.total.occurrences == 6  # of what was read, all of it
    whole = frequencies_of(engine, WordQuery("পানি"), most_texts=5)
    assert (list(whole.months), whole.read.is_cut) == (months, False)


def fields_of(found: list[str]) -> list[str]:
    """Headlines and bodies apart: a word of the one is not near a word of the other."""
    return [field for text in found for field in text.split("\n\n", 1)]


def test_a_word_of_the_headline_is_no_neighbour_of_one_of_the_body(engine: Engine) -> None:
    writer = Writer(engine, extractor="0.1.0", address_of=lambda url: url)
    run = writer.start_run(OUTLET, **RUN)
    # Made up: a new bridge opens next month | the river is wide.
    pages = [
        captured(article(number, kicker=None, headline="সেতু খুলছে আগামী মাসে", body="নদী চওড়া অনেক")) for number in range(4)
    ]
    writer.write(run, pages, now=NOW)
    found = {each.word for each in neighbours_of(engine, WordQuery("নদী")).words}
    assert "চওড়া" in found
    assert not found & {"মাস", "আগামী", "মাসে"}


def test_neighbours_are_the_collocations_of_all_texts_or_of_the_newest_with_the_word(filled: Engine) -> None:
    every = [text for _, _, text in texts(filled)]
    assert neighbours_of(filled, WordQuery("নদী")).words == collocations(fields_of(every), "নদী")
    limited = neighbours_of(filled, WordQuery("নদী"), most_texts=1000)
    with_word = [text for text in every if list(concordance(text, "নদী"))]
    assert limited.words == collocations(fields_of(with_word), "নদী")
    assert (limited.read.texts, limited.read.is_cut) == (len(with_word), False)
    cut = neighbours_of(filled, WordQuery("নদী"), most_texts=10)
    assert (cut.read.texts, cut.read.is_cut) == (10, True)
    assert sum(each.together for each in cut.words) < sum(each.together for each in limited.words)


def test_only_the_newest_texts_are_sorted_if_they_are_limited(filled: Engine) -> None:
    newest = lines_of(filled, WordQuery("নদী"), count=1000).lines
    cut = lines_of(filled, WordQuery("নদী"), order="after", count=1000, most_texts=5)
    assert {each.text.article for each in cut.lines} == set(
        list(dict.fromkeys(each.text.article for each in newest))[:5]
    )
    assert (cut.read.texts, cut.read.is_cut) == (5, True)


def test_what_was_read_until_the_time_was_over_is_stated(filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_in, "CPU_SECONDS", -1)
    found = lines_of(filled, WordQuery("নদী"), most_texts=1000)
    assert (found.lines, found.read.texts, found.read.is_cut) == ([], 0, True)
    assert lines_of(filled, WordQuery("নদী")).lines  # a command has no limit


def test_filters_are_those_of_a_search(engine: Engine) -> None:
    writer = Writer(engine, extractor="0")
    here, there = (writer.start_run(outlet, **RUN) for outlet in (OUTLET, OTHER))
    sections = ["সারাদেশ", "অর্থনীতি"]
    pages = [
        captured(article(at, section=each, published_at=NOW - timedelta(days=at))) for at, each in enumerate(sections)
    ]
    writer.write(here, pages, now=NOW)
    url = "https://khobor.example/news/1"
    writer.write(there, [captured(article(9, url=url, canonical_url=url, outlet=OTHER.key), outlet=OTHER)], now=NOW)

    def numbers(**filters: Any) -> set[str]:
        return {each.text.url[-1] + each.text.outlet for each in lines_of(engine, WordQuery("পানি", **filters)).lines}

    assert numbers() == {"0dinpatra", "1dinpatra", "1khobor"}
    assert numbers(outlet="khobor") == {"1khobor"}
    assert numbers(section="অর্থনীতি") == {"1dinpatra"}
    assert numbers(since=date(2026, 11, 23), outlet="dinpatra") == {"0dinpatra"}
    assert numbers(until=date(2026, 11, 22)) == {"1dinpatra"}
    assert lines_of(engine, WordQuery("পানি", outlet="none")).read.notes == ["the archive has no outlet none"]


def test_kickers_are_read_as_the_index_has_them(engine: Engine) -> None:
    writer = Writer(engine, extractor="0")
    writer.write(writer.start_run(OUTLET, **RUN), [captured(article(1, kicker="ঘূর্ণিঝড়"))], now=NOW)
    [line] = lines_of(engine, WordQuery("ঘূর্ণিঝড়"), context=2).lines
    assert (line.line.before, line.line.after) == ("", "| নদীর পানি")
    assert (line.text.outlet, line.text.version, line.text.month) == ("dinpatra", 1, "2026-11")


def test_words_that_are_nearly_written_so_are_suggested(filled: Engine) -> None:
    assert "সরকার" in suggestions_of(filled, WordQuery("সরকর"))
    assert suggestions_of(filled, WordQuery("নদী")) == []


@pytest.mark.parametrize(
    ("written", "is_one"),
    [("নদী", True), ("৩০,০০০", True), ("১৯৭১-এর", True), ("", False), ("।", False), ("নদী সেতু", False)],
)
def test_a_word_is_one_word(written: str, is_one: bool) -> None:
    assert is_one_word(written) == is_one
