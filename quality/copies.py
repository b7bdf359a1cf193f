"""The pairs of real articles that share most of their shingles, by comparing all of them, and which of them are found as near copies.

The articles are written into an archive in their order; a pair is found if its articles are in one cluster.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise
from tempfile import TemporaryDirectory

from sqlalchemy import select

from newsarchive.archive import Writer, open_archive
from newsarchive.archive.clusters.near import RESEMBLANCE
from newsarchive.archive.connect import reading
from newsarchive.archive.schema import article_clusters
from newsarchive.archive.search.keys import keys
from newsarchive.items import Article
from newsarchive.outlets.registry import outlet
from quality.material import OUTLET
from quality.search import NOW, captured_as, real_articles_read

_LEAST = 0.3  # of all shingles of two articles


def main(_: Sequence[str] = ()) -> None:
    """Print each pair with what it shares, the most first, and whether it is found."""
    found = real_articles_read()
    pairs = _sharing([_shingles(article) for article in found])
    clusters = _clusters(found)
    for shared, one, other in pairs:
        is_found = one in clusters and clusters[one] == clusters.get(other)
        heading = (found[other].headline or "")[:60]
        print(f"{shared:4.0%}  {'found' if is_found else '-':5}  {one:3} {other:3}  {heading}")
    together = {pair for pair in combinations(sorted(clusters), 2) if clusters[pair[0]] == clusters[pair[1]]}
    listed = {(one, other) for _, one, other in pairs}
    above = [(one, other) for shared, one, other in pairs if shared >= RESEMBLANCE]
    print(
        f"{len(found)} articles; {len(pairs)} pairs share at least {_LEAST:.0%} of their shingles, {len(listed & together)} of them are found; "
        f"{len(above)} share at least {RESEMBLANCE:.0%}, {len(together.intersection(above))} are found; "
        f"{len(together - listed)} others are in one cluster"
    )


def _shingles(article: Article) -> set[tuple[str, str]]:
    words = keys(article.body or "")
    return {*pairwise(words)}


def _sharing(texts: Sequence[set[tuple[str, str]]]) -> list[tuple[float, int, int]]:
    """Return the pairs of texts with enough shingles in common: the share, and their numbers."""
    found = []
    for (one, first), (other, second) in combinations(enumerate(texts), 2):
        both = len(first & second)
        if both and both / (len(first) + len(second) - both) >= _LEAST:
            found.append((both / (len(first) + len(second) - both), one, other))
    return sorted(found, reverse=True)


def _clusters(found: Sequence[Article]) -> dict[int, int]:
    """Return the near cluster of each article that is in one, by the numbers of articles."""
    with TemporaryDirectory() as folder:
        engine = open_archive(f"sqlite:///{folder}/archive.db")
        writer = Writer(engine, extractor="0")
        run = writer.start_run(outlet(OUTLET).record, source="replay", started_at=NOW, settings={}, versions={})
        for at in range(0, len(found), 50):
            pages = [captured_as(number, found[number]) for number in range(at, min(at + 50, len(found)))]
            writer.write(run, pages, now=NOW)
        with reading(engine) as connection:
            rows = connection.execute(select(article_clusters).where(article_clusters.c.kind == "near")).all()
        engine.dispose()
    return {row.article_id - 1: row.cluster_id - 1 for row in rows}
