"""এনএইচকে ওয়ার্ল্ড বাংলা (NHK World Bangla): the Bengali service of a broadcaster of Japan."""

from newsarchive.crawling import Feed, OutletSpider, SitemapIndex


class NhkBangla(OutletSpider):
    """Its sources are guesses."""

    name = "nhkbangla"
    name_bn = "এনএইচকে ওয়ার্ল্ড বাংলা"
    name_en = "NHK World Bangla"
    domains = ("www3.nhk.or.jp",)
    timezone = "Asia/Dhaka"
    sources = (Feed("/nhkworld/bn/rss.xml"), SitemapIndex("/nhkworld/bn/sitemap.xml"))
    root = "/nhkworld/bn"
    family = "unknown"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
