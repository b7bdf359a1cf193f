"""Near copies: articles that share a band and most of their shingles, and those that are so joined through others."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select, text

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.clusters.components import Components
from newsarchive.archive.clusters.members import Wanted, clusters_of, members_of, numbered
from newsarchive.archive.clusters.sketch import Sketch, resemblance, sketch_of
from newsarchive.archive.schema import articles
from newsarchive.archive.search.tables import search_bands, search_sketches

RESEMBLANCE: Final = 0.4  # of all shingles of two texts: of two equally long ones 57 % of the shingles of each
MOST_IN_BAND: Final = 100  # articles; a band of more is that of a text that pages repeat

_Holders = Mapping[int, Sequence[int]]  # the articles of each band


def regroup_near(connection: Connection, keys: Mapping[int, Sequence[str]]) -> tuple[set[int], Wanted]:
    """Return the articles whose clusters may have changed as some articles were written, and the clusters that these belong in now.

    `keys`: those of the present bodies. A cluster that loses an article, or has one that was rewritten, is divided anew.
    """
    stored = sketches_of(connection, keys)
    now = {article: sketch_of(each) for article, each in keys.items()}
    written = {article: sketch for article, sketch in now.items() if sketch != stored.get(article)}
    if not written:
        return set(), {}
    before = clusters_of(connection, "near", written.keys() & stored.keys())
    divided = members_of(connection, "near", {*before.values()}).keys() - written.keys()
    _remove(connection, {article: stored[article] for article in written if article in stored})
    present = {article: sketch for article, sketch in written.items() if sketch}
    bands = {article: sketch.bands() for article, sketch in present.items()}
    holders = _holders(connection, bands)
    _add(connection, present, bands, holders)
    again = sketches_of(connection, divided)
    if again:
        bands |= {article: sketch.bands() for article, sketch in again.items()}
        holders = _holders(connection, bands)
    groups = _groups(connection, present | again, bands, holders)
    wanted = numbered(groups)
    return {*written, *divided, *wanted}, wanted


def sketches_of(connection: Connection, article_ids: Mapping[int, object] | set[int]) -> dict[int, Sketch]:
    """Return the stored sketches of those of the articles that have one."""
    table = search_sketches.c
    query = select(table.article_id, table.shingles, table.hashes).join(articles, articles.c.id == table.article_id)
    rows = select_in_chunks(connection, query, table.article_id, article_ids)
    return {row.article_id: Sketch.unpacked(row.shingles, row.hashes) for row in rows}


def _groups(
    connection: Connection, sketches: dict[int, Sketch], bands: Mapping[int, Sequence[int]], holders: _Holders
) -> list[list[int]]:
    """Return the groups of articles with these sketches and of all clusters that they are joined to."""
    candidates = {other for each in bands.values() for band in each for other in holders[band]} - sketches.keys()
    whole = clusters_of(connection, "near", candidates)
    others = sketches_of(connection, candidates)
    components = Components()
    for article, cluster in whole.items():
        components.join(article, cluster)
    known = sketches | others
    joined: set[int] = set()
    for one, other in _candidates(bands, holders):
        if other not in known or components.of(one) == components.of(other):
            continue
        if resemblance(known[one], known[other]) >= RESEMBLANCE:
            components.join(one, other)
            joined |= {one, other}
    clusters = {whole[article] for article in joined if article in whole}
    for article, cluster in members_of(connection, "near", clusters).items():
        components.join(article, cluster)
    of_written = {components.of(article) for article in sketches}
    return [group for group in components.groups() if components.of(group[0]) in of_written]


def _candidates(bands: Mapping[int, Sequence[int]], holders: _Holders) -> Iterator[tuple[int, int]]:
    """Yield each pair of articles that share a band once."""
    for article, each in bands.items():
        found = {other for band in each for other in holders[band]}
        yield from ((article, other) for other in sorted(found) if other != article)


def _holders(connection: Connection, bands: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    wanted = [*{band for each in bands.values() for band in each}]
    dialect = connection.dialect.name
    given = json.dumps(wanted) if dialect == "sqlite" else wanted
    for band, article in connection.execute(_HOLDERS[dialect], {"bands": given}):
        holders[band].append(article)
    return holders


def _add(
    connection: Connection,
    sketches: Mapping[int, Sketch],
    bands: Mapping[int, Sequence[int]],
    holders: dict[int, list[int]],
) -> None:
    """Write sketches and their bands, and add them to the holders. A band with too many articles takes no more: it finds the first of them."""
    if not sketches:
        return
    rows = []
    for article in sorted(sketches):
        for band in bands[article]:
            if len(holders[band]) < MOST_IN_BAND:
                holders[band].append(article)
                rows.append((band, article))
    connection.execute(
        insert(search_sketches),
        [
            {"article_id": article, "shingles": sketch.shingles, "hashes": sketch.packed()}
            for article, sketch in sketches.items()
        ],
    )
    if rows:
        connection.exec_driver_sql(_INSERT_BAND[connection.dialect.name], sorted(rows))


def _remove(connection: Connection, sketches: Mapping[int, Sketch]) -> None:
    """Remove sketches and their bands."""
    if not sketches:
        return
    connection.execute(_DELETE_SKETCH, [{"of_article": article} for article in sketches])
    connection.execute(
        _DELETE_BAND,
        [{"of_article": article, "of_band": band} for article, sketch in sketches.items() for band in sketch.bands()],
    )


# A batch has a thousand bands and more: one parameter for all, and rows that the driver takes as they are, are twice as fast.
_HOLDERS: Final = {
    "sqlite": text("SELECT band, article_id FROM search_bands WHERE band IN (SELECT value FROM json_each(:bands))"),
    "postgresql": text("SELECT band, article_id FROM search_bands WHERE band = ANY(CAST(:bands AS bigint[]))"),
}
_INSERT_BAND: Final = {
    "sqlite": "INSERT INTO search_bands (band, article_id) VALUES (?, ?)",
    "postgresql": "INSERT INTO search_bands (band, article_id) VALUES (%s, %s)",
}
_DELETE_SKETCH: Final = delete(search_sketches).where(search_sketches.c.article_id == bindparam("of_article"))
_DELETE_BAND: Final = delete(search_bands).where(
    search_bands.c.band == bindparam("of_band"), search_bands.c.article_id == bindparam("of_article")
)
