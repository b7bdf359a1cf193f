"""মানবকণ্ঠ (Manobkantha): a daily of Dhaka.

Neither the shape of its addresses nor a feed is known. Feed and sitemap are at the usual addresses; neither was seen.
"""

from newsarchive.outlets import Feed, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="manobkantha",
    name_bn="মানবকণ্ঠ",
    name_en="Manobkantha",
    domains=("www.manobkantha.com.bd",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("/news-sitemap.xml"),
        Feed("/rss.xml"),
    ),
    confidence="C",
    verified_on=Verified(VerifiedBy.NONE, None, "addresses of feed and sitemap are the usual ones"),
)
