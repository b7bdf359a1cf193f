"""An archive as programs read it: `newsarchive.open_archive(url)` returns an Archive."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from types import TracebackType
from typing import Final, Self

from sqlalchemy import Engine

from newsarchive.archive import ArchiveError
from newsarchive.archive import open_archive as open_engine
from newsarchive.archive.citation import Format, formatted
from newsarchive.archive.contents import (
    ArchivedArticle,
    ArchivedVersion,
    all_articles,
    article_of,
    articles_of_ids,
    citation_of,
    version_of,
)
from newsarchive.archive.queries import StoredArticle
from newsarchive.archive.search import FACETS, Count, FacetName, Facets, Hit, Query, facets, limited, parse, search
from newsarchive.archive.search.query import Versions
from newsarchive.archive.search.search import Copies, Order
from newsarchive.archive.ticker_at import ShownTicker, ticker_at
from newsarchive.named_article import NoArticleError, named_article

_PAGE: Final = 200  # hits that are asked for at once
_MOST: Final = 10_000  # hits in an order that has no pages

Day = date | str


class SearchResults:
    """The hits of a query, read page by page while they are iterated.

    `notes`: sentences about what of the query was left out, and what of its hits was cut. `suggestions`: words of the archive that may be meant, if
    nothing was found. Both are complete when the iteration has ended.
    """

    def __init__(self, engine: Engine, query: Query, order: Order, copies: Copies, limit: int | None) -> None:
        self.query: Final = query
        self.notes: list[str] = list(query.notes)
        self.suggestions: list[str] = []
        self._engine = engine
        self._order: Order = order
        self._copies: Copies = copies
        self._limit = limit

    def __iter__(self) -> Iterator[Hit]:
        """Yield the hits in the order that was asked for. Raises ArchiveError."""
        for page in self.pages():
            yield from page

    def pages(self) -> Iterator[list[Hit]]:
        """Yield the hits in lists, as they are read. Raises ArchiveError."""
        has_pages = self._order == "newest" and self._copies == "all"
        below, left = None, self._limit
        while left != 0:
            asked = min(_PAGE if has_pages else _MOST, left or _MOST)
            found = search(self._engine, self.query, order=self._order, copies=self._copies, limit=asked, below=below)
            # What was cut of a page that is followed by another was not lost.
            self.notes, self.suggestions = list(found.notes), found.suggestions if below is None else []
            if not found.hits:
                return
            yield found.hits
            is_cut = len(found.notes) > len(self.query.notes)
            if not has_pages and len(found.hits) == _MOST != left:
                self.notes.append(f"only the first {_MOST} hits were read")
            if not has_pages or (len(found.hits) < asked and not is_cut):
                return
            below = found.hits[-1].key
            left = None if left is None else left - len(found.hits)


class Archive:
    """An open archive, to be read. A context manager: leaving it closes the connections.

    An article is named by any spelling of its address, its `id` or its `public_id`. Days are dates or strings such as "2026-11-29"; those of
    publication are days of the zone UTC+6. Each method raises ArchiveError, with a sentence, if the archive cannot be read.
    """

    def __init__(self, url: str) -> None:
        self._engine = open_engine(url, migrate=False)

    def __enter__(self) -> Self:
        """Return the archive itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        self.close()

    def close(self) -> None:
        """Close the connections to the database."""
        self._engine.dispose()

    def search(
        self,
        query: str,
        *,
        outlet: str | None = None,
        byline: str | None = None,
        section: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        order: Order = "newest",
        at: datetime | None = None,
        versions: Versions = "present",
        copies: Copies = "all",
        limit: int | None = None,
    ) -> SearchResults:
        """Return the hits of a query as docs/searching.md explains it, to iterate over.

        `at`: what the archive held at this instant; `versions="all"`: superseded versions, too. Without `limit` all hits; in the order `best`, or
        with `copies="once"`, the first 10,000. Each page of hits has the time limit of a search.
        """
        if limit is not None and limit < 1:
            raise ValueError(f"limit is a number of hits from 1 on, not {limit}")
        asked = _asked(query, outlet, byline, section, since, until, at, versions)
        return SearchResults(self._engine, asked, order, copies, limit)

    def count(
        self,
        query: str,
        *,
        outlet: str | None = None,
        byline: str | None = None,
        section: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        at: datetime | None = None,
        versions: Versions = "present",
        copies: Copies = "all",
    ) -> Count:
        """Return the number of hits of a query: exact, or at least so many where counting all would take too long."""
        asked = _asked(query, outlet, byline, section, since, until, at, versions)
        return facets(self._engine, asked, (), copies=copies).count

    def facets(
        self,
        query: str,
        names: Sequence[FacetName] = FACETS,
        *,
        outlet: str | None = None,
        byline: str | None = None,
        section: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        at: datetime | None = None,
        versions: Versions = "present",
        copies: Copies = "all",
    ) -> Facets:
        """Return the number of hits of a query, and how many have each outlet, month, section and byline. `notes`: what was cut."""
        asked = _asked(query, outlet, byline, section, since, until, at, versions)
        return facets(self._engine, asked, names, copies=copies)

    def articles(
        self,
        *,
        outlet: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        query: str | None = None,
    ) -> Iterator[ArchivedArticle]:
        """Yield articles with all of their fields, in constant memory.

        Without a query in the order of their ids, as the archive was when the iteration began. With one as `search` finds them, the newest first;
        a query that could not be answered in full raises ArchiveError at the end. Articles without a publish time are of no day.
        """
        if query is None:
            yield from all_articles(self._engine, outlet=outlet, since=_day(since), until=_day(until))
            return
        results = self.search(query, outlet=outlet, since=since, until=until)
        for page in results.pages():
            yield from articles_of_ids(self._engine, [hit.id for hit in page])
        cut = results.notes[len(results.query.notes) :]
        if cut:
            raise ArchiveError(f"the query {query[:80]!r} was not answered in full: {'; '.join(cut)}.")

    def article(self, which: str | int) -> ArchivedArticle:
        """Return an article with its present content. Raises NoArticleError if the archive does not have it."""
        return article_of(self._named(which))

    def versions(self, which: str | int) -> list[ArchivedVersion]:
        """Return the versions of an article, the present one last. Raises NoArticleError if the archive does not have it."""
        return [version_of(each) for each in self._named(which).versions]

    def cite(self, which: str | int, *, version: int | None = None, form: Format = "text") -> str:
        """Return the citation of an article, or of a version of it: text, bibtex, ris or csl. Raises NoArticleError."""
        article = self._named(which)
        known = {each.version: each for each in article.versions}
        if version is not None and version not in known:
            raise NoArticleError(f"Article {article.id} has no version {version}; it has 1 to {len(known)}.")
        cited = article.present if version is None else known[version]
        return formatted(citation_of(self._engine, article, cited), form)

    def tickers(self, outlet: str, at: datetime | None = None) -> ShownTicker | None:
        """Return what the ticker of an outlet showed at an instant, by default that of its newest capture; None if the archive has no ticker of it.

        `at` without an offset is a ValueError. Without `headlines` it is not known what was shown then.
        """
        if at is not None and at.utcoffset() is None:
            raise ValueError(f"at is an instant with an offset, not {at}")
        return ticker_at(self._engine, outlet, at)

    def _named(self, which: str | int) -> StoredArticle:
        return named_article(self._engine, str(which))


def _asked(
    query: str,
    outlet: str | None,
    byline: str | None,
    section: str | None,
    since: Day | None,
    until: Day | None,
    at: datetime | None,
    versions: Versions,
) -> Query:
    return limited(
        parse(query),
        outlet=outlet,
        byline=byline,
        section=section,
        since=_day(since),
        until=_day(until),
        at=at,
        versions=versions,
    )


def _day(day: Day | None) -> date | None:
    return date.fromisoformat(day) if isinstance(day, str) else day
