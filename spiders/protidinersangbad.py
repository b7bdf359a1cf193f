"""প্রতিদিনের সংবাদ (Protidiner Sangbad): a daily of Dhaka.

The address of its feed is in public code; what it lists is an article.
"""

from newsarchive.outlets import Feed, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="protidinersangbad",
    name_bn="প্রতিদিনের সংবাদ",
    name_en="Protidiner Sangbad",
    domains=("www.protidinersangbad.com",),
    timezone="Asia/Dhaka",
    sources=(
        Feed("/rss.xml"),
        NewsSitemap("/news-sitemap.xml"),
    ),
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, None, "the feed's address from public code, the sitemap's is the usual one"),
)
