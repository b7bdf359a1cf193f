"""গণশক্তি (Ganashakti): a daily of Kolkata."""

from newsarchive.crawling import Feed, OutletSpider, SitemapIndex


class Ganashakti(OutletSpider):
    """The address of its feed stands in public code; what it lists is an article."""

    name = "ganashakti"
    name_bn = "গণশক্তি"
    name_en = "Ganashakti"
    domains = ("ganashakti.com",)
    timezone = "Asia/Kolkata"
    sources = (
        Feed("/feed"),
        SitemapIndex("/sitemap.xml"),
    )
    confidence = "unknown"
    verified_on = "nothing: the feed's address from public code, the sitemap's is the usual one"
