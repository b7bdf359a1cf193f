"""What an outlet is: its declaration, addresses, sources and pages. A module in spiders/ imports what it needs from here."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy
from newsarchive.outlets.addresses import (
    ARTICLE_ID,
    ARTICLE_SECTIONS,
    DETAILS_ID,
    NEWS_ID,
    SECTION_DATE_ID,
    SECTION_ID,
    SECTION_ID_SLUG,
    SECTION_NEWS_ID,
    SECTION_SLUG_ID,
    SECTIONS,
    WORDPRESS_DATE,
    WORDPRESS_ID,
)
from newsarchive.outlets.checks import DeclarationError
from newsarchive.outlets.outlet import Outlet
from newsarchive.outlets.sources import (
    DailySitemap,
    DateArchive,
    Feed,
    JsonList,
    Listing,
    NewsSitemap,
    SequentialIds,
    SitemapIndex,
    WordPress,
)

__all__ = [
    "ARTICLE_ID",
    "ARTICLE_SECTIONS",
    "DETAILS_ID",
    "NEWS_ID",
    "SECTIONS",
    "SECTION_DATE_ID",
    "SECTION_ID",
    "SECTION_ID_SLUG",
    "SECTION_NEWS_ID",
    "SECTION_SLUG_ID",
    "WORDPRESS_DATE",
    "WORDPRESS_ID",
    "DailySitemap",
    "DateArchive",
    "DeclarationError",
    "Feed",
    "JsonList",
    "Layout",
    "Listing",
    "NewsSitemap",
    "Outlet",
    "RelatedList",
    "SequentialIds",
    "SitemapIndex",
    "Verified",
    "VerifiedBy",
    "WordPress",
]
