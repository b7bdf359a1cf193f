"""আজকের পত্রিকা (Ajker Patrika): a daily of Dhaka."""

from newsarchive.crawling import Feed, NewsSitemap, OutletSpider


class AjkerPatrika(OutletSpider):
    """Articles have ids of ten signs behind ajp; rows of the printed paper stand under /epaper/."""

    name = "ajkerpatrika"
    name_bn = "আজকের পত্রিকা"
    name_en = "Ajker Patrika"
    domains = ("www.ajkerpatrika.com",)
    timezone = "Asia/Dhaka"
    sources = (
        NewsSitemap("/news-sitemap.xml"),
        Feed("/feed"),
    )
    articles = {r"/(?P<section>[a-z-]+(?:/[a-z-]+)*)/(?P<id>ajp[A-Za-z0-9]{10})": "/{section}/{id}"}
    family = "Ideahub"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
