"""`newsarchive export`, as a user sees it."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsarchive.archive import Writer, open_archive
from tests.archive.pages import NOW, OUTLET, RUN, article, captured

pytestmark = pytest.mark.end_to_end


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('export') / 'archive.db'}"
    engine = open_archive(url)
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    writer.write(run, [captured(article(number)) for number in range(1, 4)], now=NOW)
    engine.dispose()
    return url


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsarchive", "export", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=folder)


def test_a_file_and_its_manifest_are_written(archive: str, tmp_path: Path) -> None:
    done = run(tmp_path, "found.csv", "--query", "সুরমা (", "--outlet", "dinpatra", "--archive", archive)
    size = (tmp_path / "found.csv").stat().st_size
    assert done.stdout == f"found.csv: 3 rows of articles, {size} bytes. found.csv.manifest.json describes them.\n"
    assert (done.returncode, done.stderr) == (0, "newsarchive: a bracket without its partner was left out.\n")
    with (tmp_path / "found.csv").open(encoding="utf-8", newline="") as file:
        assert [row["headline"][-1] for row in csv.DictReader(file)] == ["1", "2", "3"]
    assert json.loads((tmp_path / "found.csv.manifest.json").read_text(encoding="utf-8"))["rows"] == 3


def test_standard_output_has_the_rows_alone(archive: str, tmp_path: Path) -> None:
    done = run(tmp_path, "-", "--format", "jsonl", "--archive", archive)
    assert [json.loads(line)["section"] for line in done.stdout.splitlines()] == ["সারাদেশ"] * 3
    assert (done.returncode, done.stderr, list(tmp_path.iterdir())) == (0, "", [])


def test_the_archive_of_an_instant_is_exported(archive: str, tmp_path: Path) -> None:
    run(tmp_path, "found.jsonl", "--at", "2026-11-23T14:05:00+06:00", "--archive", archive)
    asked = json.loads((tmp_path / "found.jsonl.manifest.json").read_text(encoding="utf-8"))["query"]
    assert asked["contents"] == "what the archive held at 2026-11-23T14:05:00+06:00"
    assert len((tmp_path / "found.jsonl").read_text(encoding="utf-8").splitlines()) == 3
    before = run(tmp_path, "-", "--format", "jsonl", "--at", "2026-11-23T08:04", "--archive", archive)
    assert (before.stdout, before.stderr) == ("", "newsarchive: the archive holds nothing of what was asked for.\n")


def test_nothing_found_is_a_sentence_and_an_empty_file(archive: str, tmp_path: Path) -> None:
    done = run(tmp_path, "found.jsonl", "--query", "বিমান", "--archive", archive)
    assert (done.returncode, done.stderr) == (0, "newsarchive: the archive holds nothing of what was asked for.\n")
    assert (tmp_path / "found.jsonl").read_bytes() == b""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-"], "Standard output takes --format csv or --format jsonl"),
        (["-", "--format", "parquet"], "Standard output takes"),
        (["out.xlsx"], "the suffix names no format"),
        (["out.csv", "--query", "!!"], "nothing of this query can be searched for"),
        (["out.csv", "--table", "tickers", "--query", "নদী"], "--outlet, --since and --until alone"),
        (["out.csv", "--at", "2026-11-23", "--versions", "all"], "one version"),
        (["out.csv", "--at", "yesterday"], "is not a time"),
        (["out.csv", "--table", "tickers", "--at", "2026-11-23"], "newsarchive ticker OUTLET --at T"),
        (["out.csv", "--table", "article"], "is not one of"),
        (["out.csv", "--since", "2026-02-02", "--until", "2026-01-01"], "is later than"),
    ],
)
def test_wrong_usage_is_a_sentence_and_writes_nothing(
    archive: str, tmp_path: Path, arguments: list[str], words: str
) -> None:
    done = run(tmp_path, *arguments, "--archive", archive)
    assert (done.returncode, done.stdout, list(tmp_path.iterdir())) == (2, "", [])
    assert words in done.stderr


def test_a_reader_that_has_read_enough_is_no_failure(archive: str, tmp_path: Path) -> None:
    command = f"{sys.executable} -m newsarchive export - --format csv --archive {archive} | head -c 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "i", "")
