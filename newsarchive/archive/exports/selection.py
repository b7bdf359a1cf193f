"""Which rows are exported: what was asked for, and the articles of it in temporary tables of the transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, Table, func, insert, select

from newsarchive.archive.exports.errors import WrongExportError
from newsarchive.archive.failure import ArchiveError, name_of
from newsarchive.archive.schema import articles
from newsarchive.archive.search import Query, limited, parse
from newsarchive.archive.search.find import Finder
from newsarchive.archive.search.index import is_current

_AT_ONCE: Final = 5000  # ids

_temporary = MetaData()
found_articles = Table(
    "export_found",
    _temporary,
    Column("article_id", Integer, primary_key=True, autoincrement=False),
    prefixes=["TEMPORARY"],
)
# Only ids are sorted, never texts.
ordered_articles = Table(
    "export_order",
    _temporary,
    Column("place", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("article_id", Integer, nullable=False),
    prefixes=["TEMPORARY"],
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: a query in the language of search, and the filters of `newsarchive search`. Nothing: all rows."""

    query: str | None = None
    outlet: str | None = None
    byline: str | None = None
    section: str | None = None
    since: date | None = None
    until: date | None = None

    @property
    def is_all(self) -> bool:
        """True if nothing is left out."""
        return self == Asked()

    def parsed(self) -> Query:
        """Return the query with the filters in it. Raises WrongExportError if nothing of it can be searched for."""
        if self.since and self.until and self.since > self.until:
            raise WrongExportError(f"--since {self.since} is later than --until {self.until}.")
        written = parse(self.query or "")
        query = limited(
            written,
            outlet=self.outlet,
            byline=self.byline,
            section=self.section,
            since=self.since,
            until=self.until,
        )
        # Without this a query of signs alone would export every article.
        if written.is_void or (query.root is None and not (query.since or query.until) and not self.is_all):
            notes = f" {'; '.join(query.notes)}." if query.notes else ""
            raise WrongExportError(f"Nothing was exported: nothing of this query can be searched for.{notes}")
        return query


def select_articles(connection: Connection, query: Query) -> list[str]:
    """Fill `found_articles` with the articles of a query; return notes on what was cut. Raises ArchiveError without a present index."""
    if not is_current(connection):
        raise ArchiveError(
            f"the search index of {name_of(connection.engine.url)} is of another version. Run `newsarchive index rebuild`."
        )
    finder = Finder(connection)
    found_articles.create(connection)
    for chunk in _chunks(finder.every(query, finder.forms(query))):
        connection.execute(insert(found_articles), [{"article_id": each} for each in chunk])
    return finder.notes


def order_articles(connection: Connection, *, is_all: bool) -> None:
    """Fill `ordered_articles` with all articles, or those found, in the order of publication and then of ids; undated ones come last."""
    ordered_articles.create(connection)
    place = func.row_number().over(order_by=(articles.c.published_at.nulls_last(), articles.c.id))
    chosen = select(place, articles.c.id)
    if not is_all:
        chosen = chosen.where(articles.c.id.in_(select(found_articles.c.article_id)))
    connection.execute(insert(ordered_articles).from_select(["place", "article_id"], chosen))


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    remaining = iter(ids)
    while chunk := list(islice(remaining, _AT_ONCE)):
        yield chunk
