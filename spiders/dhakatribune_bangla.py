"""ঢাকা ট্রিবিউন বাংলা (Dhaka Tribune Bangla): the Bengali pages of a daily of Dhaka."""

from newsarchive.crawling import DailySitemap, Feed, NewsSitemap, OutletSpider


class DhakaTribuneBangla(OutletSpider):
    """The sitemaps are those of its English sister."""

    name = "dhakatribune_bangla"
    name_bn = "ঢাকা ট্রিবিউন বাংলা"
    name_en = "Dhaka Tribune Bangla"
    domains = ("bangla.dhakatribune.com",)
    timezone = "Asia/Dhaka"
    sources = (NewsSitemap("/news-sitemap.xml"), DailySitemap("/{date:%Y-%m-%d}.xml"), Feed("/feed/"))
    layouts = ("witter",)
    family = "Witter"
    confidence = "A"
    verified_on = "2026-11: gathered facts, no page seen"
