"""আলোকিত বাংলাদেশ (Alokito Bangladesh): a daily of Dhaka."""

from newsarchive.crawling import Feed, OutletSpider


class AlokitoBangladesh(OutletSpider):
    """Its addresses end in a number; what stands before is not known, so that its feed says what is an article."""

    name = "alokitobangladesh"
    name_bn = "আলোকিত বাংলাদেশ"
    name_en = "Alokito Bangladesh"
    domains = ("www.alokitobangladesh.com",)
    timezone = "Asia/Dhaka"
    sources = (Feed("/rss/rss.xml"),)
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
