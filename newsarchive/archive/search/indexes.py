"""What each index is of: the present contents of articles, or their superseded versions; and where a row of it is among the hits of both."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, Select, null, select

from newsarchive.archive.schema import article_versions, articles
from newsarchive.archive.search import tables
from newsarchive.archive.search.tables import IndexTables
from newsarchive.archive.visibility import is_listed

INDEXED: Final = (
    "id",
    "outlet",
    "headline",
    "kicker",
    "byline",
    "body",
    "section",
    "published_at",
    "published_offset",
    "published_local_offset",
    "published_precision",
)
_OF_ARTICLE: Final = ("id", "outlet")  # what a version has from its article


@dataclass(frozen=True)
class SearchIndex:
    """An index: its tables, and the contents that it is of.

    `contents`: where they are; `id`: their id, which `tables.row_id` has; `columns`: INDEXED, of which `id` is that of the article;
    `seen_from`, `seen_until`: the instants between which the content was the present one.
    """

    name: str
    tables: IndexTables
    contents: FromClause
    id: ColumnElement[int]
    columns: tuple[ColumnElement[Any], ...]
    version: ColumnElement[int]
    seen_from: ColumnElement[Any]
    seen_until: ColumnElement[Any] | None

    @property
    def shown(self) -> tuple[ColumnElement[Any], ...]:
        """The columns that a hit shows beside INDEXED."""
        until = null() if self.seen_until is None else self.seen_until
        return (
            articles.c.public_id,
            articles.c.url,
            articles.c.state,
            self.version.label("version"),
            self.seen_from.label("seen_from"),
            until.label("seen_until"),
        )

    def documents(self) -> Select[Any]:
        """Return the statement for all contents that lists may show: `row_id` and the columns INDEXED, of which `Shown` has what is shown."""
        return select(self.id.label("row_id"), *self.columns).select_from(self.contents).where(is_listed(articles.c.id))

    def place(self, key: int) -> int:
        """Return the place of a key among those of both indexes: of two contents with the same key the present one is the newer."""
        return 2 * key + (self is PRESENT)

    def first_below(self, place: int) -> int:
        """Return the lowest key whose place is not below a place."""
        return (place + (self is not PRESENT)) // 2


PRESENT: Final = SearchIndex(
    "present",
    tables.PRESENT,
    articles,
    articles.c.id,
    tuple(articles.c[name] for name in INDEXED),
    articles.c.version,
    articles.c.version_first_seen_at,
    None,
)
SUPERSEDED: Final = SearchIndex(
    "superseded",
    tables.SUPERSEDED,
    article_versions.join(articles, articles.c.id == article_versions.c.article_id),
    article_versions.c.id,
    tuple((articles if name in _OF_ARTICLE else article_versions).c[name] for name in INDEXED),
    article_versions.c.version,
    article_versions.c.first_seen_at,
    article_versions.c.superseded_at,
)
BOTH: Final = (PRESENT, SUPERSEDED)
