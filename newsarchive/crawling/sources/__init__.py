"""Where outlets name their articles: one module a kind, each a declaration, its requests, and a pure reading of the answers."""

from newsarchive.crawling.sources.collection import Collection, WordPress
from newsarchive.crawling.sources.feed import Feed
from newsarchive.crawling.sources.ids import Ids
from newsarchive.crawling.sources.listing import DateArchive, Listing
from newsarchive.crawling.sources.sitemap import DailySitemap, NewsSitemap, SitemapIndex
from newsarchive.crawling.sources.source import Answer, Days, Found, Lead, Source

KINDS = (Feed, NewsSitemap, DailySitemap, SitemapIndex, WordPress, Collection, DateArchive, Listing, Ids)

__all__ = [
    "KINDS",
    "Answer",
    "Collection",
    "DailySitemap",
    "DateArchive",
    "Days",
    "Feed",
    "Found",
    "Ids",
    "Lead",
    "Listing",
    "NewsSitemap",
    "SitemapIndex",
    "Source",
    "WordPress",
]
