"""নিউজ টোয়েন্টিফোর (News24): a television of Dhaka."""

from newsarchive.crawling import DailySitemap, Feed, OutletSpider


class News24Bd(OutletSpider):
    """Addresses and sources as gathered in 2026."""

    name = "news24bd"
    name_bn = "নিউজ টোয়েন্টিফোর"
    name_en = "News24"
    domains = ("www.news24bd.tv",)
    timezone = "Asia/Dhaka"
    sources = (DailySitemap("/daily-sitemap/{date:%Y-%m-%d}/sitemap.xml"), Feed("/rss.xml"))
    layouts = ("eastwest",)
    family = "East West Media Group"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
