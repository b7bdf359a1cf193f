"""প্রিয়.কম (Priyo): an aggregator of Dhaka."""

from newsarchive.crawling import Listing, OutletSpider


class Priyo(OutletSpider):
    """Copies: the source is named above the story."""

    name = "priyo"
    name_bn = "প্রিয়.কম"
    name_en = "Priyo"
    domains = ("www.priyo.com",)
    timezone = "Asia/Dhaka"
    sources = (Listing("/", pages=1),)
    articles = {r"/e/(?P<id>\d+)-(?P<slug>[^/]+)": "/e/{id}-{slug}"}
    family = "unknown"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
