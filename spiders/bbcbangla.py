"""বিবিসি বাংলা (BBC News Bangla): the Bengali service of the BBC, on Simorgh."""

from newsarchive.crawling import Feed, Listing, OutletSpider


class BBCBangla(OutletSpider):
    """Shares its host with all services; times are told to machines in UTC. The address of live pages is that of its sister services."""

    name = "bbcbangla"
    name_bn = "বিবিসি বাংলা"
    name_en = "BBC News Bangla"
    domains = ("www.bbc.com", "www.bbc.co.uk")
    root = "/bengali"
    timezone = "UTC"
    sources = (
        Feed("https://feeds.bbci.co.uk/bengali/rss.xml"),
        Feed("https://feeds.bbci.co.uk/bengali/world/rss.xml"),
        Feed("https://feeds.bbci.co.uk/bengali/sport/rss.xml"),
        Listing("/bengali", pages=1),
    )
    articles = {
        r"/bengali/(?P<kind>articles|live)/(?P<id>[a-z0-9]+)": "/bengali/{kind}/{id}",
        r"/bengali/(?P<section>[a-z]+)-(?P<id>\d+)": "/bengali/{section}-{id}",
    }
    layouts = ("simorgh", "simorgh-live")
    family = "Simorgh"
    confidence = "A"
    verified_on = "2026-11: several recent sources on addresses and selectors, components of the design, no saved page"
