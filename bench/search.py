"""Search in made-up articles: CPU milliseconds of a query, beside bm25 over all hits on the same index, and what the index costs.

NEWSARCHIVE_BENCH_ARTICLES is the number of articles, 100,000 if it is not set.
"""

import os
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, text

from bench.made_up import SEED, fill, vocabulary
from newsarchive.archive import open_archive
from newsarchive.archive.connect import reading, writing
from newsarchive.archive.search import search
from newsarchive.archive.search.index import rebuilt

ARTICLES = int(os.environ.get("NEWSARCHIVE_BENCH_ARTICLES", "100000"))
ROUNDS, QUERIES = 3, 8


def main() -> None:
    """Print the milliseconds of each kind of query, median and worst of some queries, each the least of three runs."""
    chance = random.Random(SEED)
    words = vocabulary(chance)
    with TemporaryDirectory() as folder:
        engine = open_archive(f"sqlite:///{folder}/archive.db")
        size = fill(engine, ARTICLES, words, chance)
        before, started = Path(folder, "archive.db").stat().st_size, time.process_time()
        with writing(engine) as connection:
            for _ in rebuilt(connection):
                pass
        cost = time.process_time() - started
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        grown = Path(folder, "archive.db").stat().st_size - before
        print(
            f"{ARTICLES} articles, {size / 1e6:.0f} MB of text; index {grown / 1e6:.0f} MB, {grown / size:.0%} of the text"
        )
        print(f"indexing: {1000 * cost / ARTICLES:.2f} ms of CPU an article")
        print(f"{'milliseconds of CPU':28} {'newest 20':>16} {'best 20':>16} {'bm25 over all':>16}")
        for label, queries in _kinds(words, chance):
            cells = [_cell(engine, work, queries) for work in (_newest, _best, _bm25)]
            print(f"{label:28} {' '.join(f'{cell:>16}' for cell in cells)}", flush=True)


def _kinds(vocabulary: Sequence[str], chance: random.Random) -> list[tuple[str, list[str]]]:
    def words(first: int, last: int) -> list[str]:
        return chance.sample(vocabulary[first:last], QUERIES)

    return [
        ("very common word", words(0, 10)),
        ("common word", words(20, 60)),
        ("rare word", words(20_000, 50_000)),
        ("two common words", [f"{one} {other}" for one, other in zip(words(0, 30), words(30, 60), strict=True)]),
        ("phrase", [f'"{one} {other}"' for one, other in zip(words(0, 20), words(20, 60), strict=True)]),
        ("prefix of two letters", [f"{word[:2]}*" for word in words(0, 200)]),
        ("word of an outlet", [f"outlet:outlet{number} {word}" for number, word in enumerate(words(0, 60))]),
    ]


def _cell(engine: Engine, work: Callable[[Engine, str], object], queries: Sequence[str]) -> str:
    taken = [min(_milliseconds(engine, work, query) for _ in range(ROUNDS)) for query in queries]
    return f"{median(taken):.1f} / {max(taken):.1f}"


def _milliseconds(engine: Engine, work: Callable[[Engine, str], object], query: str) -> float:
    started = time.process_time()
    work(engine, query)
    return 1000 * (time.process_time() - started)


def _newest(engine: Engine, query: str) -> object:
    return search(engine, query)


def _best(engine: Engine, query: str) -> object:
    return search(engine, query, order="best")


def _bm25(engine: Engine, query: str) -> object:
    """Rank all hits of a query by FTS5's own measure."""
    plain = query.replace("outlet:", "").replace("*", "")
    words = " ".join(f'"{word}"' for word in plain.replace('"', "").split())
    ranked = text("SELECT rowid FROM search WHERE search MATCH :words ORDER BY bm25(search) LIMIT 20")
    with reading(engine) as connection:
        return connection.execute(ranked, {"words": f"{words}{' *' if '*' in query else ''}"}).all()
