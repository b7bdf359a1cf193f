"""প্রিয়.কম (Priyo): an aggregator of Dhaka."""

from newsarchive.crawling import Listing, OutletSpider


class Priyo(OutletSpider):
    """Its texts are copies that name the origin above the time."""

    name = "priyo"
    name_bn = "প্রিয়.কম"
    name_en = "Priyo"
    domains = ("www.priyo.com",)
    timezone = "Asia/Dhaka"
    sources = (Listing("/"),)
    articles = {r"/e/(?P<id>\d+)-(?P<slug>[^/]+)": "/e/{id}-{slug}"}
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
