"""যমুনা টিভি (Jamuna TV): a television of Dhaka."""

from newsarchive.crawling import SECTION_ID, NewsSitemap, OutletSpider


class JamunaTv(OutletSpider):
    """Plain clients are refused; that is not evaded."""

    name = "jamunatv"
    name_bn = "যমুনা টিভি"
    name_en = "Jamuna TV"
    domains = ("jamuna.tv",)
    timezone = "Asia/Dhaka"
    sources = (NewsSitemap("/news_sitemap.xml"),)
    articles = SECTION_ID
    layouts = ("ajaxload",)
    family = "ajax/load (Laravel)"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
