"""`newsarchive takedown` as an operator uses it, and what other commands print of the article afterwards."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsarchive.archive import Writer, open_archive
from newsarchive.archive.citation import public_id
from newsarchive.commands import app
from newsarchive.commands.errors import UsageError
from newsarchive.errors import NewsarchiveError
from newsarchive.outlets.registry import outlet
from tests.archive.pages import NOW, RUN, after, article, captured

OUTLET = outlet("deshchitro")
URL = OUTLET.url("/details/38560")
COMING = OUTLET.url("/details/99999")
COPY = OUTLET.url("/details/38561")
NAME = "করিম উদ্দিন"
TEXT = " ".join(f"শব্দ{word}" for word in range(60))
Run = Callable[..., Result]


@pytest.fixture
def archive(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'archive.db'}"
    engine = open_archive(url)
    writer = Writer(engine, extractor="0.1.0", address_of=OUTLET.listed)
    run = writer.start_run(OUTLET.record, **RUN)
    for minute, headline in enumerate((f"{NAME} গ্রেপ্তার", f"{NAME} মুক্ত")):
        shown = article(1, url=URL, canonical_url=URL, outlet=OUTLET.key, headline=headline, body=f"{TEXT} {NAME}।")
        writer.write(run, [captured(shown, fetched_at=after(minute), outlet=OUTLET.record)], now=NOW)
    copy = article(2, url=COPY, canonical_url=COPY, outlet=OUTLET.key, headline="অন্য", body=f"{TEXT} শেষ।")
    writer.write(run, [captured(copy, outlet=OUTLET.record)], now=NOW)
    engine.dispose()
    return url


@pytest.fixture
def newsarchive(archive: str) -> Run:
    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, [*arguments, "--archive", archive])

    return run


def logged(newsarchive: Run) -> list[dict[str, object]]:
    return [json.loads(line) for line in newsarchive("takedown", "--list", "--json").stdout.splitlines()]


def test_a_withheld_article_is_a_sentence_for_readers_and_there_for_operators(newsarchive: Run) -> None:
    done = newsarchive("takedown", URL, "--grade", "withheld", "--because", "আদালতের আদেশ", "--by-law")
    assert (done.exit_code, done.stdout) == (
        0,
        f"{URL} (deshchitro) is withheld: not shown; its address answers with the date and the reason.\n",
    )
    assert done.stderr == f"newsarchive: the same or nearly the same text is shown at {COPY}.\n"
    for command in (("show", URL), ("diff", URL), ("cite", URL), ("show", public_id(OUTLET.key, URL))):
        refused = newsarchive(*command)
        assert isinstance(refused.exception, NewsarchiveError)
        assert refused.exception.exit_code == 1
        assert "is withheld, by law since " in str(refused.exception)
        assert str(refused.exception).endswith("UTC: আদালতের আদেশ")
        assert NAME not in str(refused.exception) + refused.output
    assert newsarchive("search", "উদ্দিন").stdout == ""
    shown = newsarchive("show", URL, "--withheld")
    assert shown.exit_code == 0
    assert f"{NAME} মুক্ত" in shown.stdout
    assert "takedown   withheld since " in shown.stdout


def test_a_redacted_article_is_shown_without_the_passage(newsarchive: Run) -> None:
    done = newsarchive(
        *("takedown", URL, "--grade", "redacted", "--passage", NAME, "--passage", "রহিম", "--because", "অনুরোধ")
    )
    assert done.exit_code == 0
    assert "no version of it has 'রহিম'." in done.stderr
    assert NAME not in done.stderr
    for command in (("show", URL, "--json"), ("show", URL, "--version", "1"), ("diff", URL), ("cite", URL)):
        shown = newsarchive(*command)
        assert (shown.exit_code, "উদ্দিন" in shown.stdout, "█████" in shown.stdout) == (0, False, True), command
    assert json.loads(newsarchive("show", URL, "--json").stdout)["takedown"]["grade"] == "redacted"
    assert newsarchive("words", "উদ্দিন").stdout == ""
    assert NAME in newsarchive("show", URL, "--withheld").stdout


def test_what_was_decided_is_ended_and_stays_in_the_log(newsarchive: Run) -> None:
    newsarchive("takedown", URL, "--grade", "unlisted", "--because", "অনুরোধ")
    assert newsarchive("search", "শব্দ7", "--count").stdout == "1\n"
    newsarchive("takedown", URL, "--grade", "withheld", "--because", "আদেশ")
    done = newsarchive("takedown", URL, "--lift", "--because", "আদেশ উঠেছে")
    assert (done.exit_code, done.stdout) == (0, f"{URL} (deshchitro) is shown as any other article.\n")
    assert newsarchive("search", "শব্দ7", "--count").stdout == "2\n"
    found = logged(newsarchive)
    assert [(each["grade"], each["because"], each["lifted_because"], each["is_by_law"]) for each in found] == [
        ("withheld", "আদেশ", "আদেশ উঠেছে", False),
        ("unlisted", "অনুরোধ", None, False),
    ]
    assert found[0]["public_id"] == public_id(OUTLET.key, URL)
    assert all(each["lifted_at"] for each in found)
    printed = newsarchive("takedown", "--list").stdout.splitlines()
    assert [line.partition(" ")[2].partition(";")[0] for line in printed] == [
        f"{URL} withheld: আদেশ",
        f"{URL} unlisted: অনুরোধ",
    ]
    assert printed[1].endswith(": replaced by the next decision")
    again = newsarchive("takedown", URL, "--lift", "--because", "আবার")
    assert "no decision about" in str(again.exception)


def test_an_address_may_be_decided_about_before_its_article_comes(newsarchive: Run) -> None:
    done = newsarchive("takedown", f"{COMING}?from=front", "--grade", "withheld", "--because", "আদেশ")
    assert done.exit_code == 0
    assert done.stderr == "newsarchive: the archive does not have this article: the decision holds once it does.\n"
    assert [each["url"] for each in logged(newsarchive)] == [COMING]
    lifted = newsarchive("takedown", public_id(OUTLET.key, COMING), "--lift", "--because", "আদেশ উঠেছে")
    assert lifted.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Name an article"),
        ((URL,), "Name a grade, or end a decision with --lift"),
        ((URL, "--grade", "withheld", "--lift", "--because", "x"), "Name a grade, or end"),
        ((URL, "--grade", "withheld"), "Write why: --because REASON"),
        ((URL, "--lift"), "Write why"),
        ((URL, "--lift", "--because", "x", "--by-law"), "leave it out with --lift"),
        ((URL, "--grade", "redacted", "--because", "x"), "--grade redacted needs --passage"),
        ((URL, "--grade", "withheld", "--because", "x", "--passage", "y"), "no other grade has passages"),
        ((URL, "--grade", "redacted", "--because", "x", "--passage", "।?"), "has no word that could be found"),
        (("--list", URL), "leave the rest out"),
    ],
)
def test_wrong_usage_is_a_sentence(newsarchive: Run, arguments: tuple[str, ...], words: str) -> None:
    done = newsarchive("takedown", *arguments)
    assert isinstance(done.exception, UsageError)
    assert words in str(done.exception)
    assert logged(newsarchive) == []


def test_an_address_of_no_outlet_of_the_archive_is_refused(newsarchive: Run) -> None:
    done = newsarchive("takedown", "https://elsewhere.example/news/1", "--grade", "withheld", "--because", "x")
    assert "The archive has no article at https://elsewhere.example/news/1" in str(done.exception)
