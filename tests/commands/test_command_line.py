"""The command line as a user sees it: JSON lines, sentences, exit codes."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsarchive.outlets.registry import outlets
from newsarchive.testing.fixtures import FIXTURES

pytestmark = pytest.mark.end_to_end

PAGE = FIXTURES / "deshchitro" / "ticker-and-related" / "page.html"
URL = json.loads((PAGE.parent / "meta.json").read_text(encoding="utf-8"))["url"]


def run(*arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run newsarchive in a folder that is not the checkout."""
    command = [sys.executable, "-m", "newsarchive", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, env={**os.environ, **env}, timeout=120, check=False
    )


def json_lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_date_is_read(tmp_path: Path) -> None:
    done = run("date", "প্রকাশ: ১৮ জুন ২০২৩, ০৬:০০ পিএম", cwd=tmp_path)
    assert done.returncode == 0
    (answer,) = json_lines(done.stdout)
    assert list(answer) == ["raw", "published_at", "modified_at", "precision", "rule", "problem"]
    assert answer["published_at"] == "2023-06-18T18:00:00+06:00"
    assert answer["precision"] == "minute"


def test_a_day_is_a_day_and_not_midnight(tmp_path: Path) -> None:
    (answer,) = json_lines(run("date", "১২ আগস্ট ২০২৪", cwd=tmp_path).stdout)
    assert (answer["published_at"], answer["precision"]) == ("2024-08-12", "day")


def test_a_relative_time_needs_the_fetch_time(tmp_path: Path) -> None:
    (unknown,) = json_lines(run("date", "২ ঘণ্টা আগে", cwd=tmp_path).stdout)
    assert (unknown["published_at"], unknown["problem"]) == (None, "no_fetch_time")
    (known,) = json_lines(run("date", "২ ঘণ্টা আগে", "--fetched-at", "2025-01-01T12:00:00+06:00", cwd=tmp_path).stdout)
    assert known["published_at"] == "2025-01-01T10:00:00+06:00"


def test_a_batch_of_dates_is_read_in_order_and_a_broken_line_keeps_its_position(tmp_path: Path) -> None:
    (tmp_path / "dates.jsonl").write_text(
        '{"raw": "১২ আগস্ট ২০২৪"}\nbroken\n\n{"raw": "13 Aug 2024", "timezone": "Asia/Kolkata"}\n{"raw": 7}\n'
    )
    done = run("date", "--batch", "dates.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert [answer["published_at"] for answer in json_lines(done.stdout)] == ["2024-08-12", None, "2024-08-13", None]
    assert "dates.jsonl, line 2" in done.stderr


def test_unreadable_lines_keep_their_position(tmp_path: Path) -> None:
    lines = [
        b'{"raw": "2024-06-20"}',
        b'{"raw": "\xff"}',
        b"[" * 100_000,
        b'{"raw": null}',
        b'{"raw": "\\ud800"}',
        b'{"raw": "2024-06-21"}',
    ]
    (tmp_path / "dates.jsonl").write_bytes(b"\n".join(lines))
    done = run("date", "--batch", "dates.jsonl", cwd=tmp_path)
    found = json_lines(done.stdout)
    assert done.returncode == 1
    assert [answer["published_at"] for answer in found] == ["2024-06-20", None, None, None, None, "2024-06-21"]
    assert found[4]["raw"] == "\ud800"


def test_a_page_is_extracted(tmp_path: Path) -> None:
    done = run("extract", str(PAGE), "--url", URL, "--fetched-at", "2025-04-24T20:11:36+06:00", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (answer,) = json_lines(done.stdout)
    expected = json.loads((PAGE.parent / "expected.json").read_text(encoding="utf-8"))
    assert answer["file"] == str(PAGE)
    assert answer["headline"] == expected["headline"]
    assert answer["outlet"] == "deshchitro"
    assert answer["problems"] == []


def test_unknown_ignores_the_layouts(tmp_path: Path) -> None:
    (answer,) = json_lines(run("extract", str(PAGE), "--url", URL, "--unknown", cwd=tmp_path).stdout)
    assert answer["layout"] is None
    assert "layout" not in {problem["field"] for problem in answer["problems"]}


def test_a_page_of_no_outlet_is_read_by_its_layout(tmp_path: Path) -> None:
    (answer,) = json_lines(run("extract", str(PAGE), "--url", "https://elsewhere.example/1", cwd=tmp_path).stdout)
    assert answer["outlet"] is None
    assert answer["layout"] == "deshchitro"
    assert "outlet" not in {problem["field"] for problem in answer["problems"]}


def test_a_batch_of_pages_is_read_in_order_and_a_missing_file_keeps_its_position(tmp_path: Path) -> None:
    lines = [
        {"file": "page.html", "url": URL},
        {"file": "missing.html", "url": URL},
        {"file": "page.html"},
        {"file": "page.html", "url": URL},
    ]
    (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\nbroken\n")
    done = run("extract", "--batch", "pages.jsonl", "--root", str(PAGE.parent), cwd=tmp_path)
    assert done.returncode == 1
    assert [answer["file"] for answer in json_lines(done.stdout)] == [
        "page.html",
        "missing.html",
        "page.html",
        "page.html",
        None,
    ]
    assert "missing.html: No such file or directory" in done.stderr
    assert json_lines(done.stdout)[0] == json_lines(done.stdout)[3]


def test_known_outlets_are_printed(tmp_path: Path) -> None:
    done = run("outlets", cwd=tmp_path)
    assert done.returncode == 0
    assert {"deshchitro", "dainikamadershomoy", "banglatribune"} <= set(done.stdout.split())


def test_an_archive_is_created_and_its_status_printed(tmp_path: Path) -> None:
    assert ": created" in run("migrate", cwd=tmp_path).stdout
    assert "is up to date" in run("migrate", cwd=tmp_path).stdout
    crawled = run("crawl", "deshchitro", "--from", str(FIXTURES), cwd=tmp_path)
    assert crawled.returncode == 0, crawled.stderr
    status = run("status", "deshchitro", cwd=tmp_path)
    assert status.returncode == 0
    assert "replay" in status.stdout
    assert "not_on_page" in status.stdout


def test_the_archive_is_read_from_the_environment(tmp_path: Path) -> None:
    run("migrate", cwd=tmp_path, NEWSARCHIVE_ARCHIVE="sqlite:///other.db")
    assert (tmp_path / "other.db").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("crawl", "nosuch"), "There is no outlet 'nosuch'. `newsarchive outlets` lists all."),
        (("crawl", "prothom-alo"), "Did you mean prothomalo?"),
        (("crawl",), "Name the outlets to crawl"),
        (("crawl", "--from", "nowhere"), "nowhere is no folder"),
        (("date",), "Give one STRING"),
        (("date", "আজ", "--timezone", "Asia/Dacca2"), "There is no zone 'Asia/Dacca2'"),
        (("date", "আজ", "--fetched-at", "yesterday"), "'yesterday' is not a time"),
        (("date", "--batch", "nowhere.jsonl"), "There is no file nowhere.jsonl"),
        (("date", "২ ঘণ্টা আগে", "--timezone", "Asia"), "There is no zone 'Asia'"),
        (("date", "২ ঘণ্টা আগে", "--fetched-at", "9999-12-31T23:59:59Z"), "no page was fetched in the year 9999"),
        (("extract", "page.html"), "Give FILE with --url"),
        (("extract", "--batch", "nowhere.jsonl"), "There is no file nowhere.jsonl"),
        (("fixture", "add", "nowhere.html"), "There is no file nowhere.html"),
        (("fixture", "add", str(PAGE), "--url", "https://elsewhere.example/1"), "belongs to no outlet"),
        (("fixture", "add", str(PAGE), "--url", URL, "--case", "../../evil"), "is not a name of a case"),
        (("fixture", "diff", "deshchitro/nosuch"), "There is no fixture deshchitro/nosuch"),
        (("fixtur",), "Did you mean 'fixture'?"),
        (("crawl", "--nosuch"), "No such option"),
    ],
)
def test_wrong_usage_is_a_sentence_and_exit_code_2(tmp_path: Path, arguments: tuple[str, ...], sentence: str) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert sentence in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert done.returncode == 2
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("archive", "sentence"),
    [
        ("sqlite:////no/such/folder/archive.db", "there is no folder /no/such/folder"),
        ("not-a-url", "is not the URL of an archive"),
        ("sqlite:///broken.db", "broken.db"),
    ],
)
def test_an_archive_that_cannot_be_opened_is_a_sentence(tmp_path: Path, archive: str, sentence: str) -> None:
    (tmp_path / "broken.db").write_bytes(b"This is not a database, but long enough to look like a file of one." * 50)
    done = run("crawl", "deshchitro", "--from", str(FIXTURES), "--archive", archive, cwd=tmp_path)
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 1


def test_an_archive_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    run("migrate", cwd=tmp_path)
    with sqlite3.connect(tmp_path / "archive.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    for command in (("crawl", "deshchitro", "--from", str(FIXTURES)), ("status",), ("migrate",)):
        done = run(*command, cwd=tmp_path)
        assert "newer newsarchive" in done.stderr
        assert done.returncode == 1


def test_a_site_that_cannot_be_reached_is_reported_in_a_line(tmp_path: Path) -> None:
    proxy = "http://127.0.0.1:9"  # no program listens there, with or without a network
    done = run(
        "crawl",
        "deshchitro",
        cwd=tmp_path,
        http_proxy=proxy,
        https_proxy=proxy,
        NEWSARCHIVE_CONTACT="mailto:test@example.org",
    )
    assert done.returncode == 1
    assert "unreachable 1" in done.stdout
    assert "No article was read." in done.stdout
    assert "unreachable: https://deshchitro.com/" in done.stderr
    assert "Traceback" not in done.stderr


def test_status_without_an_archive_names_the_command_that_creates_one(tmp_path: Path) -> None:
    done = run("status", cwd=tmp_path)
    assert "newsarchive crawl" in done.stderr
    assert done.returncode == 1
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_has_read_enough_is_no_failure(tmp_path: Path) -> None:
    file = tmp_path / "dates.jsonl"
    file.write_text('{"raw": "১৮ জুন ২০২৩"}\n' * 2000, encoding="utf-8")
    command = [sys.executable, "-m", "newsarchive", "date", "--batch", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert running.stderr
        assert "2023-06-18" in running.stdout.readline()
        running.stdout.close()
        errors = running.stderr.read()
    assert (running.returncode, errors) == (0, "")


def test_a_full_disk_ends_the_run_with_a_sentence(tmp_path: Path) -> None:
    """The disk is full for the process: its limit on the size of files takes the part of the file system."""
    run("migrate", cwd=tmp_path)
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000));"
        "from newsarchive.commands import main; sys.argv = ['newsarchive', *sys.argv[1:]]; main()"
    )
    command = [sys.executable, "-c", script, "crawl", "--from", str(FIXTURES)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=120, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "disk" in done.stdout
    assert "failed" in done.stdout
    with sqlite3.connect(tmp_path / "archive.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_a_fixture_is_drafted_for_a_person_to_correct(tmp_path: Path) -> None:
    done = run(
        "fixture",
        "add",
        str(PAGE),
        "--url",
        URL,
        "--case",
        "new-case",
        "--fetched-at",
        "2025-04-24T03:24:40+06:00",
        "--into",
        ".",
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "deshchitro" / "new-case"
    assert (folder / "page.html").read_bytes() == PAGE.read_bytes()
    assert json.loads((folder / "meta.json").read_text(encoding="utf-8"))["absent"] == []
    missing = done.stdout.rpartition("not found: ")[2]
    assert "kicker" in missing
    assert "headline" not in missing
    again = run("fixture", "add", str(PAGE), "--url", URL, "--case", "new-case", "--into", ".", cwd=tmp_path)
    assert "exists already" in again.stderr
    assert again.returncode == 2


def test_all_fixtures_are_as_expected(tmp_path: Path) -> None:
    done = run("fixture", "check", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("as expected") == len(list(FIXTURES.glob("*/*/meta.json")))


@pytest.mark.parametrize(
    "command", [["-m", "scrapy", "list"], ["-m", "scrapy", "crawl", "deshchitro", "-s", "LOG_LEVEL=CRITICAL"]]
)
def test_plain_scrapy_works_from_the_checkout(tmp_path: Path, command: list[str]) -> None:
    env = {**os.environ, "NEWSARCHIVE_ARCHIVE": f"sqlite:///{tmp_path}/archive.db"}
    if "crawl" in command:
        handler = "newsarchive.crawling.replay.ReplayHandler"
        command = [
            *command,
            "-s",
            f"NEWSARCHIVE_REPLAY={FIXTURES}",
            "-s",
            "DOWNLOAD_DELAY=0",
            "-s",
            "AUTOTHROTTLE_ENABLED=0",
        ]
        command += ["-s", f'DOWNLOAD_HANDLERS={{"http": "{handler}", "https": "{handler}"}}']
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, cwd=FIXTURES, env=env, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    if "list" in command:
        assert done.stdout.split() == list(outlets())
    else:
        with sqlite3.connect(tmp_path / "archive.db") as connection:
            assert connection.execute("SELECT count(*) FROM articles").fetchone()[0] >= 5
        connection.close()
