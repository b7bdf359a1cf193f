"""জনমত (Janomot): a weekly of Bengalis in London."""

from newsarchive.crawling import Feed, OutletSpider, SitemapIndex, WordPress


class Janomot(OutletSpider):
    """Its sources are guesses."""

    name = "janomot"
    name_bn = "জনমত"
    name_en = "Janomot"
    domains = ("www.janomot.com",)
    timezone = "Europe/London"
    sources = (WordPress(), Feed("/feed/"), SitemapIndex("/sitemap.xml"))
    family = "unknown"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
