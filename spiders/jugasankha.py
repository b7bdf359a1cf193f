"""দৈনিক যুগশঙ্খ (Dainik Jugasankha (Assam/WB)): a daily of Assam and West Bengal on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class Jugasankha(OutletSpider):
    """Only that it runs on WordPress is known."""

    name = "jugasankha"
    name_bn = "দৈনিক যুগশঙ্খ"
    name_en = "Dainik Jugasankha (Assam/WB)"
    domains = ("jugasankha.in",)
    timezone = "Asia/Kolkata"
    sources = (WordPress(), Feed("/feed/"))
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
