"""এনএইচকে ওয়ার্ল্ড বাংলা (NHK World Bangla): the Bengali service of a broadcaster of Japan.

As its sisters in other languages: one JSON list, whose stamps (and datePublished in pages) are those of the list, not of an article.
"""

from newsarchive.outlets import JsonList, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="nhkbangla",
    name_bn="এনএইচকে ওয়ার্ল্ড বাংলা",
    name_en="NHK World Bangla",
    domains=("www3.nhk.or.jp",),
    timezone="Asia/Tokyo",
    sources=(JsonList("/nhkworld/data/bn/news/all.json", url="page_url", title="title"),),
    articles={r"/nhkworld/bn/news/(?P<id>(?:nd-)?\d{8}\w+)": "/nhkworld/bn/news/{id}/"},
    root="/nhkworld/bn",
    family="unknown",
    confidence="unknown",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER, "2026-11", "list and addresses of its Chinese sister as cited in public code"
    ),
)
