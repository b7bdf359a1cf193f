"""ওয়ানইন্ডিয়া বাংলা (OneIndia Bengali): a portal of Bengaluru in Bengali."""

from newsarchive.crawling import Feed, OutletSpider


class OneIndiaBengali(OutletSpider):
    """What its feeds list is an article."""

    name = "oneindiabengali"
    name_bn = "ওয়ানইন্ডিয়া বাংলা"
    name_en = "OneIndia Bengali"
    domains = ("bengali.oneindia.com",)
    timezone = "Asia/Kolkata"
    sources = (
        Feed("/rss/news-fb.xml"),
        Feed("/rss/west-bengal-news-fb.xml"),
        Feed("/rss/kolkata-fb.xml"),
        Feed("/rss/business-fb.xml"),
        Feed("/rss/cricket-fb.xml"),
    )
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
