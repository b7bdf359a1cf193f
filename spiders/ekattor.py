"""একাত্তর টিভি (Ekattor TV): a television channel of Dhaka, by its feed and sitemap on the Witter CMS."""

from newsarchive.crawling import Feed, NewsSitemap, OutletSpider


class EkattorTV(OutletSpider):
    """Said to be built as Independent TV's site."""

    name = "ekattor"
    name_bn = "একাত্তর টিভি"
    name_en = "Ekattor TV"
    domains = ("ekattor.tv",)
    timezone = "Asia/Dhaka"
    sources = (NewsSitemap("/news-sitemap.xml"), Feed("/feed/"))
    layouts = ("witter-tv",)
    family = "Witter"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
