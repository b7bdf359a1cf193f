"""দৈনিক পূর্বাঞ্চল (Daily Purbanchal): a daily of Khulna on WordPress with tagDiv's Newspaper."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class Purbanchal(OutletSpider):
    """Selectors of one old scraper; the feed is at WordPress's usual place and was not seen."""

    name = "purbanchal"
    name_bn = "দৈনিক পূর্বাঞ্চল"
    name_en = "Daily Purbanchal"
    domains = ("purbanchal.com",)
    timezone = "Asia/Dhaka"
    sources = (WordPress(), Feed("/feed/"))
    layouts = ("tagdiv", "tagdiv-composer")
    family = "WordPress + tagDiv Newspaper"
    confidence = "C"
    verified_on = "2026-11: the theme's markup, no saved page"
