"""`newsarchive cite` and `newsarchive ticker` as a user sees them."""

import json
import re
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from newsarchive.archive import Writer, open_archive
from newsarchive.archive.citation import public_id
from newsarchive.commands import app
from newsarchive.commands.ticker import NoTickerError
from newsarchive.named_article import NoArticleError
from newsarchive.outlets.registry import outlet
from tests.archive.pages import NOW, RUN, after, article, captured
from tests.commands.test_show_and_diff import on_terminal

OUTLET = outlet("deshchitro")
URL = OUTLET.url("/details/38560")
ID = public_id(OUTLET.key, URL)
LONG = "হাওরে আগাম ধান কাটা উৎসব, শ্রমিক সংকটে কৃষক, দাম নিয়ে দুশ্চিন্তায় পরিবার"
FIRST = "Its first capture with a ticker is of 2026-11-23 08:05:00 UTC."
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('archive') / 'archive.db'}"
    engine = open_archive(url)
    writer = Writer(engine, extractor="0.1.0", address_of=OUTLET.listed)
    run = writer.start_run(OUTLET.record, **RUN)
    pages = [
        captured(
            article(1, url=URL, canonical_url=URL, outlet=OUTLET.key, headline=headline),
            fetched_at=after(minutes),
            ticker=ticker,
            outlet=OUTLET.record,
        )
        for minutes, headline, ticker in (
            (0, "নদীর পানি ৫০% বেড়েছে", ["নদীর পানি বাড়ছে", LONG]),
            (5, "নদীর পানি কমেছে", [LONG]),
        )
    ]
    pages[0].ticker[0].url = URL
    writer.write(run, pages, now=NOW)
    engine.dispose()
    return url


@pytest.fixture
def run(archive: str) -> Run:
    return lambda *arguments: CliRunner().invoke(app, [*arguments, "--archive", archive])


@pytest.mark.parametrize("which", ["1", URL, "www.deshchitro.com/details/38560?utm_source=x", ID])
def test_an_article_is_cited_by_any_of_its_names(run: Run, which: str) -> None:
    done = run("cite", which)
    assert done.exit_code == 0
    assert done.stdout.startswith(
        "নিজস্ব প্রতিবেদক. “নদীর পানি কমেছে”. দেশচিত্র (Deshchitro), 2026-11-23 12:05 +06:00. https://"
    )
    assert f"Archived as {ID}, version 2, captured 2026-11-23 08:10:00 UTC, SHA-256 " in done.stdout


def test_a_public_id_is_shown_too(run: Run) -> None:
    assert json.loads(run("show", ID, "--json").stdout)["url"] == URL


def test_a_version_is_cited_with_its_own_headline_and_capture(run: Run) -> None:
    cited = run("cite", "1", "--version", "1").stdout
    assert "“নদীর পানি ৫০% বেড়েছে”" in cited
    assert "captured 2026-11-23 08:05:00 UTC" in cited
    assert run("cite", "1", "--version", "3").exit_code != 0


@pytest.mark.parametrize(
    ("form", "begins"),
    [("bibtex", f"@article{{{ID}-2,\n"), ("ris", "TY  - NEWS\r\nAU  - "), ("csl", '[\n  {\n    "id": ')],
)
def test_every_form_is_printed(archive: str, form: str, begins: str) -> None:
    done = CliRunner().invoke(app, ["cite", "1", "--format", form, "--archive", archive])
    assert done.stdout_bytes.decode().startswith(begins)


def test_an_unknown_public_id_is_a_sentence(run: Run) -> None:
    failed = run("cite", "a" * 16).exception
    assert isinstance(failed, NoArticleError)
    assert str(failed) == f"The archive has no article {'a' * 16}."


def test_the_ticker_of_an_instant_names_the_article(run: Run) -> None:
    done = run("ticker", "deshchitro", "--at", "2026-11-23T14:05:00+06:00")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "The ticker of deshchitro at 2026-11-23 14:05:00 +06:00" in done.stdout
    rows = [line.split() for line in done.stdout.splitlines()]
    assert ["1", *"নদীর পানি বাড়ছে 2026-11-23 14:05 2026-11-23 14:05".split()] in rows
    assert "→ article 1: নদীর পানি কমেছে".split() in rows


def test_between_two_captures_it_is_stated_what_is_not_known(run: Run) -> None:
    done = run("ticker", "deshchitro", "--at", "2026-11-23T08:07")
    assert "বাড়ছে" not in done.stdout
    assert done.stderr == (
        "newsarchive: The nearest captures are of 2026-11-23 08:05:00 UTC and 2026-11-23 08:10:00 UTC."
        " Only one of them has 1 further headline; whether it was shown is not known.\n"
    )


def test_the_newest_ticker_as_json(run: Run) -> None:
    (line,) = run("ticker", "deshchitro", "--json").stdout.splitlines()
    found = json.loads(line)
    assert found | {"url": "", "target_url": None} == {
        "outlet": "deshchitro",
        "at": "2026-11-23T08:10:00+00:00",
        "title": LONG,
        "url": "",
        "target_url": None,
        "first_seen_at": "2026-11-23T08:05:00+00:00",
        "last_seen_at": "2026-11-23T08:10:00+00:00",
        "article_id": None,
        "article_headline": None,
        "article_state": None,
    }


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("deshchitro", "--at", "2026-11-22"),
            f"What the ticker of deshchitro showed at 2026-11-22 00:00:00 UTC is not known. {FIRST}",
        ),
        (("deshchitra",), "The archive has no ticker of deshchitra. Did you mean deshchitro?"),
        (("samakal",), "The archive has no ticker of samakal. It has those of deshchitro."),
    ],
)
def test_what_is_not_known_is_a_sentence(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    failed = run("ticker", *arguments).exception
    assert isinstance(failed, NoTickerError)
    assert str(failed) == sentence


@pytest.mark.slow
@pytest.mark.end_to_end
@pytest.mark.parametrize("width", [80, 120])
def test_no_line_of_the_table_is_wider_than_the_terminal(archive: str, width: int) -> None:
    written = on_terminal(width, "ticker", "deshchitro", "--at", "2026-11-23T08:05", "--archive", archive)
    text = re.sub(r"\x1b\[[\d;]*m", "", written)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert all(word in text.split() for word in LONG.split())
