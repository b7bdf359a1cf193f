"""বাংলা ট্রিবিউন (Bangla Tribune): a portal of Dhaka on the Witter CMS."""

from newsarchive.crawling import DailySitemap, Feed, Listing, NewsSitemap, OutletSpider

_SECTIONS = "national politics country foreign business sport law-and-crime"


class BanglaTribune(OutletSpider):
    """Addresses and outline as gathered in 2026; the design is shared with Ittefaq, Dhaka Tribune and others."""

    name = "banglatribune"
    name_bn = "বাংলা ট্রিবিউন"
    name_en = "Bangla Tribune"
    domains = ("www.banglatribune.com",)
    timezone = "Asia/Dhaka"
    sources = (
        NewsSitemap("/news-sitemap.xml"),
        DailySitemap("/archive_{date:%Y-%m-%d}.xml"),
        Feed("/feed/"),
        *(Listing(f"/{section}") for section in _SECTIONS.split()),
    )
    articles = {
        r"/(?:amp/)?(?P<section>[a-z-]+(?:/[a-z-]+)*)/(?P<id>\d{5,})/(?P<slug>[^/?#]+)": "/{section}/{id}/{slug}"
    }
    layouts = ("witter",)
    family = "Witter"
    confidence = "A"
    verified_on = "2026-11: several recent sources on addresses and selectors, outline of the page, no saved page"
