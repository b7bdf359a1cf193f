"""ইনডিপেনডেন্ট টেলিভিশন (Independent TV): a television of Dhaka."""

from newsarchive.crawling import Feed, NewsSitemap, OutletSpider


class IndependentTv(OutletSpider):
    """Addresses and sources as gathered in 2026."""

    name = "itvbd"
    name_bn = "ইনডিপেনডেন্ট টেলিভিশন"
    name_en = "Independent TV"
    domains = ("www.itvbd.com",)
    timezone = "Asia/Dhaka"
    sources = (NewsSitemap("/news-sitemap.xml"), Feed("/feed/"))
    layouts = ("witter-tv", "witter")
    family = "Witter"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
