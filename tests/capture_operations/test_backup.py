"""`newsarchive backup`: an archive of its own, whole and checked, or nothing."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import make_url

from newsarchive.commands import app
from newsarchive.errors import NewsarchiveError
from newsarchive.operations import backup
from tests.capture_operations.kept import KeptArchive, page


@pytest.fixture
def kept(tmp_path: Path) -> KeptArchive:
    archive = KeptArchive(tmp_path)
    archive.keep([page(1, "এক"), page(2, "দুই")])
    return archive


def run(kept: KeptArchive, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--archive", kept.url])


def age(kept: KeptArchive) -> None:
    """Let the WARC files be of yesterday."""
    for each in kept.folder.rglob("*.warc.gz"):
        at = time.time() - 86_400
        os.utime(each, (at, at))


def check(file: Path) -> None:
    for verb in ("capture", "index"):
        done = CliRunner().invoke(app, [verb, "check", "--archive", f"sqlite:///{file}"])
        assert done.exit_code == 0, done.output


def files_of(folder: Path) -> dict[str, int]:
    return {each.name: each.stat().st_ino for each in folder.rglob("*.warc.gz")}


def test_a_backup_is_an_archive_whose_finished_files_are_links(kept: KeptArchive, tmp_path: Path) -> None:
    age(kept)
    target = tmp_path / "copy.db"
    done = run(kept, "backup", str(target))
    assert done.exit_code == 0, done.output
    assert "0 articles, 2 captures" in done.stdout
    assert "1 linked, 0 copied" in done.stdout
    assert files_of(tmp_path / "copy.captures") == files_of(kept.folder)
    check(target)
    shown = CliRunner().invoke(app, ["capture", "https://www.example.com/news/2", "--archive", f"sqlite:///{target}"])
    assert "দুই" in shown.stdout


def test_copies_share_nothing_with_the_archive(kept: KeptArchive, tmp_path: Path) -> None:
    age(kept)
    assert run(kept, "backup", str(tmp_path / "copy.db"), "--copy").exit_code == 0
    before, after = files_of(kept.folder), files_of(tmp_path / "copy.captures")
    assert before.keys() == after.keys()
    assert not {*before.values()} & {*after.values()}


def test_a_file_that_cannot_be_linked_is_copied(
    kept: KeptArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    age(kept)
    monkeypatch.setattr(os, "link", refuse)
    assert "0 linked, 1 copied" in run(kept, "backup", str(tmp_path / "copy.db")).stdout
    check(tmp_path / "copy.db")


@pytest.mark.parametrize("name", ["copy.db", "copy.captures"])
def test_nothing_is_overwritten(kept: KeptArchive, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("another")
    done = run(kept, "backup", str(tmp_path / "copy.db"))
    assert isinstance(done.exception, NewsarchiveError)
    assert done.exception.exit_code == 2
    assert (tmp_path / name).read_text() == "another"


def test_a_damaged_archive_leaves_no_backup(kept: KeptArchive, tmp_path: Path) -> None:
    with closing(sqlite3.connect(kept.root / "archive.db", isolation_level=None)) as connection:
        connection.execute("UPDATE captures SET run_id = 99 WHERE id = 1")
    done = run(kept, "backup", str(tmp_path / "copy.db"))
    assert isinstance(done.exception, NewsarchiveError)
    assert done.exception.exit_code == 1
    assert "crawl_runs" in str(done.exception)
    assert list(tmp_path.glob("copy*")) == []


def test_a_lost_record_leaves_no_backup(kept: KeptArchive, tmp_path: Path) -> None:
    age(kept)
    (file,) = kept.folder.rglob("*.warc.gz")
    os.truncate(file, file.stat().st_size // 2)
    age(kept)
    assert "ends before the record" in str(run(kept, "backup", str(tmp_path / "copy.db")).exception)
    assert not (tmp_path / "copy.captures").exists()


def test_for_postgres_the_line_of_pg_dump_is_printed(tmp_path: Path) -> None:
    url = make_url("postgresql+psycopg://desk:word@host/news")
    with pytest.raises(backup.NotBackedUpError) as refused:
        backup._source(url, tmp_path / "copy.dump", tmp_path / "copy.captures")
    assert "pg_dump --format=custom --file=" in str(refused.value)
    assert "'postgresql://desk@host/news'" in str(refused.value)


@pytest.mark.slow
@pytest.mark.end_to_end
def test_a_reader_a_backup_and_a_crawl_at_once(kept: KeptArchive, tmp_path: Path) -> None:
    program = [sys.executable, "-m", "tests.capture_operations.backed_up"]
    begin = [
        subprocess.Popen([*program, verb, str(kept.root)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for verb in ("crawl", "read")
    ]
    crawl, reader = begin
    assert crawl.stdout
    try:
        acknowledged = [int(crawl.stdout.readline()) for _ in range(4)][-1]
        targets = [tmp_path / f"copy{number}.db" for number in range(3)]
        for target in targets:
            done = run(kept, "backup", str(target))
            assert done.exit_code == 0, done.output or done.exception
        assert crawl.poll() is None
        assert reader.poll() is None
    finally:
        for process in begin:
            process.terminate()
    for process in begin:
        _, errors = process.communicate()
        assert errors == ""
    for target in targets:
        check(target)
        with closing(sqlite3.connect(target)) as connection:
            assert connection.execute("SELECT count(*) FROM articles").fetchone()[0] >= acknowledged


def test_the_archive_itself_is_not_changed(kept: KeptArchive, tmp_path: Path) -> None:
    before = {each: each.read_bytes() for each in kept.folder.rglob("*.warc.gz")}
    run_before = kept.captures()
    assert run(kept, "backup", str(tmp_path / "copy.db")).exit_code == 0
    assert {each: each.read_bytes() for each in kept.folder.rglob("*.warc.gz")} == before
    assert kept.captures() == run_before
