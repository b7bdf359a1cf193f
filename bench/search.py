"""Search in made-up articles: CPU milliseconds of a query, beside bm25 over all hits on the same index, and what the index costs.

The words are made up, with the frequencies that words have in news (Zipf). NEWSARCHIVE_BENCH_ARTICLES is the number of articles, 100,000 if it is
not set.
"""

import os
import random
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, insert, text

from newsarchive.archive import open_archive
from newsarchive.archive.connect import reading, writing
from newsarchive.archive.schema import articles, captures, crawl_runs, outlets
from newsarchive.archive.search import index, search
from newsarchive.archive.search.find import Finder
from newsarchive.archive.search.parse import parse

ARTICLES = int(os.environ.get("NEWSARCHIVE_BENCH_ARTICLES", "100000"))
OUTLETS, YEARS, WORDS, LENGTH, BATCH = 30, 10, 60_000, 230, 500
ROUNDS, QUERIES = 3, 8
START = datetime(2016, 1, 1, tzinfo=UTC)
CONSONANTS, SIGNS = "কখগঘচছজঝটঠডঢতথদধনপফবভমরলশষসহ", ("", "\u09be", "\u09bf", "\u09c0", "\u09c1", "\u09c7", "\u09cb")


def main() -> None:
    """Print the milliseconds of each kind of query, median and worst of some queries, each the least of three runs."""
    chance = random.Random(2026)
    vocabulary = _vocabulary(chance)
    with TemporaryDirectory() as folder:
        engine = open_archive(f"sqlite:///{folder}/archive.db")
        size = _fill(engine, vocabulary, chance)
        before, started = Path(folder, "archive.db").stat().st_size, time.process_time()
        with writing(engine) as connection:
            index.rebuild(connection)
        cost = time.process_time() - started
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        grown = Path(folder, "archive.db").stat().st_size - before
        print(
            f"{ARTICLES} articles, {size / 1e6:.0f} MB of text; index {grown / 1e6:.0f} MB, {grown / size:.0%} of the text"
        )
        print(f"indexing: {1000 * cost / ARTICLES:.2f} ms of CPU an article")
        print(f"{'milliseconds of CPU':28} {'newest 20':>16} {'best 20':>16} {'count':>16} {'bm25 over all':>16}")
        for label, queries in _kinds(vocabulary, chance):
            cells = [_cell(engine, work, queries) for work in (_newest, _best, _count, _bm25)]
            print(f"{label:28} {' '.join(f'{cell:>16}' for cell in cells)}", flush=True)


def _vocabulary(chance: random.Random) -> list[str]:
    """Return different words, the most frequent first."""
    found: dict[str, None] = {}
    while len(found) < WORDS:
        syllables = chance.choices((1, 2, 3, 4), (1, 5, 6, 3))[0] if len(found) > 200 else 2
        found["".join(chance.choice(CONSONANTS) + chance.choice(SIGNS) for _ in range(syllables)) + "ক"] = None
    return list(found)


def _fill(engine: Engine, vocabulary: Sequence[str], chance: random.Random) -> int:
    """Write articles without index; return the bytes of their text."""
    weights = list(accumulate(1 / (rank + 2) for rank in range(WORDS)))
    size = 0
    with writing(engine) as connection:
        keys = [f"outlet{number}" for number in range(OUTLETS)]
        names = {"name_bn": "", "name_en": "", "domains": [], "timezone": "Asia/Dhaka"}
        connection.execute(insert(outlets), [{"key": key, **names} for key in keys])
        run = {"id": 1, "outlet": keys[0], "source": "replay", "started_at": START}
        connection.execute(insert(crawl_runs).values(**run, counts={}, failures={}, settings={}, versions={}))
        connection.execute(insert(captures).values(id=1, run_id=1, outlet=keys[0], url="", kind="article"))
        for first in range(0, ARTICLES, BATCH):
            numbers = range(first, min(first + BATCH, ARTICLES))
            rows = [
                _row(each, keys, chance.choices(vocabulary, cum_weights=weights, k=LENGTH), chance) for each in numbers
            ]
            size += sum(len(f"{row['headline']}{row['body']}".encode()) for row in rows)
            connection.execute(insert(articles), rows)
    return size


def _row(number: int, keys: Sequence[str], words: Sequence[str], chance: random.Random) -> dict[str, object]:
    published = START + timedelta(minutes=chance.randrange(YEARS * 365 * 1440))
    lists: dict[str, list[str]] = {name: [] for name in ("authors", "tags", "captions", "problems")}
    return {
        "outlet": keys[number % OUTLETS],
        "url": f"https://example.com/{number}",
        "headline": " ".join(words[:7]),
        "body": " ".join(words[7:]),
        "published_at": published,
        "published_offset": 360,
        "published_precision": "minute",
        **lists,
        "witnesses": {},
        "content_hash": "",
        "extractor": "0",
        "capture_id": 1,
        "version": 1,
        "first_capture_id": 1,
        "first_seen_at": published,
        "last_seen_at": published,
        "version_first_seen_at": published,
    }


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


def _count(engine: Engine, query: str) -> object:
    asked = parse(query)
    with reading(engine) as connection:
        finder = Finder(connection)
        return finder.count(asked, finder.forms(asked))


def _bm25(engine: Engine, query: str) -> object:
    """Rank all hits of a query by FTS5's own measure."""
    plain = query.replace("outlet:", "").replace("*", "")
    words = " ".join(f'"{word}"' for word in plain.replace('"', "").split())
    ranked = text("SELECT rowid FROM search WHERE search MATCH :words ORDER BY bm25(search) LIMIT 20")
    with reading(engine) as connection:
        return connection.execute(ranked, {"words": f"{words}{' *' if '*' in query else ''}"}).all()
