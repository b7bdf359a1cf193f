"""আমার দেশ (Amar Desh): a daily of Dhaka, on Next.js.

The ids behind amd and the JSON list were seen in public code.
"""

from newsarchive.outlets import SECTIONS, Feed, JsonList, Listing, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="dailyamardesh",
    name_bn="আমার দেশ",
    name_en="Amar Desh",
    domains=("www.dailyamardesh.com",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("/news-sitemap.xml"),
        NewsSitemap("/sitemaps/news-sitemap.xml"),
        Feed("/feed"),
        JsonList(
            "/api/stories?page={page}&slug=national",
            url="/national/{news_slug}",
            published="meta.first_published_at",
            pages=3,
        ),
        Listing("/national"),
    ),
    articles={rf"/{SECTIONS}/(?P<id>amd[A-Za-z0-9]{{10}})": "/{section}/{id}"},
    layouts=("amardesh",),
    confidence="A",
    verified_on=Verified(
        VerifiedBy.NONE, "2026-11", "gathered facts (feed, sitemaps, selectors of the listing confidence A)"
    ),
)
