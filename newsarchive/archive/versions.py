"""An article as it is now, and each content that it superseded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from newsarchive.archive.batches import add, look_up
from newsarchive.archive.columns import storable
from newsarchive.archive.schema import CONTENT, article_versions, articles
from newsarchive.items import Article


class Outcome(StrEnum):
    """What a captured page was to the archive."""

    NEW = "new"  # an article at an address that was not known
    CHANGED = "changed"  # a known article that says something else now; what it said before is kept
    UNCHANGED = "unchanged"  # a known article, seen again
    LISTING = "listing"  # a page without an article


@dataclass(frozen=True, slots=True)
class Sighting:
    """An article on a capture. `seen_at`: when it was fetched, or when it is written if that is not known."""

    outlet: str
    article: Article
    content_hash: str
    body_hash: str | None
    capture_id: int
    seen_at: datetime
    extractor: str

    @property
    def address(self) -> str:
        """The one address of the article."""
        return storable(self.article.canonical_url or self.article.url)


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a sighting, and which body the article had before."""

    sighting: Sighting
    article_id: int
    outcome: Outcome
    old_body_hash: str | None = None


# Not part of the content hash: taken over from the newest sighting without making a version.
_DETAILS = (
    "authors",
    "published_raw",
    "modified_raw",
    "section",
    "tags",
    "image",
    "captions",
    "language",
    "layout",
    "witnesses",
    "problems",
    "extractor",
)
_KNOWN = select(
    *(
        articles.c[name]
        for name in ("id", "url", "content_hash", "body_hash", "version", "first_seen_at", "last_seen_at", *_DETAILS)
    )
)
_THIS_ARTICLE = articles.c.id == bindparam("article_id")
_KEEP = insert(article_versions).from_select(
    ["article_id", "version", *CONTENT, "superseded_at"],
    select(
        articles.c.id,
        articles.c.version,
        *(articles.c[name] for name in CONTENT),
        bindparam("superseded_at", type_=article_versions.c.superseded_at.type),
    ).where(_THIS_ARTICLE),
)


def store_articles(connection: Connection, sightings: Sequence[Sighting]) -> list[Stored]:
    """Write sightings of articles at addresses that differ."""
    known = {row.url: row for row in look_up(connection, _KNOWN, articles.c.url, [each.address for each in sightings])}
    new = [each for each in sightings if each.address not in known]
    again = [(each, known[each.address]) for each in sightings if each.address in known]
    changed = [(each, row) for each, row in again if row.content_hash != each.content_hash]
    unchanged = [(each, row) for each, row in again if row.content_hash == each.content_hash]
    _supersede(connection, changed)
    _touch(connection, unchanged)
    return [
        *_add(connection, new),
        *(Stored(each, row.id, Outcome.CHANGED, row.body_hash) for each, row in changed),
        *(Stored(each, row.id, Outcome.UNCHANGED, row.body_hash) for each, row in unchanged),
    ]


def _add(connection: Connection, new: Sequence[Sighting]) -> list[Stored]:
    if not new:
        return []
    rows = [
        {
            **_content(each),
            "outlet": each.outlet,
            "url": each.address,
            "version": 1,
            "first_capture_id": each.capture_id,
            "first_seen_at": each.seen_at,
            "last_seen_at": each.seen_at,
        }
        for each in new
    ]
    return [Stored(each, id_, Outcome.NEW) for each, id_ in zip(new, add(connection, articles, rows), strict=True)]


def _supersede(connection: Connection, changed: Sequence[tuple[Sighting, Row[Any]]]) -> None:
    if not changed:
        return
    connection.execute(_KEEP, [{"article_id": row.id, "superseded_at": each.seen_at} for each, row in changed])
    rows = [
        {"article_id": row.id, **_content(each), "version": row.version + 1, **_seen(each, row)}
        for each, row in changed
    ]
    connection.execute(update(articles).where(_THIS_ARTICLE), rows)


def _touch(connection: Connection, unchanged: Sequence[tuple[Sighting, Row[Any]]]) -> None:
    moved = [{"article_id": row.id, **_seen(each, row)} for each, row in unchanged]
    if moved:
        connection.execute(update(articles).where(_THIS_ARTICLE), moved)
    refreshed = [
        {"article_id": row.id, **details}
        for each, row in unchanged
        if (details := _details(each)) != _known_details(row)
    ]
    if refreshed:
        connection.execute(update(articles).where(_THIS_ARTICLE), refreshed)


def _seen(each: Sighting, row: Row[Any]) -> dict[str, datetime]:
    """Widen the time in which an article was seen: saved pages are replayed in any order."""
    return {"first_seen_at": min(row.first_seen_at, each.seen_at), "last_seen_at": max(row.last_seen_at, each.seen_at)}


def _content(each: Sighting) -> dict[str, object]:
    article = each.article
    return {
        "headline": article.headline,
        "kicker": article.kicker,
        "byline": article.byline,
        "published_at": article.published_at,
        "published_offset": offset(article.published_at),
        "published_precision": article.published_precision,
        "modified_at": article.modified_at,
        "modified_offset": offset(article.modified_at),
        "modified_precision": article.modified_precision,
        "body": article.body,
        "content_hash": each.content_hash,
        "body_hash": each.body_hash,
        "capture_id": each.capture_id,
        **_details(each),
    }


def _details(each: Sighting) -> dict[str, object]:
    article = each.article
    return {
        "authors": [{"name": author.name, "kind": author.kind, "place": author.place} for author in article.authors],
        "published_raw": article.published_raw,
        "modified_raw": article.modified_raw,
        "section": article.section,
        "tags": article.tags,
        "image": article.image,
        "captions": article.captions,
        "language": article.language,
        "layout": article.layout,
        "witnesses": article.witnesses,
        "problems": [{"field": told.field, "reason": told.reason, "detail": told.detail} for told in article.problems],
        "extractor": each.extractor,
    }


def _known_details(row: Row[Any]) -> dict[str, object]:
    return {name: getattr(row, name) for name in _DETAILS}


def offset(instant: datetime | None) -> int | None:
    """Give the minutes that an instant's own zone is east of UTC."""
    east = instant.utcoffset() if instant else None
    return None if east is None else round(east.total_seconds() / 60)
