"""Tables: whole in a pipe, cut to the terminal; numbers of things."""

import io

import pytest
from click.testing import CliRunner

from newsarchive.commands import app, serve
from newsarchive.commands.tables import Column, console, print_table
from newsarchive.in_words import counted

COLUMNS = (Column("outlet"), Column("source", drop=2), Column("why", drop=1))


def test_in_a_pipe_no_column_is_left_out_however_wide() -> None:
    out = io.StringIO()
    wide = ["potrika", "listing /" + "s" * 300, "its first day " * 20]
    assert print_table(console(out), COLUMNS, [wide]) == []
    row = out.getvalue().splitlines()[3]
    assert " ".join(row.split()) == " ".join(" ".join(wide).split()), "and no cell is folded"


def test_on_a_terminal_columns_without_a_place_are_left_out() -> None:
    out = console(io.StringIO())
    out.width = 40
    assert print_table(out, COLUMNS, [["potrika", "listing /", "w" * 40]]) == ["why"]


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [(0, "outlet", "0 outlets"), (1, "known article", "1 known article"), (2, "WARC file", "2 WARC files")],
)
def test_one_is_singular(number: int, noun: str, words: str) -> None:
    assert counted(number, noun) == words


def test_serve_without_its_packages_names_the_command_that_installs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "_NEEDED", ("starlette", "no_such_package"))
    done = CliRunner().invoke(app, ["serve"])
    assert isinstance(done.exception, serve.NoWebError)
    assert "needs no_such_package:" in str(done.exception)
    assert "-m pip install --require-hashes -r" in str(done.exception)
    assert "requirements-web.txt`" in str(done.exception)
