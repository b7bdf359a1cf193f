"""`newsarchive disk`: what is counted, and the day on which the disk is full."""

import json
import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, make_url

from newsarchive.archive import ArchiveError, open_archive
from newsarchive.commands import app
from newsarchive.commands.serve import _looked_at
from newsarchive.operations.disk import Usage, usage
from tests.capture_operations.kept import KeptArchive, page
from tests.captures.exchanges import AT

NOW = AT + timedelta(days=10)


class Free(NamedTuple):
    free: int


@pytest.fixture
def kept(tmp_path: Path) -> KeptArchive:
    archive = KeptArchive(tmp_path)
    archive.keep([page(number, f"পাতা {number}") for number in range(20)])
    for file in archive.folder.rglob("*.warc.gz"):
        os.utime(file, (AT.timestamp(), AT.timestamp()))
    return archive


def used(kept: KeptArchive, now: datetime = NOW) -> Usage:
    engine: Engine = open_archive(kept.url)
    try:
        return usage(engine, kept.folder, now)
    finally:
        engine.dispose()


def test_growth_is_that_of_the_days_since_the_first_file(kept: KeptArchive) -> None:
    found = used(kept)
    size = sum(each.stat().st_size for each in kept.folder.rglob("*.warc.gz"))
    assert sum(found.months.values()) == size
    assert found.captures_a_day == pytest.approx(size / 10)
    assert found.database_a_day == pytest.approx(found.database.bytes / 10)


def test_a_folder_that_may_not_be_looked_into_is_an_error_and_no_empty_one(kept: KeptArchive) -> None:
    unreadable = kept.folder / ("x" * 300)  # refused by the system, to root too
    engine = open_archive(kept.url)
    with pytest.raises(ArchiveError, match="cannot be looked at: File name too long"):
        usage(engine, unreadable, NOW)
    engine.dispose()


def test_a_server_of_readers_begins_without_the_disk_of_such_a_folder(
    kept: KeptArchive, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _looked_at(kept.folder) == kept.folder
    assert _looked_at(kept.folder / ("x" * 300)) is None
    assert "the page of the health has no disks" in capsys.readouterr().err


def test_the_disk_is_full_when_what_is_free_has_grown(kept: KeptArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    a_day = used(kept).disks[0].a_day
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Free(round(a_day * 40)))
    (disk,) = used(kept).disks
    assert disk.holds == ("captures", "database")
    assert disk.full_on
    assert abs(disk.full_on - (NOW + timedelta(days=40))) < timedelta(days=1)


def test_what_does_not_grow_is_never_full(kept: KeptArchive) -> None:
    (disk,) = used(kept, NOW + timedelta(days=365)).disks
    assert (disk.a_day, disk.full_on) == (0, None)


def test_it_is_printed_for_people_and_for_programs(kept: KeptArchive) -> None:
    shown = CliRunner().invoke(app, ["disk", "--archive", kept.url]).stdout
    assert [line.partition(":")[0] for line in shown.splitlines()][:2] == ["database", "captures"]
    assert "free" in shown.splitlines()[-1]
    found = json.loads(CliRunner().invoke(app, ["disk", "--json", "--archive", kept.url]).stdout)
    assert found["captures"] == sum(each.stat().st_size for each in kept.folder.rglob("*.warc.gz"))
    assert found["database"] >= Path(str(make_url(kept.url).database)).stat().st_size
