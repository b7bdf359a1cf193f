"""নিউজ১৮ বাংলা (News18 Bangla): a channel of Kolkata."""

from newsarchive.crawling import Feed, Listing, OutletSpider


class News18Bangla(OutletSpider):
    """Addresses are as gathered."""

    name = "news18bangla"
    name_bn = "নিউজ১৮ বাংলা"
    name_en = "News18 Bangla"
    domains = ("bengali.news18.com",)
    timezone = "Asia/Kolkata"
    sources = (
        Feed("/rss/kolkata.xml"),
        Feed("/rss/state.xml"),
        Feed("/rss/national.xml"),
        Feed("/rss/international.xml"),
        Feed("/rss/sports.xml"),
        Listing("/"),
    )
    articles = {
        r"/news/(?P<section>[a-z-]+(?:/[a-z-]+)*)/(?P<slug>[a-z0-9-]+)-(?P<id>\d+)\.html": "/news/{section}/{slug}-{id}.html"
    }
    layouts = ("news18",)
    confidence = "unknown"
    verified_on = "2026-11: gathered facts (addresses and feeds confidence B), no saved page"
