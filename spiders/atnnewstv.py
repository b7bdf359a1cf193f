"""এটিএন নিউজ (ATN News): a channel of Dhaka."""

from newsarchive.crawling import NewsSitemap, OutletSpider


class AtnNews(OutletSpider):
    """What its sitemap lists is an article."""

    name = "atnnewstv"
    name_bn = "এটিএন নিউজ"
    name_en = "ATN News"
    domains = ("www.atnnewstv.com",)
    timezone = "Asia/Dhaka"
    sources = (NewsSitemap("/news_sitemap.xml"),)
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
