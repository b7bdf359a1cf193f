"""Near copies planted among made-up articles: how many are found, what they cost beside the words of the articles, and the memory at two sizes."""

import random
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, func, insert, select

from bench.made_up import SEED, WORDS, fill, vocabulary
from newsarchive.archive import open_archive
from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.clusters import update_clusters
from newsarchive.archive.connect import reading, writing
from newsarchive.archive.schema import article_clusters, articles
from newsarchive.archive.search.keys import keys
from newsarchive.archive.search.tables import search_bands, search_sketches

SIZES = (10_000, 100_000)
EDITED = (0.1, 0.2)  # parts of the words of a copy that are replaced
PLANTED = 1000  # copies of each
BATCH = 50  # articles, as a crawl writes them

Pair = tuple[int, int]  # an article and its copy


def main() -> None:
    """Print what is found at each size."""
    for count in SIZES:
        # A process of its own: the peak of memory is that of a process.
        subprocess.run([sys.executable, "-m", "bench.copies", str(count)], check=True)


def measure(count: int) -> None:
    """Print recall, precision, costs and memory of an archive with so many articles, to which copies are added."""
    chance = random.Random(SEED)
    words = vocabulary(chance)
    with TemporaryDirectory() as folder:
        engine = open_archive(f"sqlite:///{folder}/archive.db")
        fill(engine, count, words, chance)
        planted = {part: _plant(engine, count, part, words, chance) for part in EDITED}
        folding, cost = _cluster(engine, chance)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        found = _found(engine)
        with reading(engine) as connection:
            sketches = connection.scalar(select(func.sum(func.length(search_sketches.c.hashes)))) or 0
            bands = connection.scalar(select(func.count()).select_from(search_bands)) or 0
        engine.dispose()
        size = Path(folder, "archive.db").stat().st_size
    origins = {copy: original for pairs in planted.values() for original, copy in pairs}
    right = sum(origins.get(one, one) == origins.get(other, other) for one, other in found)
    total = count + len(origins)
    print(f"{total} articles, {len(origins)} of them copies; the archive has {size / 1e6:.0f} MB", flush=True)
    for part, pairs in planted.items():
        print(f"  {part:4.0%} of the words replaced: recall {len(found & pairs) / len(pairs):.3f}")
    print(f"  precision {right / len(found):.4f}")
    print(f"  microseconds of CPU an article: {1e6 * cost / total:.0f} beside {1e6 * folding / total:.0f} for its keys")
    print(f"  bytes an article: {sketches / total:.0f} of hashes, {bands / total:.1f} bands")
    print(f"  {peak:.0f} MiB at the peak", flush=True)


def _plant(engine: Engine, made_up: int, part: float, words: Sequence[str], chance: random.Random) -> set[Pair]:
    """Add copies of some of the made-up articles with a part of their words replaced; return the pairs."""
    weights = list(accumulate(1 / (rank + 2) for rank in range(WORDS)))
    with writing(engine) as connection:
        highest = connection.scalar(select(func.max(articles.c.id))) or 0
        originals = chance.sample(range(1, made_up + 1), PLANTED)
        rows: list[dict[str, Any]] = []
        for row in select_in_chunks(connection, select(articles), articles.c.id, originals):
            text = row.body.split()
            for at in chance.sample(range(len(text)), round(part * len(text))):
                text[at] = chance.choices(words, cum_weights=weights)[0]
            url = f"https://example.com/copy/{part}/{row.id}"
            changes = {"id": highest + 1 + len(rows), "url": url, "public_id": url, "body": " ".join(text)}
            rows.append({**dict(zip(articles.c.keys(), row, strict=True)), **changes})
        connection.execute(insert(articles), rows)
    return {(int(row["url"].rpartition("/")[2]), row["id"]) for row in rows}


def _cluster(engine: Engine, chance: random.Random) -> tuple[float, float]:
    """Cluster all articles in an order of chance; return the seconds of CPU for their keys, and those for their clusters."""
    with reading(engine) as connection:
        ids = list(connection.scalars(select(articles.c.id)))
    chance.shuffle(ids)
    folding = cost = 0.0
    for at in range(0, len(ids), BATCH):
        with reading(engine) as connection:
            bodies = select_in_chunks(
                connection, select(articles.c.id, articles.c.body), articles.c.id, ids[at : at + BATCH]
            )
        started = time.process_time()
        found = {row.id: keys(row.body) for row in bodies}
        middle = time.process_time()
        with writing(engine) as connection:
            update_clusters(connection, found)
        folding += middle - started
        cost += time.process_time() - middle
    return folding, cost


def _found(engine: Engine) -> set[Pair]:
    """Return the pairs of articles that are in one cluster."""
    clusters = defaultdict(list)
    with reading(engine) as connection:
        for row in connection.execute(select(article_clusters).order_by(article_clusters.c.article_id)):
            clusters[row.cluster_id].append(row.article_id)
    return {pair for members in clusters.values() for pair in combinations(members, 2)}


if __name__ == "__main__":
    measure(int(sys.argv[1]))
