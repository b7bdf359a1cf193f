"""`newsarchive copy`, as a user sees it."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import update

from newsarchive.archive import open_archive
from newsarchive.archive.connect import writing
from newsarchive.archive.schema import captures
from tests.archive.whole import fill_whole

pytestmark = pytest.mark.end_to_end


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    engine = open_archive(f"sqlite:///{folder / 'archive.db'}")
    fill_whole(engine, 20)
    with writing(engine) as connection:
        connection.execute(update(captures).where(captures.c.id == 1).values(warc_file="2026-11/one.warc.gz"))
    engine.dispose()
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsarchive", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, cwd=folder)


def test_a_copy_is_made_once_and_is_an_archive(folder: Path) -> None:
    done = run(folder, "copy", "sqlite:///archive.db", "sqlite:///copy.db")
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.splitlines()
    assert first.startswith("copy.db: ")
    assert first.endswith(" rows of 21 tables copied and compared, 22 articles indexed.")
    assert second.startswith(
        "The WARC files that captures name are not copied. Copy their folder, archive.captures, to copy.captures"
    )
    checked = run(folder, "index", "check", "--archive", "sqlite:///copy.db")
    assert (checked.returncode, checked.stderr) == (0, "")
    again = run(folder, "copy", "sqlite:///archive.db", "sqlite:///copy.db")
    assert again.returncode == 2
    assert "copy.db holds an archive already. Name one that does not exist yet" in again.stderr


def test_an_unfinished_copy_is_refused_elsewhere_and_finished_by_the_same_command(folder: Path) -> None:
    (folder / "sub").mkdir()
    kill_early = (
        "import sys, newsarchive.archive.copying as c; from newsarchive.commands import main;"
        "c.rebuild = lambda engine: sys.exit(9); main()"
    )
    command = [sys.executable, "-c", kill_early, "copy", "sqlite:///archive.db", "sqlite:///half.db"]
    assert subprocess.run(command, check=False, cwd=folder).returncode == 9
    refused = run(folder, "search", "নদী", "--archive", "sqlite:///half.db")
    assert refused.returncode == 1
    assert "half.db is an unfinished copy of" in refused.stderr
    done = run(folder / "sub", "copy", "sqlite:///../archive.db", "sqlite:///../half.db")
    assert done.returncode == 0
    assert done.stderr == "newsarchive: this goes on with an unfinished copy.\n"
