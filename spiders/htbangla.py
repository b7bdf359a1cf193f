"""হিন্দুস্তান টাইমস বাংলা (HT Bangla): a portal of Kolkata."""

from newsarchive.crawling import Collection, Listing, OutletSpider


class HtBangla(OutletSpider):
    """The keys of its JSON list stand in public code; its times are month first and are not read."""

    name = "htbangla"
    name_bn = "হিন্দুস্তান টাইমস বাংলা"
    name_en = "HT Bangla"
    domains = ("bangla.hindustantimes.com",)
    timezone = "Asia/Kolkata"
    sources = (
        Collection("/api/app/sectionFeedPerp/v1/bengal/50", url="websiteURL", title="headLine", limit=50),
        Collection("/api/app/sectionFeedPerp/v1/sports/50", url="websiteURL", title="headLine", limit=50),
        Listing("/"),
    )
    articles = {
        r"/(?P<section>[a-z-]+(?:/[a-z-]+)*)/(?P<slug>[a-z0-9-]+)-(?P<id>\d+)\.html": "/{section}/{slug}-{id}.html"
    }
    layouts = ("htbangla",)
    family = "HT, house-made"
    confidence = "C"
    verified_on = "2026-11: gathered facts (addresses and JSON confidence B, selectors C), no saved page"
