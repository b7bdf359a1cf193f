"""Read function: the hits of queries by month, each beside the articles among which they are found, so that they can be compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sqlalchemy import Engine

from newsarchive.archive.search.counts import FacetName, Facets, facets
from newsarchive.archive.search.query import Query
from newsarchive.archive.search.search import Copies
from newsarchive.archive.search.usage import months_between

_MONTH: Final[FacetName] = "month"


@dataclass(frozen=True)
class Series:
    """The hits of a query, and all articles among which they are found: `articles` has their number by month."""

    hits: Facets
    articles: Facets

    @cached_property
    def by_month(self) -> dict[str | None, int]:
        """The number of hits of each month that has any; None: without a publish time."""
        return dict(self.hits.facets[_MONTH].values)

    @cached_property
    def articles_by_month(self) -> dict[str | None, int]:
        """The number of articles of each month that has any."""
        return dict(self.articles.facets[_MONTH].values)

    def count(self, month: str | None) -> int | None:
        """Return the number of hits of a month, None if it is not known or the archive has no article of it."""
        counted = self.by_month.get(month)
        return 0 if counted is None and self.is_exact and self.of(month) else counted

    def is_gap(self, month: str | None) -> bool:
        """True if the archive has no article of a month."""
        return self.articles.facets[_MONTH].is_exact and not self.of(month)

    def of(self, month: str | None) -> int:
        """Return the number of articles of a month."""
        return self.articles_by_month.get(month, 0)

    def share(self, month: str | None) -> float | None:
        """Return what part of the articles of a month are hits; None if there are none, or not all of both were counted."""
        of = self.of(month)
        return self.by_month.get(month, 0) / of if of and self.is_exact else None

    @property
    def is_exact(self) -> bool:
        """True if all hits and all articles were counted."""
        return self.hits.facets[_MONTH].is_exact and self.articles.facets[_MONTH].is_exact


def series_of(
    engine: Engine,
    asked: Sequence[tuple[Query, Query]],
    names: Sequence[FacetName] = (_MONTH,),
    *,
    copies: Copies = "all",
) -> list[Series]:
    """Return the hits of each query, and the articles of the query beside it, by month. `names`: the facets of the hits. Raises ArchiveError."""
    among: dict[Query, Facets] = {}
    found = []
    for query, articles in asked:
        if articles not in among:
            among[articles] = facets(engine, articles, (_MONTH,), copies=copies)
        found.append(Series(facets(engine, query, names, copies=copies), among[articles]))
    return found


def months_of(series: Sequence[Series]) -> list[str | None]:
    """Return all months from the first to the last in which one of the series has articles; None at the end if some have no publish time."""
    named = {month for each in series for month in (*each.by_month, *each.articles_by_month)}
    return [*months_between(filter(None, named)), *([None] if None in named else [])]
