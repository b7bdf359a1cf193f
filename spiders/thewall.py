"""দ্য ওয়াল (The Wall): a portal of Kolkata."""

from newsarchive.crawling import Feed, Listing, OutletSpider


class TheWall(OutletSpider):
    """One section's feed stands in public code; the feed of all is the old one."""

    name = "thewall"
    name_bn = "দ্য ওয়াল"
    name_en = "The Wall"
    domains = ("www.thewall.in",)
    timezone = "Asia/Kolkata"
    sources = (
        Feed("/feed"),
        Feed("/rssfeed?cat=sports"),
        Listing("/"),
    )
    articles = {
        r"/(?P<section>[a-z-]+(?:/[a-z-]+)*)/(?P<slug>[a-z0-9-]+)/tid/(?P<id>\d+)": "/{section}/{slug}/tid/{id}"
    }
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
