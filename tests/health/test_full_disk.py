"""What an operator learns on a disk that is full: every command says so, what only reads works, and a message is sent."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsarchive.archive import ArchiveError, Writer, open_archive
from newsarchive.commands import app
from tests.health.archives import answers
from tests.health.servers import web_server

pytestmark = pytest.mark.slow


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 20 MB, which only root may mount."""
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", str(tmp_path)]
    if not mount or os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted")
    try:
        yield tmp_path
    finally:
        subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


@pytest.fixture
def archive(disk: Path) -> str:
    """An archive that was crawled just now."""
    url = f"sqlite:///{disk}/archive.db"
    engine = open_archive(url)
    answers(Writer(engine, extractor="0.1.0"), "usual", datetime.now(UTC))
    engine.dispose()
    return url


def fill_up(disk: Path) -> None:
    with suppress(OSError), (disk / "other").open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass


def run(archive: str, *arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--archive", archive], env=environment)


def test_what_reads_works_and_says_that_the_disk_is_full(disk: Path, archive: str) -> None:
    fill_up(disk)
    for verb, code in (("status", 0), ("health", 1), ("disk", 0)):
        done = run(archive, verb)
        assert (done.exit_code, done.exception and str(done.exception)) in ((code, None), (code, str(code))), verb
        assert "0 bytes" in done.stdout, verb
    assert "the archive: broken. Expected room for 7 days" in run(archive, "status").stdout


def test_what_writes_says_that_the_disk_is_full(disk: Path, archive: str) -> None:
    fill_up(disk)
    with pytest.raises(ArchiveError, match=r"the disk is full: .*archive\.db could not grow \(0 bytes are free\)"):
        open_archive(archive)


@pytest.mark.parametrize("is_used", [False, True])
def test_a_full_disk_is_a_message_and_ends_the_heartbeat_only_with_the_crawls(
    disk: Path, archive: str, is_used: bool
) -> None:
    with closing(sqlite3.connect(disk / "archive.db")) as other, web_server() as (address, received):
        if is_used:  # by a crawl that has written what is not in the database itself yet
            other.execute("BEGIN IMMEDIATE")
            other.execute("DELETE FROM archive_info WHERE name = 'none'")
            other.execute("INSERT INTO archive_info VALUES ('none', 'nothing')")
            other.commit()
        fill_up(disk)
        done = run(archive, "health", "--notify", NEWSARCHIVE_NOTIFY=f"json:{address}/hook")
    assert done.exit_code == 1
    assert [each.path for each in received] == ["/hook"]
    assert "the archive: broken." in received[0].content["text"]
    assert "0 bytes are free" in received[0].content["text"]


def test_an_archive_that_cannot_be_opened_is_a_message(tmp_path: Path) -> None:
    file = tmp_path / "archive.db"
    file.write_bytes(b"no database" * 500)
    with web_server() as (address, received):
        done = run(f"sqlite:///{file}", "health", "--notify", NEWSARCHIVE_NOTIFY=f"json:{address}/hook")
        none = run(f"sqlite:///{tmp_path}/none.db", "health", "--notify", NEWSARCHIVE_NOTIFY=f"json:{address}/hook")
    assert "there is no archive" in str(none.exception)
    assert len(received) == 1
    assert "is not a database" in str(done.exception)
    assert received[0].content["subject"] == "newsarchive: the archive cannot be used"
