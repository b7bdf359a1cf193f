"""সারাবাংলা (Sara Bangla): a portal of Dhaka on WordPress."""

from newsarchive.crawling import Feed, Listing, OutletSpider, WordPress


class SaraBangla(OutletSpider):
    """Feed and the news feed at sitemap.rss seen by several recent sources. Addresses end in post- and a number."""

    name = "sarabangla"
    name_bn = "সারাবাংলা"
    name_en = "Sara Bangla"
    domains = ("sarabangla.net",)
    timezone = "Asia/Dhaka"
    sources = (WordPress(), Feed("/feed"), Feed("/sitemap.rss"), Listing("/", pages=1))
    articles = {r"/(?P<section>(?:[a-z][\w-]*/)*)post-(?P<id>\d+)": "/{section}post-{id}/"}
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
