"""এনএইচকে ওয়ার্ল্ড বাংলা (NHK World Bangla): the Bengali service of Japan's broadcaster."""

from newsarchive.crawling import Collection, Feed, OutletSpider


class NHKBangla(OutletSpider):
    """Shares its host with all services. That its news lie in JSON as those of its sister services is a guess."""

    name = "nhk_bangla"
    name_bn = "এনএইচকে ওয়ার্ল্ড বাংলা"
    name_en = "NHK World Bangla"
    domains = ("www3.nhk.or.jp",)
    root = "/nhkworld/bn"
    timezone = "Asia/Tokyo"
    sources = (
        Collection(
            "/nhkworld/data/bn/news/all.json", url="page_url", title="title", published="updated_at", numbers="ms"
        ),
        Feed("/nhkworld/bn/news/feeds/"),
    )
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
