"""এই সময় (Ei Samay): a daily of Kolkata, on Quintype."""

from newsarchive.crawling import Feed, NewsSitemap, OutletSpider


class EiSamay(OutletSpider):
    """The feed was seen by one source. Until 2023 it ran on another CMS under another host; its stories open with the house's name and the place."""

    name = "eisamay"
    name_bn = "এই সময়"
    name_en = "Ei Samay"
    domains = ("eisamay.com",)
    timezone = "Asia/Kolkata"
    sources = (Feed("/stories.rss"), NewsSitemap("/news_sitemap.xml"))
    layouts = ("quintype-arrow",)
    family = "Quintype"
    confidence = "C"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
