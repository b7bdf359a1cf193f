"""বাংলা হান্ট (Bangla Hunt): a portal of Kolkata on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class BanglaHunt(OutletSpider):
    """A desk opens most stories."""

    name = "banglahunt"
    name_bn = "বাংলা হান্ট"
    name_en = "Bangla Hunt"
    domains = ("banglahunt.com",)
    timezone = "Asia/Kolkata"
    sources = (WordPress(), Feed("/feed/"))
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
