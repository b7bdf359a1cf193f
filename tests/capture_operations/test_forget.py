"""`newsarchive forget`: an article is gone from rows, indexes, clusters and WARC files, stays out, and everything else is as before."""

import gzip
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select, text
from warcio.archiveiterator import ArchiveIterator

from newsarchive.archive.copying import copy_archive
from newsarchive.archive.schema import (
    article_authors,
    article_clusters,
    article_sightings,
    article_versions,
    related_links,
)
from newsarchive.captures import CaptureError, Exchange, tombstone
from newsarchive.commands import app
from newsarchive.errors import NewsarchiveError
from newsarchive.items import Article
from tests.archive.search.made import made
from tests.capture_operations.kept import KeptArchive, page
from tests.captures.exchanges import AT, exchange

HOUR = timedelta(hours=1)
WORD = "গোপনকথা"  # a word of no other article: secret talk
GONE = "https://www.example.com/news/1"


def article_of(each: Exchange) -> Article:
    """An article whose text is that of its page."""
    found = made(int(each.url.rpartition("/")[2]))
    found.url = found.canonical_url = each.url
    found.body = each.body.decode().partition("<p>")[2].partition("</p>")[0]
    return found


def long_page(number: int, words: str, at: int = 0) -> Exchange:
    return page(number, f"{words} " + " ".join(f"শব্দ{number}{each}" for each in range(60)), AT + at * HOUR)


@pytest.fixture
def kept(tmp_path: Path) -> KeptArchive:
    """An archive with an article in two versions and a revisit, one with a copy of its text, and one more, in two files."""
    archive = KeptArchive(tmp_path)
    copy = long_page(1, WORD)
    archive.keep(
        [
            long_page(1, WORD),
            long_page(2, "অন্য"),
            exchange(3, copy.body.replace(b"<body>", b"<body class='b'>"), AT),
        ],
        article=article_of,
    )
    archive.keep(
        [long_page(1, WORD, 1), long_page(1, f"{WORD} সংশোধিত", 2), long_page(2, "অন্য", 3)], article=article_of
    )
    return archive


def run(kept: KeptArchive, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--archive", kept.url])


def forget(kept: KeptArchive, *articles: str) -> Result:
    return run(kept, "forget", *articles, "--because", "a person asked", "--yes")


def rows(kept: KeptArchive, query: str) -> list[tuple[object, ...]]:
    engine = kept.engine()
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    engine.dispose()
    return found


def is_present(kept: KeptArchive) -> bool:
    return (GONE,) in rows(kept, "SELECT url FROM articles")


def captures_of_it(kept: KeptArchive) -> list[tuple[object, ...]]:
    """Reason, digest and file of the captures of the address, the oldest first."""
    found = rows(kept, "SELECT url, reason, digest, warc_file FROM captures ORDER BY id")
    return [row[1:] for row in found if row[0] == GONE]


def warc_bytes(kept: KeptArchive) -> bytes:
    return b"".join(gzip.decompress(each.read_bytes()) for each in sorted(kept.folder.rglob("*.warc.gz")))


def assert_gone(kept: KeptArchive) -> None:
    assert rows(kept, "SELECT url FROM articles WHERE id NOT IN (SELECT article_id FROM search_rows)") == []
    assert not is_present(kept)
    assert GONE.encode() not in warc_bytes(kept)
    assert set(captures_of_it(kept)) == {("forgotten", None, None)}
    assert run(kept, "capture", "check").exit_code == 0
    assert run(kept, "index", "check").exit_code == 0
    log = run(kept, "forget", "--list", "--json").stdout.splitlines()
    assert all(json.loads(line)["is_whole"] for line in log)
    assert GONE in log[0]


def test_nothing_of_the_article_is_left_and_all_others_are_as_before(kept: KeptArchive) -> None:
    before = rows(kept, "SELECT * FROM captures WHERE url <> 'https://www.example.com/news/1' ORDER BY id")
    others = "SELECT id, url, headline, body, version, capture_id FROM articles WHERE id <> 1 ORDER BY id"
    kept_articles = rows(kept, others)
    done = forget(kept, GONE, "https://www.example.com/news/3")
    assert done.exit_code == 0, done.output
    assert_gone(kept)
    database = (kept.root / "archive.db").read_bytes()
    assert WORD.encode() not in database
    assert WORD.encode() not in warc_bytes(kept)
    assert [row for row in before if row[3] != "https://www.example.com/news/3"] == rows(
        kept, "SELECT * FROM captures WHERE url = 'https://www.example.com/news/2' ORDER BY id"
    )
    assert rows(kept, others) == [row for row in kept_articles if row[1] != "https://www.example.com/news/3"]
    engine = kept.engine()
    with engine.connect() as connection:
        for table in (article_versions, article_sightings, article_authors, related_links, article_clusters):
            assert not {1, 3}.intersection(connection.scalars(select(table.c.article_id)))
    engine.dispose()


def test_who_asks_for_it_learns_when_and_why_it_was_forgotten(kept: KeptArchive) -> None:
    forget(kept, GONE)
    for command in (("show", GONE), ("cite", GONE), ("capture", GONE)):
        answer = str(run(kept, *command).exception)
        assert re.fullmatch(r"article \w{16} of \w+ is forgotten since 20\d\d-.* UTC: a person asked", answer), command
    assert "is forgotten since" in str(run(kept, "show", GONE, "--withheld").exception)
    assert "forgotten" in run(kept, "capture", GONE, "--list").stdout
    checked = run(kept, "capture", "check")
    assert "3 captures of forgotten articles: nothing of the responses is left; that is no fault." in checked.stdout
    assert "was not kept" not in checked.stdout
    assert json.loads(run(kept, "capture", "check", "--json").stdout)["forgotten"] == 3


def test_what_a_restored_backup_has_again_is_forgotten_by_the_log(kept: KeptArchive, tmp_path: Path) -> None:
    backup, log = tmp_path / "backup.db", tmp_path / "forgotten.jsonl"
    assert run(kept, "backup", str(backup), "--copy").exit_code == 0
    forget(kept, GONE)
    written = run(kept, "forget", "--list", "--json").stdout
    never_had = json.dumps({**json.loads(written), "url": "https://www.example.com/news/9"})
    log.write_text(f"{written}{never_had}\n", encoding="utf-8")
    restored = ["--archive", f"sqlite:///{backup}"]
    assert CliRunner().invoke(app, ["show", GONE, *restored]).exit_code == 0
    done = CliRunner().invoke(app, ["forget", "--again", str(log), "--yes", *restored])
    assert done.exit_code == 0, done.output
    assert "a person asked" in str(CliRunner().invoke(app, ["show", GONE, *restored]).exception)
    listed = CliRunner().invoke(app, ["forget", "--list", "--json", *restored]).stdout.splitlines()
    assert [json.loads(line)["url"][-1] for line in listed] == ["1", "9"]
    log.write_text("no log", encoding="utf-8")
    assert "Line 1 of" in str(CliRunner().invoke(app, ["forget", "--again", str(log), "--yes", *restored]).exception)


def test_every_reader_passes_over_a_tombstone(kept: KeptArchive) -> None:
    sizes = {each: each.stat().st_size for each in kept.folder.rglob("*.warc.gz")}
    assert forget(kept, GONE).exit_code == 0
    assert {each: each.stat().st_size for each in kept.folder.rglob("*.warc.gz")} == sizes
    found = []
    for each in sorted(sizes):
        with each.open("rb") as file:
            found += [
                record.rec_headers.get_header("WARC-Target-URI")
                for record in ArchiveIterator(file)
                if record.rec_type in ("response", "revisit")
            ]
    assert sorted(set(found)) == ["https://www.example.com/news/2", "https://www.example.com/news/3"]
    shown = run(kept, "capture", "https://www.example.com/news/2")
    assert shown.exit_code == 0
    assert "অন্য" in shown.stdout


@pytest.mark.parametrize("is_gzip", [True, False])
def test_a_tombstone_has_exactly_the_length_of_the_record(is_gzip: bool) -> None:
    least = next(length for length in range(1, 400) if _fits(length, is_gzip=is_gzip))
    margin = 10 if is_gzip else 0  # each record has another id, which is compressed to a few bytes more or less
    for length in (*range(least + margin, least + 50), 1_000, 65_536, 100_001):
        stone = tombstone.tombstone(length, AT, is_gzip=is_gzip)
        assert len(stone) == length
        (record,) = ArchiveIterator(BytesIO(stone))
        assert record.rec_type == "metadata"


def _fits(length: int, *, is_gzip: bool) -> bool:
    try:
        tombstone.tombstone(length, AT, is_gzip=is_gzip)
    except CaptureError:
        return False
    return True


def test_the_address_is_kept_out_of_replays_and_copies_know_it(kept: KeptArchive, tmp_path: Path) -> None:
    assert forget(kept, GONE).exit_code == 0
    again = long_page(1, WORD, 9)
    engine = kept.engine()
    other = KeptArchive(tmp_path / "other")
    other.root.mkdir()
    copy_archive(kept.url, other.url, lambda *_: lambda _: None)
    engine.dispose()
    for archive in (kept, other):
        archive.keep([again], article=article_of)
        assert not is_present(archive)
        assert captures_of_it(archive)[-1][:2] == ("forgotten", None)
    # Its record was written before the row: the same command removes it too.
    assert WORD.encode() in warc_bytes(kept)
    assert "was forgotten already; 1 capture since" in forget(kept, GONE).stdout
    assert_gone(kept)


def test_copies_of_the_text_are_grouped_anew(kept: KeptArchive) -> None:
    assert rows(kept, "SELECT count(*) FROM article_clusters")[0][0]
    assert forget(kept, GONE).exit_code == 0
    assert rows(kept, "SELECT count(*) FROM article_clusters UNION SELECT count(*) FROM clusters") == [(0,)]


def test_bytes_that_another_article_was_read_from_are_not_removed_alone(kept: KeptArchive) -> None:
    engine = kept.engine()
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO article_sightings (article_id, capture_id, seen_at, version) SELECT 2, 1, seen_at, 1 "
                 "FROM article_sightings WHERE article_id = 2 LIMIT 1")
        )  # fmt: skip
    engine.dispose()
    refused = forget(kept, GONE)
    assert refused.exit_code == 1
    assert "https://www.example.com/news/2" in str(refused.exception)
    assert is_present(kept)


def test_wrong_usage_and_unknown_articles_change_nothing(kept: KeptArchive) -> None:
    unknown = forget(kept, "https://www.example.com/news/99")
    assert unknown.exit_code == 1
    for arguments in ((), ("--because", "asked")):
        error = run(kept, "forget", GONE, *arguments).exception
        assert isinstance(error, NewsarchiveError)
        assert error.exit_code == 2
    assert rows(kept, "SELECT count(*) FROM forgotten") == [(0,)]


class Killed(BaseException):
    """What ends the process of a test at a chosen place."""


@pytest.mark.parametrize("last", range(6))  # three exchanges, a response and a request each
def test_after_a_crash_in_any_write_the_same_command_goes_on(
    kept: KeptArchive, monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    write = os.pwrite
    left = iter(range(last, -1, -1))

    def torn(file: int, data: bytes, offset: int) -> int:
        if next(left) == 0:
            write(file, data[: len(data) // 2], offset)
            raise Killed
        return write(file, data, offset)

    monkeypatch.setattr(os, "pwrite", torn)
    with pytest.raises(Killed):
        forget(kept, GONE)
    monkeypatch.undo()
    assert not is_present(kept)
    assert "not all of it is removed yet" in run(kept, "forget", "--list").stdout
    assert forget(kept, GONE).exit_code == 0
    assert_gone(kept)


@pytest.mark.slow
@pytest.mark.end_to_end
def test_a_process_that_is_killed_leaves_all_or_nothing(kept: KeptArchive) -> None:
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    command = [
        sys.executable,
        "-m",
        "newsarchive",
        "forget",
        GONE,
        "--because",
        "asked",
        "--yes",
        "--archive",
        kept.url,
    ]
    for _ in range(6):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.1, 2.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert is_present(kept) is not bool(rows(kept, "SELECT id FROM forgotten")), seed
    subprocess.run(command, check=True, capture_output=True)
    assert_gone(kept)
