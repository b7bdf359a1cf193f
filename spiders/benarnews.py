"""বেনারনিউজ বাংলা (BenarNews Bangla): the Bengali service of an American portal on South and Southeast Asia."""

from newsarchive.crawling import Feed, OutletSpider


class BenarNews(OutletSpider):
    """Shares its host with other languages. Where its feed lies is a guess."""

    name = "benarnews"
    name_bn = "বেনারনিউজ বাংলা"
    name_en = "BenarNews Bangla"
    domains = ("www.benarnews.org",)
    root = "/bengali"
    timezone = "UTC"
    sources = (Feed("/bengali/RSS"), Feed("/bengali/rss.xml"))
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
