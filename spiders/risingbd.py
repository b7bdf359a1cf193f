"""রাইজিংবিডি (RisingBD): a portal of Dhaka."""

from newsarchive.crawling import SECTION_NEWS_ID, Feed, Listing, NewsSitemap, OutletSpider


class RisingBd(OutletSpider):
    """Addresses and sources as gathered in 2026."""

    name = "risingbd"
    name_bn = "রাইজিংবিডি"
    name_en = "RisingBD"
    domains = ("www.risingbd.com",)
    timezone = "Asia/Dhaka"
    sources = (NewsSitemap("/news-sitemap.xml", means="modified"), Feed("/rss/rss.xml"), Listing("/", pages=1))
    articles = SECTION_NEWS_ID
    layouts = ("emythmakers-blocks",)
    family = "eMythMakers"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
