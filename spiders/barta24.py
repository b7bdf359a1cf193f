"""বার্তা২৪ (Barta24): a portal of Dhaka, on Next.js.

Addresses come from gathered facts.
"""

from newsarchive.outlets import Feed, Listing, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="barta24",
    name_bn="বার্তা২৪",
    name_en="Barta24",
    domains=("barta24.com",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("/news-sitemap.xml"),
        Feed("/rss/rss.xml"),
        Listing("/"),
    ),
    articles={r"/details/(?P<section>[^/]+(?:/[^/]+)*?)/(?P<id>\d+)": "/details/{section}/{id}"},
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
