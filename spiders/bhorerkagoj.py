"""ভোরের কাগজ (Bhorer Kagoj): a daily of Dhaka."""

from newsarchive.crawling import DailySitemap, OutletSpider


class BhorerKagoj(OutletSpider):
    """Daily sitemaps go back to October 2017."""

    name = "bhorerkagoj"
    name_bn = "ভোরের কাগজ"
    name_en = "Bhorer Kagoj"
    domains = ("bhorerkagoj.com",)
    timezone = "Asia/Dhaka"
    sources = (DailySitemap("/sitemap/sitemap-daily-{date:%Y-%m-%d}.xml"),)
    layouts = ("ajaxload",)
    midnight_is_day = True
    family = "ajax/load (Laravel)"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
