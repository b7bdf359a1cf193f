"""যুগান্তর (Jugantor): a daily of Dhaka."""

from newsarchive.crawling import SECTION_ID, Collection, DateArchive, Listing, NewsSitemap, OutletSpider


class Jugantor(OutletSpider):
    """Times in its JSON name no zone and are UTC. Items of the printed edition lie below /tp-."""

    name = "jugantor"
    name_bn = "যুগান্তর"
    name_en = "Jugantor"
    domains = ("www.jugantor.com",)
    timezone = "Asia/Dhaka"
    sources = (
        NewsSitemap("/news_sitemap.xml"),
        Collection(
            "/ajax/load/latestnews/{limit}/{offset}/0",
            title="headline",
            published="created_at",
            zone="UTC",
            pages=3,
            headers=(("X-Requested-With", "XMLHttpRequest"),),
        ),
        DateArchive("/archive?date={date:%Y-%m-%d}"),
        Listing("/", pages=1),
    )
    articles = SECTION_ID
    family = "ajax/load (Laravel)"
    confidence = "A"
    verified_on = "addresses: a feed made of its listings, August 2026; other sources as documented in 2026"
    layouts = ("jugantor", "ajaxload")
