"""মাধ্যম (Madhyom): a portal of Kolkata on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class Madhyom(OutletSpider):
    """Headlines begin with an English word and a colon."""

    name = "madhyom"
    name_bn = "মাধ্যম"
    name_en = "Madhyom"
    domains = ("www.madhyom.in",)
    timezone = "Asia/Kolkata"
    sources = (WordPress(), Feed("/feed/"))
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
