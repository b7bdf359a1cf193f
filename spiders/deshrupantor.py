"""দেশ রূপান্তর (Desh Rupantor): a daily of Dhaka, by its feed and sitemap on the Witter CMS."""

from newsarchive.crawling import Feed, NewsSitemap, OutletSpider


class DeshRupantor(OutletSpider):
    """The number of five digits or more is the article; that it may stand behind sections is a guess."""

    name = "deshrupantor"
    name_bn = "দেশ রূপান্তর"
    name_en = "Desh Rupantor"
    domains = ("www.deshrupantor.com",)
    timezone = "Asia/Dhaka"
    sources = (NewsSitemap("/news-sitemap.xml"), Feed("/feed/"))
    articles = {r"/(?P<sections>(?:[a-z-]+/)*)(?P<id>\d{5,})/(?P<slug>[^/]+)": "/{sections}{id}/{slug}"}
    layouts = ("witter",)
    family = "Witter"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
