"""চ্যানেল আই (Channel i): a channel of Dhaka.

What its sitemap and feed list is an article.
"""

from newsarchive.outlets import Feed, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="channelionline",
    name_bn="চ্যানেল আই",
    name_en="Channel i",
    domains=("www.channelionline.com",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("/news-sitemap.xml"),
        Feed("/rss.xml"),
    ),
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
