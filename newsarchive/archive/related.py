"""The list of related links of an article, as last seen."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.columns import storable
from newsarchive.archive.connect import reading
from newsarchive.archive.schema import articles, related_links
from newsarchive.archive.targets import AddressOf, target_url
from newsarchive.archive.times import in_utc, is_relative, offset
from newsarchive.archive.visibility import Shown, leads_to_listed
from newsarchive.items import RelatedLink

_TIME = ("published_at", "published_offset", "published_raw")
_LINK = ("title", "url", "target_url", *_TIME)
_BY_ARTICLE = select(related_links.c.article_id, *(related_links.c[name] for name in _LINK)).order_by(
    related_links.c.position
)
Links = list[dict[str, Any]]  # the columns of each link, in their order


@dataclass(frozen=True, slots=True)
class RelatedArticle:
    """A link that a page lists beside an article. `public_id`: that of the article it leads to; None if the archive does not have it."""

    title: str
    url: str | None
    public_id: str | None


def related_of(engine: Engine, article_id: int) -> list[RelatedArticle]:
    """Return the related links of an article as last seen, in their order, but for those to articles that are in no list. Raises ArchiveError."""
    links = related_links.c
    query = (
        select(links.title, links.url, articles.c.public_id, links.target_url)
        .select_from(related_links)
        .outerjoin(articles, articles.c.url == links.target_url)
        .where(links.article_id == article_id, leads_to_listed(links.target_url))
        .order_by(links.position)
    )
    with reading(engine) as connection:
        shown = Shown.of(connection)
        found = [
            shown.leading(row["target_url"], shown.content(article_id, row))
            for row in connection.execute(query).mappings()
        ]
        return [RelatedArticle(row["title"], row["url"], row["public_id"]) for row in found]


def links_of(related: Iterable[RelatedLink], address_of: AddressOf) -> Links:
    """Return the links of a page as columns."""
    return [_columns(link, address_of) for link in related]


def known_links(connection: Connection, article_ids: Collection[int]) -> dict[int, Links]:
    """Return the stored lists of articles."""
    known: dict[int, Links] = defaultdict(list)
    for row in select_in_chunks(connection, _BY_ARTICLE, related_links.c.article_id, article_ids):
        known[row.article_id].append({name: getattr(row, name) for name in _LINK})
    return known


def with_kept_times(links: Links, known: Links) -> Links:
    """Return the links of a later capture, relative times ("2 hours ago") with the known reading of the same link: the earlier is the sharper."""
    times = {(link["title"], link["url"]): link for link in known if link["published_at"]}
    if not times:
        return links
    return [
        link | {name: same[name] for name in _TIME}
        if is_relative(link["published_raw"]) and (same := times.get((link["title"], link["url"])))
        else link
        for link in links
    ]


def store_related(
    connection: Connection, links: Mapping[int, Sequence[Mapping[str, Any]]], replaced: Collection[int]
) -> None:
    """Write the lists of articles, by article id. `replaced`: those of them that have a list already."""
    if replaced:
        connection.execute(delete(related_links).where(related_links.c.article_id.in_(replaced)))
    rows = [
        {"article_id": article_id, "position": position, **link}
        for article_id, listed in links.items()
        for position, link in enumerate(listed)
    ]
    if rows:
        connection.execute(insert(related_links), rows)


def _columns(link: RelatedLink, address_of: AddressOf) -> dict[str, Any]:
    url = storable(link.url) if link.url else None
    return {
        "title": storable(link.title),
        "url": url,
        "target_url": target_url(url, address_of),
        "published_at": in_utc(link.published_at),
        "published_offset": offset(link.published_at),
        "published_raw": storable(link.published_raw) if link.published_raw else None,
    }
