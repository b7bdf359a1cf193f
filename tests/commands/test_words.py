"""`newsarchive words` as a user sees it."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result

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
    assert lines(run("নদী", "--json")) == [
        {"before": "", "word": "নদীর", "after": "ঘাট নদীতে ঘাট নেই", "article": 1},
        {"before": "নদীর ঘাট", "word": "নদীতে", "after": "ঘাট নেই", "article": 1},
        {"before": "ঘাটে", "word": "নদী", "after": "পানি", "article": 2},
    ]
    assert [line["article"] for line in lines(run("নদী", "--exact", "--json"))] == [2]
    assert len(lines(run("নদী", "--limit", "1", "--json"))) == 1


def test_months_have_a_frequency(run: Run) -> None:
    assert lines(run("নদী", "--show", "months", "--json")) == [
        {"month": "2026-10", "occurrences": 2, "words": 5, "per_million": 400000.0},
        {"month": "2026-11", "occurrences": 1, "words": 3, "per_million": 333333.3},
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
    assert ["2026-10", "2", "5", "400000.0"] in printed


def test_a_word_that_is_nowhere_is_a_sentence(run: Run) -> None:
    done = run("পাহাড়")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("newsarchive: nothing was found in ")


@pytest.mark.parametrize("written", ["", "নদীর ঘাট", "।"])
def test_one_word_is_needed(run: Run, written: str) -> None:
    assert isinstance(run(written).exception, UsageError)
