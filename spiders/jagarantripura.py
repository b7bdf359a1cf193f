"""জাগরণ ত্রিপুরা (Jagaran (Tripura)): a daily of Agartala on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class JagaranTripura(OutletSpider):
    """Only that it runs on WordPress is known."""

    name = "jagarantripura"
    name_bn = "জাগরণ ত্রিপুরা"
    name_en = "Jagaran (Tripura)"
    domains = ("jagarantripura.com",)
    timezone = "Asia/Kolkata"
    sources = (WordPress(), Feed("/feed/"))
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
