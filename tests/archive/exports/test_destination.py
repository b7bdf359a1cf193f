"""Where an export goes: a file appears when it is whole, and nothing that is there is lost."""

import errno
import os
import resource
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import Engine

from newsarchive.archive import Writer
from newsarchive.archive.exports import ExportError, Format, WrongExportError, export
from newsarchive.archive.exports.destination import replacing
from tests.archive.pages import NOW, OUTLET, RUN, article, captured


@pytest.fixture
def archive(sqlite_engine: Engine) -> Engine:
    writer = Writer(sqlite_engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    bodies = [" ".join(sha256(f"{number} {at}".encode()).hexdigest() for at in range(100)) for number in range(30)]
    writer.write(run, [captured(article(number, body=body)) for number, body in enumerate(bodies)], now=NOW)
    return sqlite_engine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "exports"
    made.mkdir()
    return made


def test_an_existing_file_is_replaced_only_if_that_is_asked_for(archive: Engine, folder: Path) -> None:
    out = folder / "articles.csv"
    out.write_text("mine")
    with pytest.raises(WrongExportError, match="exists"):
        export(archive, out)
    assert out.read_text() == "mine"
    assert export(archive, out, overwrite=True).rows == 30
    assert len(out.read_bytes()) > 1000


def test_an_existing_manifest_is_kept(archive: Engine, folder: Path) -> None:
    (folder / "articles.csv.manifest.json").write_text("mine")
    with pytest.raises(WrongExportError, match=r"manifest\.json exists"):
        export(archive, folder / "articles.csv")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("articles.txt", "suffix names no format"),
        ("articles", "suffix names no format"),
        ("nowhere/articles.csv", "There is no folder"),
        ("folder.csv", "is no file"),
    ],
)
def test_what_cannot_be_written_is_named(archive: Engine, folder: Path, name: str, words: str) -> None:
    (folder / "folder.csv").mkdir()
    with pytest.raises(WrongExportError, match=words):
        export(archive, folder / name, overwrite=True)


@pytest.mark.parametrize("format_", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_an_interrupted_export_leaves_nothing_and_keeps_the_file_before(
    archive: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch, format_: Format, error: type[BaseException]
) -> None:
    if format_ == "parquet":
        pytest.importorskip("pyarrow")
    out = folder / f"articles.{format_}"
    export(archive, out)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def interrupted(*_: object) -> None:
        raise error

    monkeypatch.setattr("newsarchive.archive.exports.write.state_of", interrupted)
    with pytest.raises(error):
        export(archive, out, overwrite=True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_link_is_followed(archive: Engine, folder: Path) -> None:
    (folder / "real.csv").write_text("")
    (folder / "link.csv").symlink_to("real.csv")
    export(archive, folder / "link.csv", overwrite=True)
    assert (folder / "link.csv").is_symlink()
    assert len((folder / "real.csv").read_bytes()) > 1000


def test_a_failed_write_is_a_sentence(folder: Path) -> None:
    words = r"cannot be written: No space left on device\. Nothing of it was kept"
    with pytest.raises(ExportError, match=words), replacing(folder / "articles.csv"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert list(folder.iterdir()) == []


@pytest.mark.end_to_end
@pytest.mark.parametrize("format_", ["csv", "jsonl", "parquet"])
def test_a_full_disk_is_a_sentence_and_leaves_nothing(
    archive: Engine, tmp_path: Path, folder: Path, format_: Format
) -> None:
    """A limit on the size of files in place of the disk; the index of SQLite's log has 32 KiB."""
    if format_ == "parquet":
        pytest.importorskip("pyarrow")
    archive.dispose()
    out = folder / f"articles.{format_}"
    command = [sys.executable, "-m", "newsarchive", "export", str(out), "--archive", f"sqlite:///{tmp_path}/archive.db"]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000)),
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"newsarchive: {out} cannot be written: File too large. Nothing of it was kept.\n"
    assert list(folder.iterdir()) == []
