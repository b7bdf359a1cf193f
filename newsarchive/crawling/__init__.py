"""The crawl: outlets, their sources and spiders, politeness and replay. What a module in spiders/ needs is here."""

from newsarchive.crawling.addresses import (
    ARTICLE_ID,
    DETAILS_ID,
    NEWS_ID,
    SECTION_DATE_ID,
    SECTION_ID,
    SECTION_ID_SLUG,
    SECTION_NEWS_ID,
    SECTION_SLUG_ID,
    WORDPRESS_DATE,
    WORDPRESS_ID,
)
from newsarchive.crawling.declaration import DeclarationError
from newsarchive.crawling.outlet import Outlet
from newsarchive.crawling.sources import (
    Collection,
    DailySitemap,
    DateArchive,
    Feed,
    Ids,
    Listing,
    NewsSitemap,
    SitemapIndex,
    WordPress,
)
from newsarchive.crawling.spider import OutletSpider

__all__ = [
    "ARTICLE_ID",
    "DETAILS_ID",
    "NEWS_ID",
    "SECTION_DATE_ID",
    "SECTION_ID",
    "SECTION_ID_SLUG",
    "SECTION_NEWS_ID",
    "SECTION_SLUG_ID",
    "WORDPRESS_DATE",
    "WORDPRESS_ID",
    "Collection",
    "DailySitemap",
    "DateArchive",
    "DeclarationError",
    "Feed",
    "Ids",
    "Listing",
    "NewsSitemap",
    "Outlet",
    "OutletSpider",
    "SitemapIndex",
    "WordPress",
]
