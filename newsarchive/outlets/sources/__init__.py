"""The sources in which outlets list their articles. One module for each kind: its declaration, its requests, and a pure reading of its responses."""

from newsarchive.outlets.sources.feed import Feed
from newsarchive.outlets.sources.json_list import JsonList, WordPress
from newsarchive.outlets.sources.listing import DateArchive, Listing
from newsarchive.outlets.sources.sequential_ids import SequentialIds
from newsarchive.outlets.sources.sitemap import DailySitemap, NewsSitemap, SitemapIndex
from newsarchive.outlets.sources.source import Days, Source, SourceEntry, SourceResponse, SourceResult

KINDS = (Feed, NewsSitemap, DailySitemap, SitemapIndex, WordPress, JsonList, DateArchive, Listing, SequentialIds)

__all__ = [
    "KINDS",
    "DailySitemap",
    "DateArchive",
    "Days",
    "Feed",
    "JsonList",
    "Listing",
    "NewsSitemap",
    "SequentialIds",
    "SitemapIndex",
    "Source",
    "SourceEntry",
    "SourceResponse",
    "SourceResult",
    "WordPress",
]
