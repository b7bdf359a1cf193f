"""দৈনিক ইত্তেফাক (Daily Ittefaq): one of the oldest dailies of Dhaka, on the Witter CMS."""

from newsarchive.crawling import DailySitemap, Feed, Listing, NewsSitemap, OutletSpider


class Ittefaq(OutletSpider):
    """The news sitemap holds about a thousand stories. The sitemap of a day is inferred from its sister Bangla Tribune."""

    name = "ittefaq"
    name_bn = "দৈনিক ইত্তেফাক"
    name_en = "Daily Ittefaq"
    domains = ("www.ittefaq.com.bd",)
    timezone = "Asia/Dhaka"
    sources = (
        NewsSitemap("/news-sitemap.xml"),
        DailySitemap("/archive_{date:%Y-%m-%d}.xml"),
        Feed("/feed/"),
        Listing("/latest-news"),
        Listing("/national"),
        Listing("/country"),
    )
    articles = {r"/(?P<id>\d{4,})/(?P<slug>[^/]+)": "/{id}/{slug}"}
    layouts = ("witter",)
    family = "Witter"
    confidence = "A"
    verified_on = "2026-11: several recent sources on addresses and selectors, outline of the page, no saved page"
