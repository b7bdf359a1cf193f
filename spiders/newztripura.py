"""নিউজ ত্রিপুরা (Newz Tripura): a portal of Tripura on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class NewzTripura(OutletSpider):
    """That it runs on WordPress was seen by one recent source."""

    name = "newztripura"
    name_bn = "নিউজ ত্রিপুরা"
    name_en = "Newz Tripura"
    domains = ("newztripura.com",)
    timezone = "Asia/Kolkata"
    sources = (WordPress(), Feed("/feed/"))
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
