"""দৈনিক ইত্তেফাক (Daily Ittefaq): a daily of Dhaka.

The daily sitemap is that of the family; the feed refuses a second request that comes too soon.
"""

from newsarchive.outlets import DailySitemap, Feed, Listing, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="ittefaq",
    name_bn="দৈনিক ইত্তেফাক",
    name_en="Daily Ittefaq",
    domains=("www.ittefaq.com.bd",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("/news-sitemap.xml"),
        DailySitemap("/archive_{date:%Y-%m-%d}.xml"),
        Feed("/feed/"),
        Listing("/national", pages=1),
        Listing("/country", pages=1),
    ),
    articles={r"/(?P<id>\d{4,})/(?P<slug>[^/]+)": "/{id}/{slug}"},
    layouts=("witter",),
    family="Witter",
    confidence="A",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
