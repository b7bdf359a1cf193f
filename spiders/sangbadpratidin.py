"""সংবাদ প্রতিদিন (Sangbad Pratidin): a daily of Kolkata on WordPress, with a theme of its own."""

from newsarchive.crawling import Feed, OutletSpider, SitemapIndex, WordPress


class SangbadPratidin(OutletSpider):
    """Feed seen by one recent source. The byline is the desk editor's; the reporter opens the story."""

    name = "sangbadpratidin"
    name_bn = "সংবাদ প্রতিদিন"
    name_en = "Sangbad Pratidin"
    domains = ("www.sangbadpratidin.in",)
    timezone = "Asia/Kolkata"
    sources = (WordPress(), Feed("/feed/"), SitemapIndex("/sitemap_index.xml", members="post-sitemap"))
    layouts = ("sangbadpratidin", "amp")
    family = "WordPress"
    confidence = "B"
    verified_on = "2026-11: selectors of two scrapers, no saved page"
