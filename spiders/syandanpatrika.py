"""স্যন্দন পত্রিকা (Syandan Patrika (Tripura)): a daily of Agartala on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class SyandanPatrika(OutletSpider):
    """That it runs on WordPress was seen by one recent source."""

    name = "syandanpatrika"
    name_bn = "স্যন্দন পত্রিকা"
    name_en = "Syandan Patrika (Tripura)"
    domains = ("syandanpatrika.com",)
    timezone = "Asia/Kolkata"
    sources = (WordPress(), Feed("/feed/"))
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
