"""বণিক বার্তা (Bonik Barta): a business daily of Dhaka."""

from newsarchive.crawling import DailySitemap, Listing, OutletSpider

_SECTIONS = "economy bangladesh international editorial"


class BonikBarta(OutletSpider):
    """An id is sixteen letters and digits."""

    name = "bonikbarta"
    name_bn = "বণিক বার্তা"
    name_en = "Bonik Barta"
    domains = ("bonikbarta.com",)
    timezone = "Asia/Dhaka"
    sources = (
        DailySitemap("/sitemaps/sitemap-news-{date:%Y-%m-%d}.xml?path=00000000010000000001"),
        *(Listing(f"/{section}", pages=1) for section in _SECTIONS.split()),
    )
    articles = {r"/(?P<section>[\w%-]+(?:/[\w%-]+)*)/(?P<id>[A-Za-z0-9]{16})": "/{section}/{id}/"}
    family = "custom"
    confidence = "C"
    verified_on = "addresses: a feed made of its listings, August 2026; sitemap as documented in 2026"
    layouts = ()  # none yet: read the generic way
