"""Read functions: one article with its versions, states and captures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.connect import reading
from newsarchive.archive.robots import robots_of
from newsarchive.archive.schema import (
    CONTENT,
    article_sightings,
    article_states,
    article_versions,
    articles,
    captures,
    outlets,
)
from newsarchive.archive.visibility import Shown, Takedown, check_missing, checked, is_listed, takedown_of

_NEAR = 200  # addresses among which similar ones are looked for
_SIMILAR = 3


@dataclass(frozen=True, slots=True)
class StoredCapture:
    """The capture that a content was read from, and where its bytes are: the columns of `captures`."""

    id: int
    url: str
    status: int | None
    fetched_at: datetime | None
    digest: str | None
    size: int | None
    warc_file: str | None
    record_offset: int | None
    record_length: int | None
    payload_digest: str | None
    is_revisit: bool | None


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """A version of an article: its content by columns, when it was seen, and why and in what the next one differs.

    Of the present version `superseded_at` and `cause` are None, and `changes` is empty.
    """

    version: int
    content: Mapping[str, Any]
    first_seen_at: datetime
    last_seen_at: datetime
    capture: StoredCapture
    superseded_at: datetime | None = None
    cause: str | None = None
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredState:
    """A change of the state of an article. `target_url`: where it moved to."""

    state: str
    since: datetime
    target_url: str | None
    capture_id: int


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with all its versions, the present one last, and its changes of state in order.

    `takedown`: the decision about what readers see of it, None if there is none; `robots`: what its publisher asks of archives and search engines.
    """

    id: int
    public_id: str
    outlet: str
    url: str
    state: str
    state_since: datetime | None
    first_seen_at: datetime
    last_seen_at: datetime
    versions: tuple[StoredVersion, ...]
    states: tuple[StoredState, ...]
    takedown: Takedown | None = None
    robots: str | None = None

    @property
    def present(self) -> StoredVersion:
        """The present version."""
        return self.versions[-1]

    def version_at(self, at: datetime) -> StoredVersion | None:
        """Return the version that was seen last at an instant or before it; None before the first."""
        return next((each for each in reversed(self.versions) if each.first_seen_at <= at), None)


# An operator sees what readers do not: `as_operator` returns true content, and what is withheld.


def article_of_id(engine: Engine, article_id: int, *, as_operator: bool = False) -> StoredArticle | None:
    """Return the article of an id, None if there is none. Raises TombstoneError, ArchiveError."""
    with reading(engine) as connection:
        return _article(connection, articles.c.id == article_id, as_operator=as_operator)


def article_of_public_id(engine: Engine, public_id: str, *, as_operator: bool = False) -> StoredArticle | None:
    """Return the article of a public id, None if there is none. Raises TombstoneError, also for one that was removed for good, ArchiveError."""
    with reading(engine) as connection:
        found = _article(connection, articles.c.public_id == public_id, as_operator=as_operator)
        if found is None and not as_operator:
            check_missing(connection, public_id)
        return found


def article_at(engine: Engine, addresses: Sequence[str], *, as_operator: bool = False) -> StoredArticle | None:
    """Return the article at the first of these addresses that has one, or that was fetched under one of them; None if there is none.

    Raises TombstoneError, ArchiveError.
    """
    with reading(engine) as connection:
        for address in addresses:
            found = _article(connection, articles.c.url == address, as_operator=as_operator)
            if found:
                return found
        fetched = (
            select(article_sightings.c.article_id)
            .join(captures, captures.c.id == article_sightings.c.capture_id)
            .where(captures.c.url.in_(addresses))
            .order_by(article_sightings.c.seen_at.desc())
            .limit(1)
        )
        article_id = connection.scalar(fetched)
        if article_id is None:
            return None
        return _article(connection, articles.c.id == article_id, as_operator=as_operator)


def domains_of_outlets(engine: Engine) -> dict[str, list[str]]:
    """Return the hosts of each outlet of the archive, by key. Raises ArchiveError."""
    with reading(engine) as connection:
        return dict(connection.execute(select(outlets.c.key, outlets.c.domains)).all())


def similar_addresses(engine: Engine, url: str) -> list[str]:
    """Return up to three addresses of articles that resemble an address, the most similar first. Raises ArchiveError."""
    with reading(engine) as connection:
        query = select(articles.c.url).where(is_listed(articles.c.id)).limit(_NEAR)
        near = [
            *connection.scalars(query.where(articles.c.url < url).order_by(articles.c.url.desc())),
            *connection.scalars(query.where(articles.c.url >= url).order_by(articles.c.url)),
        ]
        return get_close_matches(url, near, n=_SIMILAR, cutoff=0.8)


def _article(connection: Connection, which: ColumnElement[bool], *, as_operator: bool) -> StoredArticle | None:
    row = connection.execute(select(articles).where(which)).mappings().first()
    if row is None:
        return None
    takedown = (takedown_of if as_operator else checked)(connection, row["url"])
    shown = Shown() if as_operator else Shown.of(connection)
    of_article = article_versions.c.article_id == row["id"]
    earlier = connection.execute(
        select(article_versions).where(of_article).order_by(article_versions.c.version)
    ).mappings()
    rows = [*earlier, row]
    kept = _captures(connection, {each["capture_id"] for each in rows})
    states = connection.execute(
        select(*(article_states.c[name] for name in StoredState.__slots__))
        .where(article_states.c.article_id == row["id"])
        .order_by(article_states.c.since, article_states.c.id)
    ).mappings()
    return StoredArticle(
        **{name: row[name] for name in StoredArticle.__slots__ if name in row},
        versions=tuple(_version(shown.content(row["id"], each), kept[each["capture_id"]]) for each in rows),
        states=tuple(StoredState(**each) for each in states),
        takedown=takedown,
        robots=robots_of(connection, row["id"]),
    )


def _version(row: Mapping[Any, Any], capture: StoredCapture) -> StoredVersion:
    is_present = "superseded_at" not in row
    return StoredVersion(
        version=row["version"],
        content={name: row[name] for name in CONTENT},
        first_seen_at=row["version_first_seen_at" if is_present else "first_seen_at"],
        last_seen_at=row["last_seen_at"],
        capture=capture,
        superseded_at=None if is_present else row["superseded_at"],
        cause=None if is_present else row["cause"],
        changes=() if is_present else tuple(row["changes"]),
    )


def _captures(connection: Connection, ids: set[int]) -> dict[int, StoredCapture]:
    query = select(*(captures.c[name] for name in StoredCapture.__slots__))
    found = select_in_chunks(connection, query, captures.c.id, ids)
    return {row.id: StoredCapture(*row) for row in found}
