"""ভিওএ বাংলা (VOA Bangla): the Bengali service of the Voice of America, on Pangea."""

from newsarchive.crawling import Feed, Listing, OutletSpider, SitemapIndex


class VOABangla(OutletSpider):
    """The service was suspended in 2025: its site is an archive, and its feed may be empty."""

    name = "voabangla"
    name_bn = "ভিওএ বাংলা"
    name_en = "VOA Bangla"
    domains = ("www.voabangla.com",)
    timezone = "UTC"
    sources = (Feed("/api/z_yqyes$i_"), SitemapIndex("/sitemap.xml"), Listing("/"))
    articles = {r"/a/(?P<slug>[^/]+)/(?P<id>\d+)\.html": "/a/{slug}/{id}.html"}
    layouts = ("pangea",)
    family = "Pangea"
    confidence = "B"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
