"""উত্তরবঙ্গ সংবাদ (Uttarbanga Sambad): a daily of Siliguri on WordPress."""

from newsarchive.crawling import Feed, Listing, OutletSpider, SitemapIndex, WordPress


class UttarbangaSambad(OutletSpider):
    """Feed, on the sister domain, and addresses seen by one recent source."""

    name = "uttarbangasambad"
    name_bn = "উত্তরবঙ্গ সংবাদ"
    name_en = "Uttarbanga Sambad"
    domains = ("uttarbangasambad.com", "uttarbangasambad.in")
    timezone = "Asia/Kolkata"
    sources = (
        Feed("https://uttarbangasambad.in/feed/"),
        WordPress(),
        SitemapIndex("/sitemap_index.xml", members="post-sitemap"),
        Listing("/", pages=1),
    )
    articles = {r"/(?P<path>(?:[a-z][a-z0-9-]*/)*[a-z0-9-]+-\d{8})": "/{path}/"}
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
