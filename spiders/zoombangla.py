"""জুমবাংলা (Zoombangla): a portal of Dhaka on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class ZoomBangla(OutletSpider):
    """A desk opens most stories. Pages are also found under /embed."""

    name = "zoombangla"
    name_bn = "জুমবাংলা"
    name_en = "Zoombangla"
    domains = ("inews.zoombangla.com",)
    timezone = "Asia/Dhaka"
    sources = (WordPress(), Feed("/feed/"))
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
