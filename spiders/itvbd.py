"""ইনডিপেনডেন্ট টেলিভিশন (Independent TV): a television channel of Dhaka, by its feed and sitemap on the Witter CMS."""

from newsarchive.crawling import Feed, NewsSitemap, OutletSpider


class IndependentTV(OutletSpider):
    """Its clock has twelve hours, with no-break spaces inside."""

    name = "itvbd"
    name_bn = "ইনডিপেনডেন্ট টেলিভিশন"
    name_en = "Independent TV"
    domains = ("www.itvbd.com",)
    timezone = "Asia/Dhaka"
    sources = (NewsSitemap("/news-sitemap.xml"), Feed("/feed/"))
    layouts = ("witter-tv",)
    family = "Witter"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
