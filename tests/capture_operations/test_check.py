"""`newsarchive capture check`: files and rows compared both ways, after everything that can happen to them."""

import gzip
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console
from sqlalchemy import text

from newsarchive.captures import CaptureWriter
from newsarchive.commands import app, capture_check
from newsarchive.items import OutletRecord, RecordLocation
from newsarchive.outlets import NEWS_ID, Feed, Outlet
from tests.capture_operations.kept import INFO, OUTLET, KeptArchive, page
from tests.captures.exchanges import AT

HOUR = timedelta(hours=1)
DECLARED = Outlet(
    OUTLET.key, OUTLET.name_bn, OUTLET.name_en, OUTLET.domains, OUTLET.timezone, (Feed("/rss.xml"),), NEWS_ID
)


@pytest.fixture
def kept(tmp_path: Path) -> KeptArchive:
    return KeptArchive(tmp_path)


def check(kept: KeptArchive, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["capture", "check", *arguments, "--archive", kept.url])


def found(kept: KeptArchive, *arguments: str) -> dict[str, int]:
    """Return what differs, by kind; the exit code must agree."""
    done = check(kept, "--json", *arguments)
    report = json.loads(done.stdout)
    assert done.exit_code == (0 if report["ok"] else 1)
    assert report["ok"] is not bool(report["found"])
    counts: dict[str, int] = report["found"]
    return counts


def three_files(kept: KeptArchive) -> list[RecordLocation]:
    """Return the places of three captures, a file each."""
    places = [kept.keep([page(number, f"পাতা {number}", AT + number * HOUR)])[0] for number in range(3)]
    assert found(kept) == {}
    return places


def test_what_a_crawl_wrote_agrees(kept: KeptArchive) -> None:
    kept.keep([page(1, "এক"), page(2, "দুই"), page(1, "এক", AT + HOUR)])
    done = check(kept)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "3 captures with a record, 3 records of responses in 1 file.\nFiles and rows agree.\n"


def test_no_line_is_wider_than_the_terminal_and_in_a_pipe_none_is_broken(
    kept: KeptArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for location in three_files(kept):
        (kept.folder / location.file).unlink()
    in_a_pipe = check(kept).stdout
    monkeypatch.setattr(capture_check, "console", lambda: Console(force_terminal=True, width=80, no_color=True))
    on_a_terminal = re.sub(r"\x1b\[[\d;]*m", "", check(kept).stdout)
    assert max(map(len, on_a_terminal.splitlines())) <= 80
    assert "".join(on_a_terminal.split()) == "".join(in_a_pipe.split())
    heading, *examples = in_a_pipe.splitlines()[1:5]
    assert heading.startswith("3 captures whose WARC file is missing.")
    assert all(each.startswith("  2026-") and str(kept.folder) in each for each in examples)


def test_a_missing_file_loses_its_captures_and_what_refers_to_them(kept: KeptArchive) -> None:
    first, _, _ = three_files(kept)
    kept.keep([page(0, "পাতা 0", AT + 9 * HOUR)])  # a revisit
    (kept.folder / first.file).unlink()
    assert found(kept) == {"missing_file": 1, "no_body": 1}
    assert found(kept, "--repair") == {"missing_file": 1, "no_body": 1}
    assert len(kept.captures()) == 4  # nothing is deleted


def overwrite(kept: KeptArchive, place: RecordLocation, change: Callable[[bytes], bytes]) -> None:
    path = kept.folder / place.file
    data = path.read_bytes()
    end = place.offset + place.length
    path.write_bytes(data[: place.offset] + change(data[place.offset : end]) + data[end:])


@pytest.mark.parametrize(
    "change",
    [lambda data: bytes(len(data)), lambda data: data[:40] + bytes([data[40] ^ 255]) + data[41:]],
    ids=["zeros", "a bit"],
)
def test_damage_in_the_middle_hides_what_is_damaged_alone(kept: KeptArchive, change: Callable[[bytes], bytes]) -> None:
    places = kept.keep([page(number, f"পাতা {number}") for number in range(5)])
    overwrite(kept, places[2], change)
    assert found(kept) == {"missing_record": 1}
    (example,) = json.loads(check(kept, "--json").stdout)["examples"]
    assert (example["file"], example["offset"], example["url"]) == (places[2].file, places[2].offset, page(2, "").url)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda data: data[:-8], "missing_record"),  # torn: the next record follows at once
        # Not compressed: compressed, it may happen to be as long as before.
        (lambda data: gzip.compress(gzip.decompress(data).replace(b"<p>", b"<b>"), 0), "wrong_bytes"),
    ],
    ids=["torn", "forged"],
)
def test_records_that_are_at_other_places_get_them(
    kept: KeptArchive, change: Callable[[bytes], bytes], kind: str
) -> None:
    places = kept.keep([page(number, f"পাতা {number}") for number in range(5)])
    overwrite(kept, places[2], change)
    assert found(kept) == {kind: 1, "moved": 2}
    assert found(kept, "--repair") == {kind: 1}
    assert found(kept) == {kind: 1}


def test_a_file_that_was_compressed_again_is_found_in_its_new_places(kept: KeptArchive) -> None:
    places = kept.keep([page(number, f"পাতা {number}") for number in range(5)])
    overwrite(kept, places[2], lambda data: gzip.compress(gzip.decompress(data), 0))
    assert found(kept) == {"moved": 3}
    assert found(kept, "--repair") == {}


def test_a_renamed_file_is_found_under_its_new_name(kept: KeptArchive) -> None:
    first, *_ = three_files(kept)
    (kept.folder / first.file).rename(kept.folder / "kept-elsewhere.warc.gz")
    assert found(kept) == {"moved": 1}
    assert found(kept, "--repair") == {}
    assert [each.place[0] for each in kept.captures()].count("kept-elsewhere.warc.gz") == 1


def test_a_file_that_is_cut_keeps_what_is_before(kept: KeptArchive) -> None:
    places = kept.keep([page(number, f"পাতা {number}") for number in range(3)])
    path = kept.folder / places[2].file
    path.write_bytes(path.read_bytes()[: places[2].offset + 20])
    assert found(kept) == {"missing_record": 1}


def test_a_row_with_a_wrong_offset_or_digest_is_found(kept: KeptArchive) -> None:
    three_files(kept)
    engine = kept.engine()
    with engine.begin() as connection:
        connection.execute(text("UPDATE captures SET record_offset = record_offset + 1 WHERE id = 1"))
        connection.execute(text("UPDATE captures SET digest = 'no such' WHERE id = 2"))
        connection.execute(text("UPDATE captures SET payload_digest = 'sha1:NO' WHERE id = 3"))
    engine.dispose()
    assert found(kept) == {"moved": 1, "wrong_bytes": 2}
    assert found(kept, "--repair") == {"wrong_bytes": 2}


def written_without_rows(kept: KeptArchive, *, close: bool = True) -> CaptureWriter:
    """Write two records whose rows were never committed, the second a revisit of the first."""
    warc = CaptureWriter(kept.folder, INFO)
    for hour in (5, 6):
        warc.write(replace(page(8, "হারানো", AT + hour * HOUR), fields={"outlet": OUTLET.key, "kind": "article"}))
    warc.sync()
    if close:
        warc.close()
    return warc


def test_records_of_a_run_that_died_get_their_rows(kept: KeptArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.operations.orphans.outlets", lambda: {OUTLET.key: DECLARED})
    three_files(kept)
    written_without_rows(kept)
    assert found(kept) == {"orphan": 2}
    assert found(kept, "--outlet", "dinpatra", "--since", "2026-11-29") == {}  # the files of its captures alone
    assert found(kept, "--repair") == {}
    added = sorted(kept.captures(), key=lambda each: each.id)[-2:]
    assert [each.record.is_revisit for each in added if each.record] == [False, True]
    assert len({each.digest for each in added}) == 1
    assert found(kept) == {}
    assert "হারানো" in CliRunner().invoke(app, ["capture", added[0].url, "--archive", kept.url]).stdout


def test_records_of_another_archive_get_no_rows(kept: KeptArchive) -> None:
    three_files(kept)
    written_without_rows(kept)
    assert found(kept, "--repair") == {"orphan": 2}
    assert "belongs to no known outlet" in check(kept).stdout or "its run died" in check(kept).stdout
    assert len(kept.captures()) == 3


def test_records_of_a_run_that_is_alive_are_left_to_it(kept: KeptArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.operations.orphans.outlets", lambda: {OUTLET.key: DECLARED})
    three_files(kept)
    engine = kept.engine()
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE crawl_runs SET outcome = NULL, heartbeat_at = :now"),
            {"now": f"{datetime.now(UTC):%F %T}.000000"},
        )
    engine.dispose()
    written_without_rows(kept)
    assert found(kept, "--repair") == {"orphan": 2}


def test_a_file_that_is_being_written_is_left_alone(kept: KeptArchive) -> None:
    three_files(kept)
    warc = written_without_rows(kept, close=False)
    assert found(kept, "--repair") == {}
    assert "(1 file being written)" in check(kept).stdout
    warc.close()
    assert found(kept) == {"orphan": 2}


def test_the_file_of_a_run_that_died_is_finished(kept: KeptArchive) -> None:
    (place,) = kept.keep([page(1, "পাতা")])
    path = kept.folder / place.file
    unfinished = path.with_name(f"{path.name}.open")
    path.rename(unfinished)
    with unfinished.open("ab") as file:
        file.write(b"\x1f\x8b\x08\x00torn")
    assert found(kept) == {"unfinished": 1, "damage": 1}
    done = check(kept, "--repair")
    assert (done.exit_code, path.is_file(), unfinished.exists()) == (0, True, False)
    assert "Repaired: 1 file that a run had left, finished now." in done.stdout


def test_an_outlet_is_checked_alone(kept: KeptArchive) -> None:
    first, *_ = three_files(kept)
    other = KeptArchive(kept.root, OutletRecord("khobor", "খবর", "Khobor", ("khobor.example",), "Asia/Dhaka"))
    other.keep([page(7, "খবর")])
    (kept.folder / first.file).unlink()
    assert found(kept, "--outlet", "khobor") == {}
    assert found(kept, "--outlet", OUTLET.key) == {"missing_file": 1}
    assert found(kept, "--since", "2026-11-30") == {}


def test_a_wrong_folder_is_wrong_usage(kept: KeptArchive) -> None:
    three_files(kept)
    done = check(kept, "--captures", str(kept.root / "nowhere"))
    assert "There is no folder of captures" in str(done.exception)


def test_examples_are_few_and_counts_are_whole(kept: KeptArchive) -> None:
    places = kept.keep([page(number, f"পাতা {number}") for number in range(9)])
    (kept.folder / places[0].file).unlink()
    lines = check(kept).stdout.splitlines()
    assert (
        "9 captures whose WARC file is missing. Restore the file from a copy, or name its folder with --captures."
        in lines
    )
    assert sum(line.startswith(f"  {places[0].file}:") for line in lines) == 3
    assert "  and 6 more; --json lists up to 100." in lines
