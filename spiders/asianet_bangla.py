"""এশিয়ানেট নিউজ বাংলা (Asianet News Bangla): a portal of West Bengal."""

from newsarchive.crawling import Feed, OutletSpider, SitemapIndex


class AsianetBangla(OutletSpider):
    """Its sources are guesses."""

    name = "asianet_bangla"
    name_bn = "এশিয়ানেট নিউজ বাংলা"
    name_en = "Asianet News Bangla"
    domains = ("bangla.asianetnews.com",)
    timezone = "Asia/Kolkata"
    sources = (Feed("/rss"), SitemapIndex("/sitemap.xml"))
    layouts = ("quintype-arrow",)
    family = "Quintype (unverified)"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
