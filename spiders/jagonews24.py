"""জাগো নিউজ ২৪ (Jago News 24): a portal of Dhaka.

Addresses and sources come from facts gathered in 2026.
"""

from newsarchive.outlets import SECTION_ID, SECTION_NEWS_ID, Feed, Listing, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="jagonews24",
    name_bn="জাগো নিউজ ২৪",
    name_en="Jago News 24",
    domains=("www.jagonews24.com",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("/sitemaps/news-sitemap.xml", means="modified"),
        Feed("/rss/rss.xml"),
        Listing("/national", pages=1),
        Listing("/politics", pages=1),
    ),
    articles={**SECTION_NEWS_ID, **SECTION_ID},
    layouts=("jagonews24",),
    family="eMythMakers",
    confidence="B",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
