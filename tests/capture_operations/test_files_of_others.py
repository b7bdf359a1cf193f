"""Captures whose records are in files elsewhere, which `crawl --from` has read: the archive needs no folder of captures for them."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsarchive.captures import CaptureWriter, Exchange
from newsarchive.commands import app
from newsarchive.testing.fixtures import FIXTURES

CASE = FIXTURES / "deshchitro" / "ticker-and-related"
URL = json.loads((CASE / "meta.json").read_text(encoding="utf-8"))["url"]
AT = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> str:
    pages = {
        URL: (CASE / "page.html").read_bytes(),
        "https://deshchitro.com/privacy.txt": b"<html><p>About us</p></html>",
    }
    with CaptureWriter(tmp_path / "elsewhere", {"software": "test"}) as writer:
        for url, body in pages.items():
            headers = (("Content-Type", "text/html; charset=utf-8"),)
            writer.write(Exchange(url, AT, "GET", (("User-Agent", "test"),), 200, headers, body))
    url = f"sqlite:///{tmp_path / 'archive.db'}"
    done = CliRunner().invoke(app, ["crawl", "--from", str(tmp_path / "elsewhere"), "--archive", url])
    assert done.exit_code == 0, done.output
    return url


def test_the_bytes_come_from_there(archive: str) -> None:
    done = CliRunner().invoke(app, ["capture", URL, "--archive", archive])
    assert done.exit_code == 0
    assert done.stdout_bytes == (CASE / "page.html").read_bytes()


def test_records_that_the_replay_left_out_are_no_fault(archive: str) -> None:
    done = CliRunner().invoke(app, ["capture", "check", "--archive", archive])
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("1 capture with a record, 2 records of responses in 1 file.")


def test_a_file_that_was_deleted_since_is_missing(archive: str, tmp_path: Path) -> None:
    for file in (tmp_path / "elsewhere").rglob("*.warc.gz"):
        file.unlink()
    done = CliRunner().invoke(app, ["capture", "check", "--json", "--archive", archive])
    assert done.exit_code == 1
    assert json.loads(done.stdout)["found"] == {"missing_file": 1}
