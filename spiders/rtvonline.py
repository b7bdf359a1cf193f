"""আরটিভি (RTV): a channel of Dhaka."""

from newsarchive.crawling import Feed, OutletSpider


class Rtvonline(OutletSpider):
    """What its feed lists is an article."""

    name = "rtvonline"
    name_bn = "আরটিভি"
    name_en = "RTV"
    domains = ("www.rtvonline.com",)
    timezone = "Asia/Dhaka"
    sources = (Feed("/rss/rss.xml"),)
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
