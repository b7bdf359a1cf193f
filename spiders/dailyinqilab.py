"""দৈনিক ইনকিলাব (Daily Inqilab): a daily of Dhaka.

The shape of its addresses is of confidence C.
"""

from newsarchive.outlets import SECTION_NEWS_ID, Feed, Listing, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="dailyinqilab",
    name_bn="দৈনিক ইনকিলাব",
    name_en="Daily Inqilab",
    domains=("dailyinqilab.com",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("/news-sitemap.xml"),
        Feed("/rss/rss.xml"),
        Listing("/category/national"),
    ),
    articles=SECTION_NEWS_ID,
    listings={r"/category/(?P<section>[a-z-]+)\?page=(?P<page>\d+)": "/category/{section}?page={page}"},
    layouts=("inqilab",),
    confidence="A",
    verified_on=Verified(
        VerifiedBy.NONE, "2026-11", "gathered facts (selectors of the listing and form of the date confidence A)"
    ),
)
