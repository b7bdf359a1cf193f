"""docs/proof.md: its commands lead from a row to the bytes of the site, and find it out if these were changed."""

import gzip
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsarchive.outlets.registry import PROJECT
from tests.archive.pages import article
from tests.capture_operations.kept import KeptArchive
from tests.captures.exchanges import PAGE, exchange

URL = "https://www.example.com/news/1"
COMMANDS = "\n".join(
    re.findall(r"```sh\n(.+?)```", (PROJECT / "docs" / "proof.md").read_text(encoding="utf-8"), re.DOTALL)
)


@pytest.fixture
def kept(tmp_path: Path) -> KeptArchive:
    if not shutil.which("sqlite3"):
        pytest.skip("the program sqlite3 is not installed")
    archive = KeptArchive(tmp_path)
    archive.keep([exchange(1, PAGE)], article=lambda _: article(1, url=URL, canonical_url=URL))
    return archive


def run(kept: KeptArchive) -> subprocess.CompletedProcess[str]:
    programs = kept.root / "bin"
    programs.mkdir()
    for name, module in (("newsarchive", "newsarchive"), ("warcio", "warcio.cli")):
        (programs / name).write_text(f'#!/bin/sh\nexec {sys.executable} -m {module} "$@"\n')
        (programs / name).chmod(0o755)
    return subprocess.run(
        ["bash", "-eu", "-o", "pipefail", "-c", COMMANDS],
        cwd=kept.root,
        env={**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_commands_prove_a_quotation(kept: KeptArchive) -> None:
    done = run(kept)
    assert done.returncode == 0, done.stderr
    for proof in (
        "The page has the quotation.",
        "page.html: OK",
        "warcio has the same page.",
        f"WARC-Target-URI: {URL}",
        "All files are as they were listed.",
        "Files and rows agree.",
    ):
        assert proof in done.stdout
    assert (kept.root / "page.html").read_bytes() == PAGE


def test_a_forged_record_proves_nothing(kept: KeptArchive) -> None:
    (capture,) = kept.captures()
    assert capture.record
    path = kept.folder / capture.record.file
    begin, end = capture.record.offset, capture.record.offset + capture.record.length
    data = path.read_bytes()
    record = gzip.decompress(data[begin:end])
    forged = record.replace("মেলা".encode(), "হাট   ".encode())
    assert len(forged) == len(record)
    path.write_bytes(data[:begin] + gzip.compress(forged) + data[end:])
    done = run(kept)
    assert done.returncode == 1
    assert "is not what the archive has of it" in done.stderr
    assert "The page has the quotation." not in done.stdout
