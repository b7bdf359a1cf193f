"""বেনারনিউজ বাংলা (BenarNews Bangla): the Bengali pages of a news service."""

from newsarchive.crawling import Feed, OutletSpider, SitemapIndex


class BenarNews(OutletSpider):
    """Its sources are guesses."""

    name = "benarnews"
    name_bn = "বেনারনিউজ বাংলা"
    name_en = "BenarNews Bangla"
    domains = ("www.benarnews.org",)
    timezone = "Asia/Dhaka"
    sources = (Feed("/bengali/rss2.xml"), SitemapIndex("/sitemap.xml"))
    root = "/bengali"
    family = "unknown"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
