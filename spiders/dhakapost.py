"""ঢাকা পোস্ট (Dhaka Post): a portal of Dhaka.

Topics have numbers too; they are no articles.
"""

from newsarchive.outlets import SECTION_ID, Feed, Listing, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="dhakapost",
    name_bn="ঢাকা পোস্ট",
    name_en="Dhaka Post",
    domains=("www.dhakapost.com",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("/sitemaps/news-sitemap.xml", means="modified"),
        Feed("/rss/rss.xml"),
        Listing("/latest-news", pages=1),
        Listing("/opinion", pages=1),
    ),
    articles=SECTION_ID,
    family="Next.js with eMythMakers media",
    confidence="A",
    layouts=("dhakapost",),
    verified_on=Verified(
        VerifiedBy.REAL_PAGE,
        "2026-02",
        "addresses: 6 listings of opinion, December 2025 to February 2026; other sources as documented in 2026",
    ),
)
