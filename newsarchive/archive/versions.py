"""The present content of each article, and the contents that it superseded."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, literal, select, update

from newsarchive.archive.authors import authors_of
from newsarchive.archive.batches import insert_returning_ids, select_in_chunks
from newsarchive.archive.columns import storable
from newsarchive.archive.hashes import body_hash, content_hash
from newsarchive.archive.schema import CONTENT, article_versions, articles, captures
from newsarchive.archive.times import (
    TIME_COLUMNS,
    time_columns,
    with_kept_time,
    with_known_relative_times,
    without_added_times,
)
from newsarchive.items import Article, Capture


class Outcome(StrEnum):
    """The effect of a captured page on the archive."""

    NEW = "new"  # an article at an address that was not known
    CHANGED = "changed"  # a known article with another content; the earlier one is kept as a version
    UNCHANGED = "unchanged"  # a known article with the same content
    LISTING = "listing"  # a page without an article
    FAILED = "failed"  # a fetch that gave no page; the capture has its reason


@dataclass(frozen=True, slots=True)
class Sighting:
    """An article on a capture.

    `seen_at`: when it was fetched, or when it is written if that is not known; `zone`: that of its outlet.
    """

    article: Article
    capture: Capture
    capture_id: int
    seen_at: datetime
    extractor: str
    zone: tzinfo

    @property
    def address(self) -> str:
        """The one address of the article."""
        return storable(self.article.canonical_url or self.article.url)

    @property
    def payload(self) -> tuple[str, str | None]:
        """The address that was fetched and the digest of the bytes."""
        return storable(self.capture.url), self.capture.digest


@dataclass(frozen=True, slots=True)
class Stored:
    """A sighting as stored: its outcome, and the hash of the body that the article had before.

    `is_earliest`: its capture is older than every earlier sighting of the article.
    """

    sighting: Sighting
    article_id: int
    outcome: Outcome
    old_body_hash: str | None = None
    is_earliest: bool = False


# Not part of the content hash: updated at every sighting without making a version.
_DETAILS = (
    "authors",
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
_REFRESHED = ("content_hash", *TIME_COLUMNS, *_DETAILS)
_KNOWN = select(
    *(
        articles.c[name]
        for name in ("id", "url", "body_hash", "version", "capture_id", "first_seen_at", "last_seen_at", *_REFRESHED)
    )
)
_CAPTURES = select(captures.c.url, captures.c.digest, captures.c.id)
_THIS_ARTICLE = articles.c.id == bindparam("article_id")
_KEEP = insert(article_versions).from_select(
    ["article_id", "version", *CONTENT, "superseded_at", "cause"],
    select(
        articles.c.id,
        articles.c.version,
        *(articles.c[name] for name in CONTENT),
        bindparam("superseded_at", type_=article_versions.c.superseded_at.type),
        literal("site"),
    ).where(_THIS_ARTICLE),
)


@dataclass(frozen=True, slots=True)
class _Repeated:
    """A sighting of a known article, and the row of the article."""

    sighting: Sighting
    row: Row[Any]

    @property
    def is_earliest(self) -> bool:
        first_seen_at: datetime = self.row.first_seen_at
        return self.sighting.seen_at < first_seen_at

    @property
    def has_same_content(self) -> bool:
        """True if the content differs from the stored one in nothing but the reading of relative times."""
        stored_hash: str = self.row.content_hash
        return content_hash(with_known_relative_times(self.sighting.article, self.row)) == stored_hash

    @property
    def only_adds_times(self) -> bool:
        """True if the content differs from the stored one only by times that the stored one has not."""
        stored_hash: str = self.row.content_hash
        article = with_known_relative_times(self.sighting.article, self.row)
        return content_hash(without_added_times(article, self.row)) == stored_hash

    def with_kept_times(self, *, keep_modified: bool) -> Sighting:
        """Return the sighting with the times that are kept; a new content has its own update time."""
        article = with_kept_time(self.sighting.article, self.row, "published", is_earliest=self.is_earliest)
        if keep_modified:
            article = with_kept_time(article, self.row, "modified", is_earliest=self.is_earliest)
        return replace(self.sighting, article=article)

    def stored(self, outcome: Outcome) -> Stored:
        return Stored(self.sighting, self.row.id, outcome, self.row.body_hash, self.is_earliest)


def store_articles(connection: Connection, sightings: Sequence[Sighting]) -> list[Stored]:
    """Write sightings of articles at different addresses.

    A sighting is unchanged if its content is the stored one, or if the bytes of its capture are those that the stored content was read from:
    the same bytes are never an edit. A time that was later than the first fetch of those bytes is added when a later fetch confirms it.
    """
    addresses = [each.address for each in sightings]
    known = {row.url: row for row in select_in_chunks(connection, _KNOWN, articles.c.url, addresses)}
    new = [each for each in sightings if each.address not in known]
    repeated = [_Repeated(each, known[each.address]) for each in sightings if each.address in known]
    same = [each for each in repeated if each.has_same_content]
    different = [each for each in repeated if not each.has_same_content]
    reread = _reread(connection, different)
    changed = [each for each in different if each.sighting.capture_id not in reread]
    _supersede(connection, changed)
    confirmed = [each for each in different if each not in changed and each.only_adds_times]
    _refresh(connection, [*same, *confirmed])
    _set_seen(connection, [each for each in repeated if each not in changed])
    return [
        *_insert(connection, new),
        *(each.stored(Outcome.CHANGED) for each in changed),
        *(each.stored(Outcome.UNCHANGED) for each in repeated if each not in changed),
    ]


def _reread(connection: Connection, different: Sequence[_Repeated]) -> set[int]:
    """Return the ids of the captures whose bytes were received before, at the same address, as the stored content."""
    earlier = defaultdict(list)
    for url, digest, id_ in select_in_chunks(
        connection, _CAPTURES, captures.c.url, {each.sighting.payload[0] for each in different}
    ):
        earlier[url, digest].append(id_)
    return {
        each.sighting.capture_id
        for each in different
        if any(each.row.capture_id <= id_ < each.sighting.capture_id for id_ in earlier[each.sighting.payload])
    }


def _insert(connection: Connection, new: Sequence[Sighting]) -> list[Stored]:
    if not new:
        return []
    rows = [
        {
            **_content(each),
            "outlet": each.capture.outlet,
            "url": each.address,
            "version": 1,
            "first_capture_id": each.capture_id,
            "first_seen_at": each.seen_at,
            "last_seen_at": each.seen_at,
        }
        for each in new
    ]
    ids = insert_returning_ids(connection, articles, rows)
    return [Stored(each, id_, Outcome.NEW) for each, id_ in zip(new, ids, strict=True)]


def _supersede(connection: Connection, changed: Sequence[_Repeated]) -> None:
    if not changed:
        return
    superseded = [{"article_id": each.row.id, "superseded_at": each.sighting.seen_at} for each in changed]
    connection.execute(_KEEP, superseded)
    rows = [
        {
            "article_id": each.row.id,
            **_content(each.with_kept_times(keep_modified=False)),
            "version": each.row.version + 1,
            **_seen(each),
        }
        for each in changed
    ]
    connection.execute(update(articles).where(_THIS_ARTICLE), rows)


def _refresh(connection: Connection, same: Sequence[_Repeated]) -> None:
    refreshed = [
        {"article_id": each.row.id, **fields}
        for each in same
        if (fields := _refreshed(each)) != {name: getattr(each.row, name) for name in _REFRESHED}
    ]
    if refreshed:
        connection.execute(update(articles).where(_THIS_ARTICLE), refreshed)


def _refreshed(each: _Repeated) -> dict[str, object]:
    sighting = each.with_kept_times(keep_modified=True)
    content = _content(sighting)
    return {name: content[name] for name in _REFRESHED}


def _set_seen(connection: Connection, unchanged: Sequence[_Repeated]) -> None:
    rows = [{"article_id": each.row.id, **_seen(each)} for each in unchanged]
    if rows:
        connection.execute(update(articles).where(_THIS_ARTICLE), rows)


def _seen(each: _Repeated) -> dict[str, datetime]:
    """Return the first and last instant at which an article was seen; saved pages are replayed in any order."""
    row, seen_at = each.row, each.sighting.seen_at
    return {"first_seen_at": min(row.first_seen_at, seen_at), "last_seen_at": max(row.last_seen_at, seen_at)}


def _content(each: Sighting) -> dict[str, object]:
    article = each.article
    return {
        "headline": article.headline,
        "kicker": article.kicker,
        "byline": article.byline,
        "body": article.body,
        "content_hash": content_hash(article),
        "body_hash": body_hash(article),
        "capture_id": each.capture_id,
        "authors": authors_of(article),
        **time_columns(article, each.zone),
        "section": article.section,
        "tags": article.tags,
        "image": article.image,
        "captions": article.captions,
        "language": article.language,
        "layout": article.layout,
        "witnesses": article.witnesses,
        "problems": [
            {"field": problem.field, "reason": problem.reason, "detail": problem.detail} for problem in article.problems
        ],
        "extractor": each.extractor,
    }
