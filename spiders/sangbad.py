"""সংবাদ (Sangbad): a daily of Dhaka.

Its pages print the day without a clock.
"""

from newsarchive.outlets import ARTICLE_SECTIONS, Feed, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="sangbad",
    name_bn="সংবাদ",
    name_en="Sangbad",
    domains=("sangbad.net.bd",),
    timezone="Asia/Dhaka",
    sources=(
        Feed("/rss.xml"),
        Listing("/"),
    ),
    articles={
        r"/news/(?P<section>[\w%-]+(?:/[\w%-]+)*)/(?P<id>\d+)": "/news/{section}/{id}/",
        r"/news/(?P<id>\d+)": "/news/{id}/",
        rf"/{ARTICLE_SECTIONS}/(?P<year>\d{{4}})/(?P<id>\d{{4,}})": "/{section}/{year}/{id}",  # /opinion/mail/2026/177507
    },
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts (addresses and feed confidence A)"),
)
