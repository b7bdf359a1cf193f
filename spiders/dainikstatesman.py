"""দৈনিক স্টেটসম্যান (Dainik Statesman): the Bengali daily of The Statesman, Kolkata, on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, SitemapIndex, WordPress


class DainikStatesman(OutletSpider):
    """Sitemap and selectors of one old scraper."""

    name = "dainikstatesman"
    name_bn = "দৈনিক স্টেটসম্যান"
    name_en = "Dainik Statesman"
    domains = ("www.dainikstatesmannews.com",)
    timezone = "Asia/Kolkata"
    sources = (WordPress(), Feed("/feed/"), SitemapIndex("/sitemap_index.xml", members="post-sitemap"))
    layouts = ("dainikstatesman", "wordpress")
    family = "WordPress"
    confidence = "C"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
