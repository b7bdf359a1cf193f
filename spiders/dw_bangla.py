"""ডয়চে ভেলে বাংলা (DW Bangla): the Bengali service of Deutsche Welle."""

from newsarchive.crawling import Feed, Listing, OutletSpider


class DWBangla(OutletSpider):
    """Shares its host with all services. No working feed was found in August 2026."""

    name = "dw_bangla"
    name_bn = "ডয়চে ভেলে বাংলা"
    name_en = "DW Bangla"
    domains = ("www.dw.com",)
    root = "/bn"
    timezone = "UTC"
    sources = (Feed("https://rss.dw.com/xml/rss-bn-all"), Listing("/bn", pages=1))
    articles = {r"/bn/(?P<slug>[^/]+)/(?P<kind>a|g|av)-(?P<id>\d+)": "/bn/{slug}/{kind}-{id}"}
    layouts = ("dw",)
    family = "DW"
    confidence = "B"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
