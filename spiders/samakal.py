"""সমকাল (Samakal): a daily of Dhaka.

The feed address has answered with a page of HTML; the sitemaps are requested before it.
"""

from newsarchive.outlets import SECTIONS, DailySitemap, Feed, Listing, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="samakal",
    name_bn="সমকাল",
    name_en="Samakal",
    domains=("samakal.com",),
    timezone="Asia/Dhaka",
    sources=(
        DailySitemap("/sitemap/sitemap-daily-{date:%Y-%m-%d}.xml"),
        NewsSitemap("/news_sitemap.xml", means="modified"),
        Feed("/rss"),
        Listing("/latest/news", pages=1),
        Listing("/opinion", pages=1),
    ),
    articles={
        rf"/{SECTIONS}/article/(?P<id>\d+)/(?P<slug>[^/]+)": "/{section}/article/{id}/{slug}",
        rf"/{SECTIONS}/article/(?P<id>\d+)": "/{section}/article/{id}",
    },
    family="eMythMakers",
    confidence="A",
    layouts=("samakal",),
    verified_on=Verified(
        VerifiedBy.REAL_PAGE,
        "2026-08",
        "addresses: 8 listings and a feed of opinion, November 2025 to August 2026; other sources as documented in 2026",
    ),
)
