"""দীপ্ত টিভি (Deepto TV): a channel of Dhaka.

Public code found its host gone in March 2026. Feed and sitemap are at the usual addresses; neither was seen.
"""

from newsarchive.outlets import Feed, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="deeptotv",
    name_bn="দীপ্ত টিভি",
    name_en="Deepto TV",
    domains=("www.deeptotv.com",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("/news-sitemap.xml"),
        Feed("/rss.xml"),
    ),
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, None, "addresses of feed and sitemap are the usual ones"),
)
