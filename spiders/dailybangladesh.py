"""ডেইলি বাংলাদেশ (Daily Bangladesh): a portal of Dhaka."""

from newsarchive.crawling import DailySitemap, Feed, OutletSpider


class DailyBangladesh(OutletSpider):
    """Addresses and sources as gathered in 2026."""

    name = "dailybangladesh"
    name_bn = "ডেইলি বাংলাদেশ"
    name_en = "Daily Bangladesh"
    domains = ("www.daily-bangladesh.com",)
    timezone = "Asia/Dhaka"
    sources = (DailySitemap("/bangla-sitemap/sitemap-daily-{date:%Y-%m-%d}.xml"), Feed("/rss/rss.xml"))
    layouts = ("daily-bangladesh", "emythmakers-blocks")
    family = "eMythMakers"
    confidence = "B"
    verified_on = "2026-11: gathered facts, no page seen"
