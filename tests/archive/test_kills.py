"""Writers and copies that are killed at any instant: what was acknowledged is there, the index agrees, and the next run goes on.

NEWSARCHIVE_KILLS=20 kills more often.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from newsarchive.archive import Writer, open_archive
from newsarchive.archive.schema import article_clusters, article_versions, articles
from newsarchive.archive.search import check, search
from newsarchive.outlets.registry import PROJECT
from tests.archive.killed_programs import batch, write
from tests.archive.pages import NOW, OUTLET, RUN
from tests.archive.test_copying import tables_of
from tests.archive.whole import fill_whole

pytestmark = [pytest.mark.slow, pytest.mark.end_to_end]

KILLS = int(os.environ.get("NEWSARCHIVE_KILLS", "4"))
BATCHES = 400  # more than are written until the last kill


def killed(chance: random.Random, lines: int, longest: float, *arguments: str) -> tuple[list[str], bool]:
    """Start a program and kill it within some seconds after so many lines; return its lines, and False if it had ended by itself."""
    command = [sys.executable, "-m", "tests.archive.killed_programs", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT) as process:
        assert process.stdout
        found = [process.stdout.readline() for _ in range(lines)]
        time.sleep(chance.uniform(0, longest))
        process.kill()
        found += process.stdout.readlines()
    return [line for line in found if line.endswith("\n")], process.returncode < 0


def assert_holds(url: str, written: int) -> None:
    """All of so many batches are in the archive, and the index agrees with it."""
    engine = open_archive(url, migrate=False)
    assert check(engine).faults == []
    wanted = {page.article.canonical_url for number in range(written) for page in batch(number) if page.article}
    with engine.connect() as connection:
        assert wanted <= set(connection.scalars(select(articles.c.url)))
    if written > 2:
        last = written - 1
        found = search(engine, f'"সংযোজন {last}"', limit=1000)
        assert {hit.url for hit in found.hits} >= {
            page.article.canonical_url
            for page in batch(last)
            if page.article and (page.article.body or "").endswith(f"সংযোজন {last}")
        }
    engine.dispose()


def state_of(url: str) -> list[set[tuple[object, ...]]]:
    """What follows from the captures, without the ids of rows."""
    engine = open_archive(url, migrate=False)
    with engine.connect() as connection:
        address = {row.id: row.url for row in connection.execute(select(articles.c.id, articles.c.url))}
        now = connection.execute(select(articles.c.url, articles.c.content_hash, articles.c.version))
        found = [set(map(tuple, now))]
        versions = article_versions.c
        before = connection.execute(select(versions.article_id, versions.version, versions.content_hash))
        found.append({(address[row[0]], *row[1:]) for row in before})
        clusters = connection.execute(select(article_clusters.c.article_id, article_clusters.c.cluster_id))
        found.append({(address[row[0]], address[row[1]]) for row in clusters})
    engine.dispose()
    return found


def kill_writers(url: str, kills: int, seed: int) -> int:
    """Kill so many writers, each going on behind what the last one acknowledged; return the number of batches."""
    chance = random.Random(seed)
    open_archive(url).dispose()
    written = 0
    for _ in range(kills):
        lines, was_killed = killed(chance, chance.randint(0, 6), 0.3, "write", url, str(written), str(BATCHES))
        assert was_killed
        assert [int(line) for line in lines] == list(range(written, written + len(lines)))
        written += len(lines)
        assert_holds(url, written)
    return written


def assert_goes_on(url: str, written: int, other: str) -> None:
    """After another run the archive is one that nobody killed."""
    write(url, written, written + 2)
    assert_holds(url, written + 2)
    engine = open_archive(other)
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    for number in range(written + 2):
        writer.write(run, batch(number), now=NOW)
    engine.dispose()
    assert state_of(url) == state_of(other)


def test_killed_writers_lose_nothing_in_sqlite(sqlite_url: str, tmp_path: Path) -> None:
    written = kill_writers(sqlite_url, KILLS, 7)
    assert_goes_on(sqlite_url, written, f"sqlite:///{tmp_path / 'other.db'}")


def test_killed_writers_lose_nothing_in_postgresql(postgres_url: str, tmp_path: Path) -> None:
    written = kill_writers(postgres_url, max(2, KILLS // 4), 8)
    assert_goes_on(postgres_url, written, f"sqlite:///{tmp_path / 'other.db'}")


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_copy_that_is_killed_again_and_again_is_whole_in_the_end(
    kind: str, request: pytest.FixtureRequest, sqlite_url: str, tmp_path: Path
) -> None:
    engine = open_archive(sqlite_url)
    fill_whole(engine, 200)
    engine.dispose()
    target = f"sqlite:///{tmp_path / 'copy.db'}" if kind == "sqlite" else request.getfixturevalue("postgres_url")
    chance = random.Random(9)
    kills = 0
    for _ in range(max(2, KILLS // 2)):
        # The first lines are those of chunks; a pause after the last of them is within the making of the index.
        _, was_killed = killed(chance, chance.choice([0, 1, 5, 20, 40, 60, 80]), 0.2, "copy", sqlite_url, target)
        if not was_killed:
            break
        kills += 1
    else:
        subprocess.run(
            [sys.executable, "-m", "tests.archive.killed_programs", "copy", sqlite_url, target],
            check=True,
            cwd=PROJECT,
            stdout=subprocess.DEVNULL,
        )
    assert kills > 0
    assert tables_of(target) == tables_of(sqlite_url)
    copied = open_archive(target, migrate=False)
    assert check(copied).faults == []
    copied.dispose()
