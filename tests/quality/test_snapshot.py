"""A snapshot holds what the command prints, in an order that does not depend on the run."""

import gzip
import json
import sys
from itertools import islice
from pathlib import Path

import pytest

from quality.corpora import damaged_copies, pages
from quality.snapshot import main

STAND_IN = """#!{python}
import json, sys
for line in open("pages.jsonl"):
    page = json.loads(line)
    print(json.dumps({{"file": page["file"], "url": page["url"], "headline": "--unknown" in sys.argv}}))
"""


@pytest.mark.slow
def test_a_snapshot_holds_each_page_in_both_modes_and_is_the_same_each_time(tmp_path: Path) -> None:
    command = tmp_path / "newsarchive"
    command.write_text(STAND_IN.format(python=sys.executable), encoding="utf-8")
    command.chmod(0o755)
    files = [tmp_path / "first.gz", tmp_path / "second.gz"]
    for file in files:
        main(["write", str(file), "--newsarchive", str(command), "--set", "fixtures", "--damages", "1"])
    assert files[0].read_bytes() == files[1].read_bytes()
    with gzip.open(files[0], "rt", encoding="utf-8") as lines:
        first = [json.loads(line) for line in islice(lines, 4)]
    assert [(entry["copy"], entry["mode"]) for entry in first] == [
        (0, "heuristics"),
        (0, "layout"),
        (1, "heuristics"),
        (1, "layout"),
    ]
    assert [entry["article"]["headline"] for entry in first] == [True, False, True, False]


def test_a_command_that_fails_ends_the_snapshot_with_its_message(tmp_path: Path) -> None:
    command = tmp_path / "newsarchive"
    command.write_text("#!/bin/sh\necho broken >&2\nexit 3\n", encoding="utf-8")
    command.chmod(0o755)
    with pytest.raises(SystemExit, match="exit code 3:\nbroken"):
        main(["write", str(tmp_path / "out.gz"), "--newsarchive", str(command), "--set", "fixtures", "--damages", "0"])


def test_damaged_copies_are_the_same_each_time() -> None:
    page = next(pages("fixtures"))
    first, second = ([copy.body for copy in damaged_copies(page, 5)] for _ in range(2))
    assert first == second
    assert all(body != page.body for body in first)
