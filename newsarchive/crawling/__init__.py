"""The crawl: outlets, their spiders, politeness and replay."""

from newsarchive.crawling.outlet import DeclarationError, Listing, Outlet
from newsarchive.crawling.spider import OutletSpider

__all__ = ["DeclarationError", "Listing", "Outlet", "OutletSpider"]
