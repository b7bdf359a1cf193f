"""এশিয়ানেট নিউজ বাংলা (Asianet News Bangla): the Bengali portal of Asianet News."""

from newsarchive.crawling import Feed, NewsSitemap, OutletSpider


class AsianetBangla(OutletSpider):
    """That it runs on Quintype is unverified, and with it where its sitemap and feed lie."""

    name = "asianet_bangla"
    name_bn = "এশিয়ানেট নিউজ বাংলা"
    name_en = "Asianet News Bangla"
    domains = ("bangla.asianetnews.com",)
    timezone = "Asia/Kolkata"
    sources = (NewsSitemap("/news_sitemap.xml"), Feed("/stories.rss"))
    layouts = ("quintype-arrow",)
    family = "Quintype"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
