"""Search: queries that people write, answered by the index of the archive.

The index holds the stems of folded words (`keys`), so that the forms and spellings of a word meet.
"""

from newsarchive.archive.search.check import check
from newsarchive.archive.search.counts import FACETS, Count, Facet, FacetName, Facets, count, facets
from newsarchive.archive.search.highlight import Piece, highlighted, wanted_of
from newsarchive.archive.search.parse import limited, parse
from newsarchive.archive.search.query import Query
from newsarchive.archive.search.search import Hit, Hits, search

__all__ = [
    "FACETS",
    "Count",
    "Facet",
    "FacetName",
    "Facets",
    "Hit",
    "Hits",
    "Piece",
    "Query",
    "check",
    "count",
    "facets",
    "highlighted",
    "limited",
    "parse",
    "search",
    "wanted_of",
]
