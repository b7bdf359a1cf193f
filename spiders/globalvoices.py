"""গ্লোবাল ভয়েসেস বাংলা (Global Voices Bangla): the Bengali edition of Global Voices, on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class GlobalVoices(OutletSpider):
    """Only that it runs on WordPress is known. Stories are translations, months apart."""

    name = "globalvoices"
    name_bn = "গ্লোবাল ভয়েসেস বাংলা"
    name_en = "Global Voices Bangla"
    domains = ("bn.globalvoices.org",)
    timezone = "UTC"
    sources = (WordPress(), Feed("/feed/"))
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
