"""বাসস (BSS): the national news agency, in Bengali."""

from newsarchive.crawling import Feed, OutletSpider, SitemapIndex


class Bss(OutletSpider):
    """It shares its host with the English service; what lies under /bangla is its own."""

    name = "bss"
    name_bn = "বাসস"
    name_en = "BSS"
    domains = ("www.bssnews.net",)
    timezone = "Asia/Dhaka"
    sources = (
        SitemapIndex("/bangla/sitemap.xml"),
        Feed("/rss/rss.xml"),
    )
    root = "/bangla"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
