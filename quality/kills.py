"""The crawl of all saved articles, killed with SIGKILL at ten random instants and run again."""

import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from quality.material import OUTLET, pages_folder, real_articles

KILLS = 10


def main(arguments: Sequence[str] = ()) -> None:
    """Print for each kill what was stored before it and what after the next run."""
    chance = random.Random(20260102)
    expected = {page.url for page in real_articles()}
    with tempfile.TemporaryDirectory() as folder:
        length = _length(Path(folder, "whole.db"))
        for number in range(KILLS):
            archive = Path(folder, f"{number}.db")
            process = _start(archive)
            instant = chance.uniform(0.1, 0.9) * length
            try:
                process.wait(instant)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            before = _stored(archive)
            _start(archive).wait()
            after = _stored(archive)
            whole = len(after) == len(set(after)) and set(after) == expected
            print(
                f"killed after {instant:5.2f} s with {len(before):3} stored; run again: {len(after)} articles, {'each once' if whole else 'WRONG'}"
            )
            if not whole:
                sys.exit(1)
    print(f"{KILLS} of {KILLS} kills ended with the same {len(expected)} articles, none twice")


def _length(archive: Path) -> float:
    start = time.monotonic()
    _start(archive).wait()
    return time.monotonic() - start


def _start(archive: Path) -> "subprocess.Popen[bytes]":
    command = [
        sys.executable,
        "-m",
        "newsarchive",
        "crawl",
        OUTLET,
        "--from",
        str(pages_folder()),
        "--archive",
        f"sqlite:///{archive}",
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _stored(archive: Path) -> list[str]:
    if not archive.exists():
        return []
    with closing(sqlite3.connect(archive)) as connection:
        try:
            return [url for (url,) in connection.execute("SELECT url FROM articles")]
        except sqlite3.OperationalError:  # killed before the schema was made
            return []
