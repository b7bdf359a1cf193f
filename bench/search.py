"""Search in made-up articles: CPU milliseconds of a query, beside bm25 over all hits on the same index, and what the index costs.

NEWSARCHIVE_BENCH_ARTICLES is the number of articles, 100,000 if it is not set. NEWSARCHIVE_BENCH_ARCHIVE is the URL of the archive, SQLite or
PostgreSQL: if it is empty the articles are written to it, and it is kept and asked again by the next run. Of a million it takes an hour to make.
"""

import os
import random
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, func, select, text

from bench.made_up import SEED, fill, vocabulary
from newsarchive.archive import open_archive
from newsarchive.archive.connect import reading, writing
from newsarchive.archive.schema import articles
from newsarchive.archive.search import count, facets, search
from newsarchive.archive.search.index import rebuilt

ARTICLES = int(os.environ.get("NEWSARCHIVE_BENCH_ARTICLES", "100000"))
ARCHIVE = os.environ.get("NEWSARCHIVE_BENCH_ARCHIVE")
ROUNDS, QUERIES = 3, 8


def main() -> None:
    """Print the milliseconds of each kind of query, median and worst of some queries, each the least of three runs."""
    chance = random.Random(SEED)
    words = vocabulary(chance)
    with TemporaryDirectory() as folder:
        engine = open_archive(ARCHIVE or f"sqlite:///{folder}/archive.db")
        _fill(engine, words)
        process = _backend(engine)
        works = (_newest, _best, _count, _facets, *(() if process else (_bm25,)))
        print(f"{'milliseconds of CPU':28} {' '.join(f'{LABELS[work]:>16}' for work in works)}")
        for label, queries in _kinds(words, chance):
            cells = [_cell(partial(work, engine), process, queries) for work in works]
            print(f"{label:28} {' '.join(f'{cell:>16}' for cell in cells)}", flush=True)
        engine.dispose()


def _fill(engine: Engine, words: Sequence[str]) -> None:
    """Write articles and their index into an archive without articles, and print what that takes."""
    with reading(engine) as connection:
        if connection.scalar(select(articles.c.id).limit(1)):
            return
    size = fill(engine, ARTICLES, words, random.Random(SEED))
    before, started = _bytes(engine), time.process_time()
    with writing(engine) as connection:
        for _ in rebuilt(connection):
            pass
    cost = time.process_time() - started
    grown = _bytes(engine) - before
    print(
        f"{ARTICLES} articles, {size / 1e6:.0f} MB of text; index {grown / 1e6:.0f} MB, {grown / size:.0%} of the text"
    )
    print(f"indexing: {1000 * cost / ARTICLES:.2f} ms of CPU an article, without that of a database server")


def _bytes(engine: Engine) -> int:
    """Return the size of the database in bytes."""
    is_postgres = engine.dialect.name == "postgresql"
    size = "pg_database_size(current_database())" if is_postgres else "page_count * page_size"
    source = "" if is_postgres else "FROM pragma_page_count(), pragma_page_size()"
    with reading(engine) as connection:
        return int(connection.scalar(text(f"SELECT {size} {source}")) or 0)


def _backend(engine: Engine) -> int | None:
    """Return the process of the PostgreSQL server that answers; None for SQLite, which is in this process."""
    if engine.dialect.name != "postgresql":
        return None
    with reading(engine) as connection:  # the engine keeps one connection for all queries
        return int(connection.execute(select(func.pg_backend_pid())).scalar_one())


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


def _cell(work: Callable[[str], object], process: int | None, queries: Sequence[str]) -> str:
    taken = [min(_milliseconds(work, process, query) for _ in range(ROUNDS)) for query in queries]
    return f"{median(taken):.1f} / {max(taken):.1f}"


def _milliseconds(work: Callable[[str], object], process: int | None, query: str) -> float:
    started = _cpu(process)
    work(query)
    return 1000 * (_cpu(process) - started)


def _cpu(process: int | None) -> float:
    """Return the seconds of CPU that this process has taken, and a server's process."""
    # The clock ticks of /proc/PID/stat, 10 ms, are too coarse.
    server = int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9 if process else 0.0
    return time.process_time() + server


def _newest(engine: Engine, query: str) -> object:
    return search(engine, query)


def _best(engine: Engine, query: str) -> object:
    return search(engine, query, order="best")


def _count(engine: Engine, query: str) -> object:
    return count(engine, query)


def _facets(engine: Engine, query: str) -> object:
    return facets(engine, query)


def _bm25(engine: Engine, query: str) -> object:
    """Rank all hits of a query by FTS5's own measure."""
    plain = query.replace("outlet:", "").replace("*", "")
    words = " ".join(f'"{word}"' for word in plain.replace('"', "").split())
    ranked = text("SELECT rowid FROM search WHERE search MATCH :words ORDER BY bm25(search) LIMIT 20")
    with reading(engine) as connection:
        return connection.execute(ranked, {"words": f"{words}{' *' if '*' in query else ''}"}).all()


LABELS = {_newest: "newest 20", _best: "best 20", _count: "count", _facets: "facets", _bm25: "bm25 over all"}
