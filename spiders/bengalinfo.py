"""বেঙ্গলইনফো (BengalInfo): an aggregator of papers of West Bengal."""

from newsarchive.crawling import Listing, OutletSpider


class BengalInfo(OutletSpider):
    """Its texts are truncated copies: never the origin of a story."""

    name = "bengalinfo"
    name_bn = "বেঙ্গলইনফো"
    name_en = "BengalInfo"
    domains = ("bengalinfo.com",)
    timezone = "Asia/Kolkata"
    sources = (Listing("/"),)
    articles = {r"/\?pos=(?P<id>\d+)&src=(?P<source>\w+)": "/?pos={id}&src={source}"}
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
