"""সাতক্ষীরার খবর (Satkhirar Khabor): a portal of Satkhira on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class SatkhirarKhabor(OutletSpider):
    """It says that it republishes other sites with credit: expect duplicates."""

    name = "satkhirarkhabor"
    name_bn = "সাতক্ষীরার খবর"
    name_en = "Satkhirar Khabor"
    domains = ("www.satkhirarkhabor.com",)
    timezone = "Asia/Dhaka"
    sources = (WordPress(), Feed("/feed/"))
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
