"""বিডিনিউজ টোয়েন্টিফোর ডটকম (bdnews24.com), the Bengali edition: a portal of Dhaka."""

from newsarchive.crawling import Listing, NewsSitemap, OutletSpider

_SECTIONS = "bangladesh politics economy world sport samagrabangladesh"


class Bdnews24(OutletSpider):
    """An id is twelve letters and digits, ten before 2024."""

    name = "bdnews24"
    name_bn = "বিডিনিউজ টোয়েন্টিফোর ডটকম"
    name_en = "bdnews24.com"
    domains = ("bangla.bdnews24.com",)
    timezone = "Asia/Dhaka"
    sources = (
        NewsSitemap("https://bdnews24.com/news_sitemap.xml", means="modified"),
        Listing("/", pages=1),
        *(Listing(f"/{section}", pages=1) for section in _SECTIONS.split()),
    )
    articles = {r"/(?P<section>[a-z][\w-]*(?:/[a-z][\w-]*)*)/(?P<id>(?=[a-z]*\d)[0-9a-z]{10,12})": "/{section}/{id}"}
    family = "eMythMakers"
    confidence = "B"
    verified_on = "addresses: a feed of April 2026; other sources as documented in 2026"
    layouts = ("bdnews24",)
