"""The list of other stories beside an article, as its present state shows it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC

from sqlalchemy import Connection, delete, insert, select

from newsarchive.archive.batches import look_up
from newsarchive.archive.schema import related_links
from newsarchive.archive.versions import offset
from newsarchive.items import RelatedLink

_LINK = ("position", "title", "url", "published_at", "published_offset", "published_raw")
_BY_ARTICLE = select(related_links.c.article_id, *(related_links.c[name] for name in _LINK)).order_by(
    related_links.c.position
)


def store_related(connection: Connection, links: Mapping[int, Sequence[RelatedLink]]) -> None:
    """Write the lists of articles, by article id; a list that is as it was is not written again."""
    known = defaultdict(list)
    for row in look_up(connection, _BY_ARTICLE, related_links.c.article_id, links):
        known[row.article_id].append(tuple(row)[1:])
    changed = {article_id: rows for article_id, listed in links.items() if (rows := _rows(listed)) != known[article_id]}
    replaced = [article_id for article_id in changed if known[article_id]]
    if replaced:
        connection.execute(delete(related_links).where(related_links.c.article_id.in_(replaced)))
    added = [
        {"article_id": article_id, **dict(zip(_LINK, row, strict=True))}
        for article_id, rows in changed.items()
        for row in rows
    ]
    if added:
        connection.execute(insert(related_links), added)


def _rows(links: Sequence[RelatedLink]) -> list[tuple[object, ...]]:
    return [
        (
            position,
            link.title,
            link.url,
            link.published_at.astimezone(UTC) if link.published_at else None,
            offset(link.published_at),
            link.published_raw,
        )
        for position, link in enumerate(links)
    ]
