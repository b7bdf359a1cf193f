"""`newsarchive search` and `newsarchive index`, as a user sees them."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive import Writer, open_archive
from newsarchive.archive.citation import public_id
from tests.archive.pages import NOW, OUTLET, RUN, after, article, captured

pytestmark = pytest.mark.end_to_end


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('search') / 'archive.db'}"
    engine = open_archive(url)
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    writer.write(run, [captured(article(number, published_at=NOW)) for number in range(1, 4)], now=NOW)
    engine.dispose()
    return url


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsarchive", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_hits_are_printed_for_people(archive: str) -> None:
    done = run("search", "নদী", "সুরমার", "--limit", "1", "--archive", archive)
    assert (done.returncode, done.stderr) == (0, "")
    headline, line, snippet, url = done.stdout.splitlines()
    assert headline == "নদীর পানি বেড়েছে 3"
    assert line == "2026-11-23 14:05 · dinpatra · নিজস্ব প্রতিবেদক, সিলেট"
    assert snippet.startswith("সুরমা নদীর পানি 3 সেন্টিমিটার বেড়েছে।")
    assert url == "https://dinpatra.example/news/3"


def test_hits_are_printed_as_json(archive: str) -> None:
    done = run("search", '"নদীর পানি"', "--json", "--order", "best", "--archive", archive)
    first, *others = map(json.loads, done.stdout.splitlines())
    assert len(others) == 2
    assert first | {"id": 0, "snippet": ""} == {
        "id": 0,
        "public_id": public_id("dinpatra", "https://dinpatra.example/news/3"),
        "url": "https://dinpatra.example/news/3",
        "outlet": "dinpatra",
        "headline": "নদীর পানি বেড়েছে 3",
        "byline": "নিজস্ব প্রতিবেদক, সিলেট",
        "published_at": "2026-11-23T14:05:00+06:00",
        "snippet": "",
        "score": 1,
        "version": 1,
        "seen_from": "2026-11-23T08:05:00+00:00",
        "seen_until": None,
        "state": "present",
        "copies": 0,
    }


def test_copies_are_shown_once_and_counted(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'archive.db'}"
    engine = open_archive(url)
    writer = Writer(engine, extractor="0")
    body = "সুরমা নদীর পানি বেড়ে শহরের নিচু এলাকার কয়েক শ ঘরে ঢুকেছে বলে বাসিন্দারা জানিয়েছেন।"
    bodies = [body, f"{body} মানুষ সরে গেছে।", f"{body} আজ সকালে।", "অন্য নদীর কথা।"]
    pages = [captured(article(number, body=text)) for number, text in enumerate(bodies, 1)]
    writer.write(writer.start_run(OUTLET, **RUN), pages, now=NOW)
    engine.dispose()
    done = run("search", "নদী", "--copies", "once", "--archive", url)
    lines = [line.split(" · ")[-1] for line in done.stdout.splitlines() if "dinpatra ·" in line]
    assert lines == ["নিজস্ব প্রতিবেদক, সিলেট", "+2 copies"]
    shown = run("search", "নদী", "--json", "--archive", url).stdout
    assert [json.loads(line)["copies"] for line in shown.splitlines()] == [0, 2, 2, 2]


def test_options_limit_a_query(archive: str) -> None:
    asked = ("search", "নদী", "--json", "--archive", archive)
    assert run(*asked, "--outlet", "khobor").stdout == ""
    assert len(run(*asked, "--outlet", "dinpatra", "--section", "সারাদেশ").stdout.splitlines()) == 3
    assert run(*asked, "--until", "2026-11-22").stdout == ""
    assert len(run(*asked, "--since", "2026-11-23", "--byline", "প্রতিবেদক").stdout.splitlines()) == 3


def test_nothing_found_is_a_sentence_with_a_suggestion(archive: str) -> None:
    done = run("search", "সুরোমা", "--archive", archive)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"newsarchive: nothing was found in {archive}. Did you mean সুরমা?\n"


def test_what_cannot_be_used_of_a_query_is_named(archive: str) -> None:
    done = run("search", "(নদী", "--json", "--archive", archive)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 3
    assert done.stderr == "newsarchive: a bracket without its partner was left out.\n"


def test_an_archive_that_does_not_exist_is_a_sentence(tmp_path: Path) -> None:
    done = run("search", "নদী", "--archive", f"sqlite:///{tmp_path}/none.db")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "none.db" in done.stderr


def test_the_index_is_checked_and_made_anew(archive: str) -> None:
    assert run("index", "check", "--archive", archive).stdout == f"{archive}: the index agrees with 3 articles\n"
    with closing(sqlite3.connect(archive.removeprefix("sqlite:///"))) as connection, connection:
        connection.execute("DELETE FROM search_rows WHERE article_id = 1")
    done = run("index", "check", "--archive", archive)
    assert done.returncode == 1
    assert "1 of 3 articles are not indexed" in done.stderr
    assert "`newsarchive index rebuild` makes the index anew" in done.stderr
    assert run("index", "rebuild", "--archive", archive).stdout == f"{archive}: 3 articles indexed\n"
    assert run("index", "check", "--archive", archive).returncode == 0


def test_the_number_of_hits_is_printed_alone(archive: str) -> None:
    assert run("search", "নদী", "--count", "--archive", archive).stdout == "3\n"
    assert run("search", "সুরোমা", "--count", "--archive", archive).stdout == "0\n"


def test_facets_are_tables(archive: str) -> None:
    done = run("search", "নদী", "--facets", "outlet,month", "--archive", archive)
    assert (done.returncode, done.stderr) == (0, "")
    words = [line.split() for line in done.stdout.splitlines() if line.strip() and "─" not in line]
    assert words == [["3", "hits"], ["outlet", "hits"], ["dinpatra", "3"], ["month", "hits"], ["2026-11", "3"]]


def test_facets_are_one_line_of_json(archive: str) -> None:
    done = run("search", "নদী", "--facets", "all", "--json", "--archive", archive)
    [found] = map(json.loads, done.stdout.splitlines())
    assert (found["count"], found["is_exact"], found["notes"]) == (3, True, [])
    assert list(found["facets"]) == ["outlet", "month", "section", "byline"]
    section = {"is_exact": True, "values": [{"value": "সারাদেশ", "count": 3}], "more": 0}
    assert found["facets"]["section"] == section


def test_an_unknown_facet_is_wrong_usage(archive: str) -> None:
    done = run("search", "নদী", "--facets", "outlet,layout", "--archive", archive)
    assert (done.returncode, done.stdout) == (2, "")
    assert "'layout' is no facet. There are outlet, month, section, byline, and all." in done.stderr


def test_a_search_in_the_past_prints_the_version(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'archive.db'}"
    engine = open_archive(url)
    writer = Writer(engine, extractor="0")
    started = writer.start_run(OUTLET, **RUN)
    writer.write(started, [captured(article(1))], now=NOW)
    edited = article(1, headline="খালের পানি কমেছে")  # the water of the canal has fallen
    writer.write(started, [captured(edited, fetched_at=after(60))], now=after(60))
    engine.dispose()
    asked = ("search", "headline:নদী", "--archive", url)
    assert "nothing was found" in run(*asked).stderr
    for option in (("--at", "2026-11-23T14:30:00+06:00"), ("--versions", "all")):
        lines = run(*asked, *option).stdout.splitlines()
        assert "version 1, seen 2026-11-23 08:05 to 2026-11-23 09:05 UTC" in lines
        hit = json.loads(run(*asked, *option, "--json").stdout)
        seen = (hit["version"], hit["seen_from"], hit["seen_until"], hit["state"])
        assert seen == (1, "2026-11-23T08:05:00+00:00", "2026-11-23T09:05:00+00:00", "present")
    assert run(*asked, "--at", "2026-11-23T15:05:00+06:00").stdout == ""
    assert run(*asked, "--at", "2026-11-23T14:30:00+06:00", "--count").stdout == "1\n"


def test_an_instant_with_all_versions_is_wrong_usage(archive: str) -> None:
    done = run("search", "নদী", "--at", "2026-11-23", "--versions", "all", "--archive", archive)
    assert done.returncode == 2
    assert "use --at or --versions all, not both" in done.stderr
    assert run("search", "নদী", "--at", "yesterday", "--archive", archive).returncode == 2
