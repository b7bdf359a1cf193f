"""`newsarchive words` as a user sees it."""

import csv
import io
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result

import newsarchive
from newsarchive.archive import Writer, open_archive
from newsarchive.commands import app
from newsarchive.commands.errors import UsageError
from tests.archive.pages import NOW, OUTLET, RUN, article, captured

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('archive') / 'archive.db'}"
    engine = open_archive(url)
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    pages = [
        captured(article(1, headline="নদীর ঘাট", body="নদীতে ঘাট নেই।", published_at=NOW - timedelta(days=40))),
        captured(article(2, headline="ঘাটে নদী", body="পানি।", published_at=NOW)),
        captured(article(3, headline="পাখি", body="পাখি উড়ছে।", published_at=NOW - timedelta(days=160))),
        captured(article(4, headline="পাখি", body=None, published_at=None, published_precision=None)),
    ]
    writer.write(run, pages, now=NOW)
    engine.dispose()
    return url


@pytest.fixture
def run(archive: str) -> Run:
    return lambda *arguments: CliRunner().invoke(app, ["words", *arguments, "--archive", archive])


def lines(done: Result) -> list[dict[str, object]]:
    assert done.exit_code == 0
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_occurrence_has_its_context_and_article(run: Run) -> None:
    found = lines(run("নদী", "--json"))
    assert [[line[name] for name in ("before", "word", "after", "article")] for line in found] == [
        ["বন্যা | ঘাটে", "নদী", "| পানি", 2],
        ["বন্যা |", "নদীর", "ঘাট | নদীতে ঘাট নেই", 1],
        ["বন্যা | নদীর ঘাট |", "নদীতে", "ঘাট নেই", 1],
    ]
    assert [line["article"] for line in lines(run("নদী", "--exact", "--json"))] == [2]
    assert len(lines(run("নদী", "--limit", "1", "--json"))) == 1


def test_each_line_names_its_article(run: Run, archive: str) -> None:
    with newsarchive.open_archive(archive) as opened:
        second = opened.article(2)
    [line, *_] = lines(run("নদী", "--json"))
    named = {"day": "2026-11-23", "outlet": "dinpatra", "public_id": second.public_id, "url": second.url}
    assert {name: line[name] for name in named} == named
    assert [line["day"] for line in lines(run("পাখি", "--json"))] == ["2026-06-16", "2026-06-16", None]


def test_csv_has_all_that_json_has(run: Run) -> None:
    for show in ("lines", "months", "near"):
        found = lines(run("নদী", "--show", show, "--json"))
        written = csv.DictReader(io.StringIO(run("নদী", "--show", show, "--csv").stdout, newline=""))
        assert list(written) == [
            {name: "" if value is None else str(value) for name, value in line.items()} for line in found
        ]


def test_months_without_the_word_have_the_frequency_0_and_those_without_articles_none(run: Run) -> None:
    empty = {"occurrences": None, "words": 0, "per_million": None}
    assert lines(run("নদী", "--show", "months", "--json")) == [
        {"month": "2026-06", "occurrences": 0, "words": 4, "per_million": 0.0},
        *({"month": f"2026-0{month}", **empty} for month in (7, 8, 9)),
        {"month": "2026-10", "occurrences": 2, "words": 6, "per_million": 333333.3},
        {"month": "2026-11", "occurrences": 1, "words": 4, "per_million": 250000.0},
        {"month": "no time", "occurrences": 0, "words": 2, "per_million": 0.0},
    ]
    assert [line["month"] for line in lines(run("নদী", "--show", "months", "--since", "2026-11-01", "--json"))] == [
        "2026-11"
    ]


def test_words_near_it_have_a_score(run: Run) -> None:
    assert lines(run("নদী", "--show", "near", "--json")) == [
        {"word": "ঘাট", "together": 3, "occurrences": 3, "log_dice": 14.0}
    ]


def test_people_see_a_table(run: Run) -> None:
    printed = [line.split() for line in run("নদী", "--show", "months").stdout.splitlines()]
    assert ["month", "occurrences", "words", "per", "million"] in printed
    assert ["2026-06", "0", "4", "0.0"] in printed
    assert ["2026-07", "0"] in printed
    assert ["2026-10", "2", "6", "333333.3"] in printed


def test_a_table_of_lines_names_the_article_as_far_as_it_fits(run: Run) -> None:
    heading, *_ = run("নদী").stdout.strip().splitlines()
    assert heading.split() == ["before", "word", "after", "article", "day", "outlet", "public", "id", "url"]


def test_a_word_that_is_nowhere_is_a_sentence(run: Run) -> None:
    done = run("পাহাড়")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("newsarchive: nothing was found in ")


def test_one_form_of_output_is_asked_for(run: Run) -> None:
    assert isinstance(run("নদী", "--json", "--csv").exception, UsageError)


@pytest.mark.parametrize("written", ["", "নদীর ঘাট", "।"])
def test_one_word_is_needed(run: Run, written: str) -> None:
    assert isinstance(run(written).exception, UsageError)
