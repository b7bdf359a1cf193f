"""দেশ রূপান্তর (Desh Rupantor): a daily of Dhaka."""

from newsarchive.crawling import Feed, NewsSitemap, OutletSpider


class DeshRupantor(OutletSpider):
    """Addresses and sources as gathered in 2026."""

    name = "deshrupantor"
    name_bn = "দেশ রূপান্তর"
    name_en = "Desh Rupantor"
    domains = ("www.deshrupantor.com",)
    timezone = "Asia/Dhaka"
    sources = (NewsSitemap("/news-sitemap.xml"), Feed("/feed/"))
    articles = {r"/(?P<id>\d{5,})/(?P<slug>[^/]+)": "/{id}/{slug}"}
    layouts = ("witter",)
    family = "Witter"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
