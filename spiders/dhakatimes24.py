"""ঢাকা টাইমস (Dhaka Times): a portal of Dhaka.

Addresses come from gathered facts.
"""

from newsarchive.outlets import Feed, Listing, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="dhakatimes24",
    name_bn="ঢাকা টাইমস",
    name_en="Dhaka Times",
    domains=("www.dhakatimes24.com",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("/news-sitemap.xml"),
        Feed("/rss.xml"),
        Listing("/"),
    ),
    articles={r"/(?P<day>\d{4}/\d\d/\d\d)/(?P<id>\d+)": "/{day}/{id}"},
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
