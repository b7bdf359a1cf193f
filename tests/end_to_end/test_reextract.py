"""`newsarchive reextract` as an operator sees it: two processes, kills, the report as text and as JSON."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsarchive.archive import open_archive
from newsarchive.outlets import registry
from tests.reextraction import potrika
from tests.reextraction.kept import content, keep, rows, visits
from tests.reextraction.known import forget_outlets

FILES, PAGES = 6, 40


@pytest.fixture
def archive(tmp_path: Path) -> str:
    """An archive with kept pages in several files, which were read before the layout of their outlet changed."""
    url = f"sqlite:///{tmp_path / 'archive.db'}"
    folders = list(registry._folders)
    potrika.declare(tmp_path / "outlets", potrika.DESK)
    for file in range(FILES):
        numbers = range(file * PAGES, (file + 1) * PAGES)
        keep(url, registry.outlet("potrika"), visits(potrika.page(number) for number in numbers))
    potrika.declare(tmp_path / "outlets", potrika.WRITER)
    forget_outlets(folders)
    return url


def command(archive: str, *options: str) -> list[str]:
    outlets = Path(archive.removeprefix("sqlite:///")).with_name("outlets")
    return [
        *(sys.executable, "-m", "newsarchive", "reextract", "--archive", archive),
        *("--outlets", str(outlets), *options),
    ]


def run(archive: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(archive, *options), capture_output=True, text=True, timeout=240, check=False)


def test_two_processes_read_all_files_and_the_report_fits_a_terminal(archive: str) -> None:
    done = run(archive, "--jobs", "2")
    assert (done.returncode, done.stderr) == (0, "")
    tables, _, samples = done.stdout.partition("potrika, byline:")
    assert "Fields that are read otherwise" in tables
    assert max(len(line.rstrip()) for line in tables.splitlines()) <= 80
    assert "[-নিজস্ব প্রতিবেদক-] {+রহিমা খাতুন+}" in samples
    assert rows(archive, "SELECT count(*) AS c FROM article_versions WHERE cause = 'extractor'") == [
        {"c": FILES * PAGES}
    ]
    assert "nothing was written" in run(archive).stdout


def test_the_report_as_json(archive: str) -> None:
    done = run(archive, "--json", "--dry-run", "--jobs", "1")
    outlet, files = map(json.loads, done.stdout.splitlines())
    assert (outlet["outlet"], outlet["pages"], outlet["articles"]["changed"]) == (
        "potrika",
        FILES * PAGES,
        FILES * PAGES,
    )
    assert outlet["fields"]["byline"] == {"unchanged": 0, "gained": 0, "lost": 0, "changed": FILES * PAGES}
    assert outlet["fields"]["body"]["unchanged"] == FILES * PAGES
    assert len(outlet["samples"]["byline"]) == 3
    assert (files["files"], files["unread"]) == (FILES, 0)


def test_an_unknown_outlet_is_wrong_usage(archive: str) -> None:
    done = run(archive, "--outlet", "nobody")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nobody" in done.stderr


def test_pages_that_cannot_be_read_are_a_failure(archive: str, tmp_path: Path) -> None:
    done = run(archive, "--captures", str(tmp_path / "elsewhere"))
    assert done.returncode == 1
    assert f"{FILES * PAGES} pages could not be read" in done.stdout


@pytest.mark.slow
def test_killed_while_it_writes_it_goes_on_and_ends_as_one_that_was_not_killed(archive: str, tmp_path: Path) -> None:
    for kill in range(1, 4):
        _kill_after(archive, kill * PAGES)
    done = run(archive, "--jobs", "2", "--json")
    assert done.returncode == 0
    assert "continues" in done.stderr
    outlet, _ = map(json.loads, done.stdout.splitlines())
    assert outlet["articles"] == {"unchanged": 0, "gained": 0, "lost": 0, "changed": FILES * PAGES}
    reread = "SELECT count(*) AS c FROM article_sightings GROUP BY capture_id"
    assert {row["c"] for row in rows(archive, reread)} == {2}
    held = content(archive)
    assert {row["version"] for row in held["articles"]} == {2}
    assert len(held["article_versions"]) == FILES * PAGES
    assert run(archive).returncode == 0
    assert content(archive) == held


def _kill_after(archive: str, pages: int) -> None:
    """Kill a re-extraction, but not its processes, as soon as the archive has so many pages that were read again; they end by themselves."""
    engine = open_archive(archive)
    with subprocess.Popen(
        command(archive, "--jobs", "2"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0
    ) as process:
        query = "SELECT count(*) FROM article_sightings WHERE read_at IS NOT NULL"
        while process.poll() is None:
            with engine.connect() as connection:
                if (connection.exec_driver_sql(query).scalar() or 0) >= pages:
                    os.kill(process.pid, signal.SIGKILL)
                    break
        # Its processes have its outputs: these are closed when the last of them has ended.
        process.communicate(timeout=60)
    engine.dispose()
