"""What readers may see of an article: the one check through which every read function passes.

What a list shows is `is_listed`, and its text goes through `Shown`; a single article goes through `checked`. The search indexes and the clusters
are made of what is listed, so that finding, counting and suggesting need no check of their own (newsarchive.archive.takedowns keeps them so).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, Literal, Self, get_args

from sqlalchemy import ColumnElement, Connection, Engine, Select, or_, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.citation import public_id
from newsarchive.archive.connect import reading
from newsarchive.archive.failure import ArchiveError
from newsarchive.archive.redaction import Redaction
from newsarchive.archive.schema import articles, forgotten, takedowns

Grade = Literal["noindex", "unlisted", "redacted", "withheld"]
GRADES: Final[tuple[Grade, ...]] = get_args(Grade)
HIDDEN: Final[tuple[Grade, ...]] = ("unlisted", "withheld")  # in no list

_NOW: Final = takedowns.c.lifted_at.is_(None)
_LISTED: Final = articles.alias()
_HIDDEN_URLS: Final = select(takedowns.c.url).where(_NOW, takedowns.c.grade.in_(HIDDEN))
# Few ids, found once for a statement: the check reads nothing of the articles themselves.
_HIDDEN_IDS: Final = (
    select(_LISTED.c.id).join(takedowns, takedowns.c.url == _LISTED.c.url).where(_NOW, takedowns.c.grade.in_(HIDDEN))
)


_NOINDEX_IDS: Final = (
    select(_LISTED.c.id)
    .join(takedowns, takedowns.c.url == _LISTED.c.url)
    .where(_NOW, takedowns.c.grade.in_((*HIDDEN, "noindex")))
)


@dataclass(frozen=True, slots=True)
class Takedown:
    """A decision about the article at an address. `passages`: those that are replaced, of the grade `redacted`.

    `lifted_at`: None while it holds; `lifted_because`: None if the next decision about the address replaced it.
    """

    outlet: str
    url: str
    grade: Grade
    because: str
    is_by_law: bool
    passages: tuple[str, ...]
    decided_at: datetime
    lifted_at: datetime | None = None
    lifted_because: str | None = None

    @property
    def public_id(self) -> str:
        """The public id of its article, whether the archive has it or not."""
        return public_id(self.outlet, self.url)


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What there is to be known of an article that is not shown. `grade`: `withheld`, or `forgotten` if it was removed for good."""

    outlet: str
    public_id: str
    grade: Literal["withheld", "forgotten"]
    because: str
    is_by_law: bool
    decided_at: datetime


class TombstoneError(ArchiveError):
    """The article that was asked for is withheld, or was removed for good."""

    def __init__(self, tombstone: Tombstone) -> None:
        law = ", by law" if tombstone.is_by_law else ""
        super().__init__(
            f"article {tombstone.public_id} of {tombstone.outlet} is {tombstone.grade}{law} since "
            f"{tombstone.decided_at:%Y-%m-%d %H:%M} UTC: {tombstone.because}"
        )
        self.tombstone = tombstone


def is_listed(article_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that a list may show the article of an id."""
    return article_id.not_in(_HIDDEN_IDS)


def is_for_programs(article_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that programs of search engines may be led to the article of an id."""
    return article_id.not_in(_NOINDEX_IDS)


def is_hidden(article_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that no list may show the article of an id."""
    return article_id.in_(_HIDDEN_IDS)


def leads_to_listed(url: ColumnElement[str | None]) -> ColumnElement[bool]:
    """Return the condition that a list may show what leads to the article at an address, in its one form; NULL leads to none."""
    return or_(url.is_(None), url.not_in(_HIDDEN_URLS))


def leads_to_hidden(url: ColumnElement[str | None]) -> ColumnElement[bool]:
    """Return the condition that an address is that of an article that no list may show."""
    return url.in_(_HIDDEN_URLS)


def addresses_not_listed(connection: Connection, outlet: str) -> frozenset[str]:
    """Return the addresses of the articles of an outlet that no list may show, and of those that were removed for good."""
    removed = select(forgotten.c.url).where(forgotten.c.outlet == outlet)
    hidden = _HIDDEN_URLS.where(takedowns.c.outlet == outlet)
    return frozenset(connection.scalars(hidden)).union(connection.scalars(removed))


@dataclass(frozen=True, slots=True)
class Shown:
    """What of contents may be shown, by the decisions that hold in a transaction.

    `by_id`, `by_url`: what is replaced in the texts of articles; `hidden`: the ids of those that are in no list, for the writers of indexes.
    """

    by_id: Mapping[int, Redaction] = field(default_factory=dict)
    by_url: Mapping[str, Redaction] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()

    @classmethod
    def of(cls, connection: Connection) -> Self:
        """Return what may be shown of the texts of articles that a list may show."""
        columns = (_LISTED.c.id, takedowns.c.url, takedowns.c.passages)
        rows = connection.execute(
            select(*columns)
            .select_from(takedowns)
            .outerjoin(_LISTED, _LISTED.c.url == takedowns.c.url)
            .where(_NOW, takedowns.c.grade == "redacted")
        ).all()
        by_url = {row.url: _redaction(tuple(row.passages)) for row in rows}
        return cls({row.id: by_url[row.url] for row in rows if row.id is not None}, by_url)

    @classmethod
    def of_all(cls, connection: Connection) -> Self:
        """Return what may be shown, with the articles that no list may show."""
        return replace(cls.of(connection), hidden=frozenset(connection.scalars(_HIDDEN_IDS)))

    def content(self, article_id: int, row: Mapping[Any, Any]) -> Mapping[Any, Any]:
        """Return columns of a content of an article as they may be shown."""
        redaction = self.by_id.get(article_id)
        return redaction.content(row) if redaction else row

    def leading(self, url: str | None, row: Mapping[Any, Any]) -> Mapping[Any, Any]:
        """Return columns of what leads to the article at an address as they may be shown."""
        redaction = self.by_url.get(url) if url else None
        return redaction.content(row) if redaction else row

    def indexed(self, row: Mapping[Any, Any]) -> Mapping[Any, Any] | None:
        """Return the columns of a content from which an index is made, `id` that of its article; None if it is in no list."""
        return None if row["id"] in self.hidden else self.content(row["id"], row)


@lru_cache(maxsize=4096)
def _redaction(passages: tuple[str, ...]) -> Redaction:
    return Redaction(passages)


def takedown_of(connection: Connection, url: str) -> Takedown | None:
    """Return the decision about an address that holds, None if there is none."""
    row = connection.execute(_query().where(takedowns.c.url == url, _NOW)).mappings().first()
    return _takedown(row) if row else None


def checked(connection: Connection, url: str) -> Takedown | None:
    """Return the decision about the article at an address. Raises TombstoneError if the article is withheld."""
    found = takedown_of(connection, url)
    if found and found.grade == "withheld":
        raise TombstoneError(_tombstone(found))
    return found


def check_missing(connection: Connection, wanted: str) -> None:
    """Raise TombstoneError if an article that the archive does not have, named by its public id, is withheld or was removed for good."""
    held = _query().where(_NOW, takedowns.c.grade == "withheld")
    for row in connection.execute(select(forgotten)).all():
        if public_id(row.outlet, row.url) == wanted:
            at = row.forgotten_at
            raise TombstoneError(
                Tombstone(row.outlet, wanted, "forgotten", row.because, is_by_law=False, decided_at=at)
            )
    for each in connection.execute(held).mappings():
        if public_id(each["outlet"], each["url"]) == wanted:
            raise TombstoneError(_tombstone(_takedown(each)))


def forgotten_at(engine: Engine, addresses: Collection[str]) -> Tombstone | None:
    """Return what is known of the article at one of these addresses that was removed for good, None if there is none. Raises ArchiveError."""
    with reading(engine) as connection:
        row = next(iter(select_in_chunks(connection, select(forgotten), forgotten.c.url, addresses)), None)
    if row is None:
        return None
    name, at = public_id(row.outlet, row.url), row.forgotten_at
    return Tombstone(row.outlet, name, "forgotten", row.because, is_by_law=False, decided_at=at)


def takedowns_in(connection: Connection) -> list[Takedown]:
    """Return all decisions, the newest first."""
    newest_first = _query().order_by(takedowns.c.decided_at.desc(), takedowns.c.id.desc())
    return [_takedown(row) for row in connection.execute(newest_first).mappings()]


def _query() -> Select[*tuple[Any, ...]]:
    return select(*(takedowns.c[name] for name in Takedown.__slots__))


def _takedown(row: Mapping[Any, Any]) -> Takedown:
    return Takedown(**{**row, "passages": tuple(row["passages"])})


def _tombstone(found: Takedown) -> Tombstone:
    return Tombstone(found.outlet, found.public_id, "withheld", found.because, found.is_by_law, found.decided_at)
