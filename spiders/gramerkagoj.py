"""গ্রামের কাগজ (Gramer Kagoj): a daily of Jashore.

What its sitemap and feed list is an article.
"""

from newsarchive.outlets import Feed, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="gramerkagoj",
    name_bn="গ্রামের কাগজ",
    name_en="Gramer Kagoj",
    domains=("www.gramerkagoj.com",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("/news-sitemap.xml"),
        Feed("/rss.xml"),
    ),
    layouts=("gramerkagoj",),
    family="Laravel",
    confidence="C",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
