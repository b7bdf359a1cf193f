"""The list of related links of an article, as last seen."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.columns import storable
from newsarchive.archive.schema import related_links
from newsarchive.archive.targets import AddressOf, target_url
from newsarchive.archive.times import is_relative, offset
from newsarchive.items import RelatedLink

_TIME = ("published_at", "published_offset", "published_raw")
_LINK = ("position", "title", "url", "target_url", *_TIME)
_BY_ARTICLE = select(related_links.c.article_id, *(related_links.c[name] for name in _LINK)).order_by(
    related_links.c.position
)
_Link = dict[str, object]


def store_related(
    connection: Connection,
    links: Mapping[int, Sequence[RelatedLink]],
    earliest: Collection[int] = (),
    *,
    address_of: AddressOf,
) -> None:
    """Write the lists of articles, by article id; an unchanged list is not written again.

    A relative time ("2 hours ago") of a link keeps its stored reading, except for the articles in `earliest`, whose capture is older than all
    earlier ones: the reading of the earliest capture is the sharpest.
    """
    known: dict[int, list[_Link]] = defaultdict(list)
    for row in select_in_chunks(connection, _BY_ARTICLE, related_links.c.article_id, links):
        known[row.article_id].append(_stored(row))
    changed = {}
    for article_id, listed in links.items():
        rows = [_columns(position, link, address_of) for position, link in enumerate(listed)]
        if article_id not in earliest:
            rows = _with_stored_times(rows, known[article_id])
        if rows != known[article_id]:
            changed[article_id] = rows
    replaced = [article_id for article_id in changed if known[article_id]]
    if replaced:
        connection.execute(delete(related_links).where(related_links.c.article_id.in_(replaced)))
    added = [{"article_id": article_id, **row} for article_id, rows in changed.items() for row in rows]
    if added:
        connection.execute(insert(related_links), added)


def _with_stored_times(rows: Sequence[_Link], known: Sequence[_Link]) -> list[_Link]:
    """Return rows with the stored time of the same link where theirs is relative and the stored one is not missing."""
    stored = {(row["title"], row["url"]): row for row in known if row["published_at"]}
    return [
        row | {name: same[name] for name in _TIME}
        if is_relative(str(row["published_raw"] or "")) and (same := stored.get((row["title"], row["url"])))
        else row
        for row in rows
    ]


def _stored(row: Row[Any]) -> _Link:
    return {name: getattr(row, name) for name in _LINK}


def _columns(position: int, link: RelatedLink, address_of: AddressOf) -> _Link:
    url = storable(link.url) if link.url else link.url
    return {
        "position": position,
        "title": storable(link.title),
        "url": url,
        "target_url": target_url(url, address_of),
        "published_at": link.published_at.astimezone(UTC) if link.published_at else None,
        "published_offset": offset(link.published_at),
        "published_raw": storable(link.published_raw) if link.published_raw else link.published_raw,
    }
