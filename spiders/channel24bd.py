"""চ্যানেল ২৪ (Channel 24): a channel of Dhaka.

What its sitemap and feed list is an article; the shape of addresses is not known.
"""

from newsarchive.outlets import Feed, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="channel24bd",
    name_bn="চ্যানেল ২৪",
    name_en="Channel 24",
    domains=("www.channel24bd.tv",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("/news-sitemap.xml"),
        Feed("/rss/rss.xml"),
    ),
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
