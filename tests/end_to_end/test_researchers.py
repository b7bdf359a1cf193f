"""docs/researchers.md: every command, query and example prints what the page shows."""

import doctest
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from newsarchive.outlets.registry import PROJECT

PAGE = (PROJECT / "docs" / "researchers.md").read_text(encoding="utf-8")
SECTIONS = re.split(r"^(?=## )", PAGE, flags=re.MULTILINE)


class Block(NamedTuple):
    """A block of the page, and what is printed below it."""

    language: str
    code: str
    printed: str


def blocks(page: str, *languages: str) -> list[Block]:
    found = re.findall(r"^```(\w+)\n(.*?)^```\n(?:```text\n(.*?)^```\n)?", page, re.DOTALL | re.MULTILINE)
    return [Block(*each) for each in found if each[0] in languages]


SET_UP, *COMMANDS = blocks(PAGE, "sh")
QUERIES = blocks(PAGE, "sql")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the archive that the page makes."""
    root = tmp_path_factory.mktemp("researchers")
    (root / "docs").symlink_to(PROJECT / "docs")
    (root / "bin").mkdir()
    program = root / "bin" / "newsarchive"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m newsarchive "$@"\n')
    program.chmod(0o755)
    run(root, SET_UP.code)
    return root


def run(folder: Path, commands: str) -> str:
    environment = os.environ | {
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(PROJECT),
        "NEWSARCHIVE_ARCHIVE": "sqlite:///example.db",
    }
    done = subprocess.run(
        ["bash", "-eu", "-o", "pipefail", "-c", commands],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def answer(folder: Path, query: str) -> str:
    """The rows of a query as the program sqlite3 prints them."""
    with closing(sqlite3.connect(f"file:{folder / 'example.db'}?mode=ro", uri=True)) as archive:
        return "".join("|".join(str(value) for value in row) + "\n" for row in archive.execute(query))


def plain(printed: str) -> str:
    """What is printed, without the spaces at the ends of the rows of a table."""
    return "\n".join(line.rstrip() for line in printed.strip().splitlines())


@pytest.mark.parametrize("block", COMMANDS, ids=lambda block: block.code.split("\n")[0][:60])
def test_a_command_prints_what_the_page_shows(folder: Path, block: Block) -> None:
    assert block.printed
    assert plain(run(folder, block.code)) == plain(block.printed)


@pytest.mark.parametrize("block", QUERIES, ids=lambda block: " ".join(block.code.split())[:60])
def test_a_query_has_the_rows_that_the_page_shows(folder: Path, block: Block) -> None:
    assert block.printed
    assert answer(folder, block.code) == block.printed


def test_the_examples_in_python_print_what_the_page_shows(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    examples = "\n".join(block.code for block in blocks(PAGE, "python"))
    parsed = doctest.DocTestParser().get_doctest(examples, {}, "researchers.md", None, None)
    report: list[str] = []
    result = doctest.DocTestRunner().run(parsed, out=report.append)
    assert result.failed == 0, "".join(report)
    assert result.attempted > 10


def questions() -> Iterator[str]:
    return (section for section in SECTIONS if re.match(r"## \d+\. .*\?\n", section))


def test_there_are_twelve_questions_and_each_is_answered() -> None:
    assert [section.split(".")[0] for section in questions()] == [f"## {number}" for number in range(1, 13)]
    assert all(blocks(section, "sh", "sql", "python") for section in questions())
