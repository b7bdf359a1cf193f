"""একাত্তর টিভি (Ekattor TV): a television of Dhaka."""

from newsarchive.crawling import Feed, NewsSitemap, OutletSpider


class EkattorTv(OutletSpider):
    """Addresses and sources as gathered in 2026."""

    name = "ekattortv"
    name_bn = "একাত্তর টিভি"
    name_en = "Ekattor TV"
    domains = ("ekattor.tv",)
    timezone = "Asia/Dhaka"
    sources = (NewsSitemap("/news-sitemap.xml"), Feed("/feed/"))
    layouts = ("witter-tv", "witter")
    family = "Witter"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
