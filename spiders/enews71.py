"""ই-নিউজ ৭১ (eNews71): a portal of Bangladesh."""

from newsarchive.crawling import SECTION_NEWS_ID, Listing, NewsSitemap, OutletSpider


class ENews71(OutletSpider):
    """Addresses and sources as gathered in 2026."""

    name = "enews71"
    name_bn = "ই-নিউজ ৭১"
    name_en = "eNews71"
    domains = ("enews71.com",)
    timezone = "Asia/Dhaka"
    sources = (NewsSitemap("/news-sitemap.xml", means="modified"), Listing("/", pages=1))
    articles = SECTION_NEWS_ID
    layouts = ("emythmakers-blocks",)
    family = "eMythMakers"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
