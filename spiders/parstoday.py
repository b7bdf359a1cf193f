"""পার্সটুডে বাংলা (Pars Today Bangla): the Bengali service of a broadcaster of Iran."""

from newsarchive.crawling import Feed, OutletSpider


class ParsToday(OutletSpider):
    """Articles are numbered with an i; words of the title may follow."""

    name = "parstoday"
    name_bn = "পার্সটুডে বাংলা"
    name_en = "Pars Today Bangla"
    domains = ("parstoday.ir", "parstoday.com")
    timezone = "Asia/Tehran"
    sources = (Feed("/bn/rss"),)
    articles = {r"/bn/news/(?P<section>[a-z_-]+)-(?P<id>i\d+)(?:-[^/]*)?": "/bn/news/{section}-{id}"}
    root = "/bn"
    family = "unknown"
    confidence = "unknown"
    verified_on = "2026-11: feed and one address as cited in public code, no page seen"
