"""`newsarchive check`: one report of everything, which finds what was changed by hand and nothing else."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from newsarchive.archive import open_archive
from newsarchive.commands import app
from tests.capture_operations.kept import KeptArchive
from tests.capture_operations.test_forget import GONE, article_of, forget, long_page


@pytest.fixture
def kept(tmp_path: Path) -> KeptArchive:
    archive = KeptArchive(tmp_path)
    archive.keep([long_page(1, "এক"), long_page(2, "দুই")], article=article_of)
    return archive


def check(kept: KeptArchive, *arguments: str) -> dict[str, list[str]]:
    done = CliRunner().invoke(app, ["check", "--json", *arguments, "--archive", kept.url])
    found = {part["part"]: part["faults"] for part in map(json.loads, done.stdout.splitlines())}
    assert done.exit_code == (1 if any(found.values()) else 0)
    return found


def test_the_report_has_every_part(kept: KeptArchive) -> None:
    parts = ["database", "articles", "search index", "clusters", "forgotten", "captures"]
    assert check(kept) == {part: [] for part in parts}
    assert list(check(kept, "--no-captures")) == parts[:-1]
    for file in kept.folder.rglob("*.warc.gz"):
        file.unlink()
    assert check(kept)["captures"] == ["2 missing file"]
    done = CliRunner().invoke(app, ["check", "--archive", kept.url])
    assert "captures: 2 missing file. `newsarchive capture check` names each, and what to do." in done.stdout


def test_a_forget_that_did_not_end_is_found(kept: KeptArchive) -> None:
    assert forget(kept, GONE).exit_code == 0
    assert not any(check(kept).values())
    opened = open_archive(kept.url)
    with opened.begin() as connection:
        connection.execute(text("""UPDATE forgotten SET unerased = '[{"file": "a", "records": [[0, 9]]}]'"""))
    opened.dispose()
    assert check(kept)["forgotten"] == [GONE]
