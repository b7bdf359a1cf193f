"""এনটিভি (NTV): a channel of Dhaka."""

from newsarchive.crawling import Listing, OutletSpider, SitemapIndex


class Ntvbd(OutletSpider):
    """Addresses are as gathered."""

    name = "ntvbd"
    name_bn = "এনটিভি"
    name_en = "NTV"
    domains = ("www.ntvbd.com",)
    timezone = "Asia/Dhaka"
    sources = (
        SitemapIndex("/sitemap.xml"),
        Listing("/"),
    )
    articles = {r"/(?P<section>[a-z-]+(?:/[a-z-]+)*)/news-(?P<id>\d+)": "/{section}/news-{id}"}
    confidence = "C"
    verified_on = "2026-11: gathered facts (addresses and sitemap confidence B, selectors C), no page seen"
