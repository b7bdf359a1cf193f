"""জনমত (Janomot (London)): a weekly of Bengalis in London."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class Janomot(OutletSpider):
    """Nothing is known of its CMS; a feed at the usual places is a guess."""

    name = "janomot"
    name_bn = "জনমত"
    name_en = "Janomot (London)"
    domains = ("www.janomot.com",)
    timezone = "Europe/London"
    sources = (WordPress(), Feed("/feed/"))
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
