"""দৈনিক সংগ্রাম (Daily Sangram): a daily of Dhaka."""

from newsarchive.crawling import Listing, OutletSpider


class DailySangram(OutletSpider):
    """Ids of ten and more letters and digits; a section's name has neither capitals nor digits."""

    name = "dailysangram"
    name_bn = "দৈনিক সংগ্রাম"
    name_en = "Daily Sangram"
    domains = ("www.dailysangram.com",)
    timezone = "Asia/Dhaka"
    sources = (Listing("/"),)
    articles = {r"/(?P<section>[a-z-]+(?:/[\w-]+)*)/(?P<id>(?=[a-z]*[A-Z0-9])[A-Za-z0-9]{10,})": "/{section}/{id}"}
    family = "SvelteKit"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
