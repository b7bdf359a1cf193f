"""প্রথম আলো (Prothom Alo): the daily with the most readers in Bangladesh, on Quintype.

An id is ten letters and digits, fewer where it would begin with zeros. Videos and picture series have addresses of the same shape.

Until 2020 it was prothom-alo.com, on the Witter CMS, its articles numbered; such addresses live on with the newer host.
"""

from newsarchive.outlets import (
    ARTICLE_SECTIONS,
    SECTION_NEWS_ID,
    DailySitemap,
    Feed,
    JsonList,
    Listing,
    NewsSitemap,
    Outlet,
    Verified,
    VerifiedBy,
)

_SECTIONS = "bangladesh politics world business sports entertainment opinion"
# Names of sections that have ten letters, as an article's id may have without any digit.
_NO_IDS = "dhallywood|cyberworld"
# Some articles have a headline in Latin letters for an id: four words and more, which no section has.
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+){3,}"

OUTLET = Outlet(
    key="prothomalo",
    name_bn="প্রথম আলো",
    name_en="Prothom Alo",
    domains=("www.prothomalo.com", "www.prothom-alo.com"),
    timezone="Asia/Dhaka",
    sources=(
        DailySitemap("/sitemap/sitemap-daily-{date:%Y-%m-%d}.xml"),
        NewsSitemap("/news_sitemap.xml"),
        Feed("/feed/"),
        JsonList(
            "/api/v1/collections/latest-all?offset={offset}&limit={limit}",
            url="story.url",
            title="story.headline",
            published="story.published-at",
            numbers="ms",
        ),
        *(Listing(f"/{section}", pages=1) for section in _SECTIONS.split()),
    ),
    articles={
        **SECTION_NEWS_ID,  # before 2020
        rf"/{ARTICLE_SECTIONS}/(?P<id>(?=[a-z]*\d)[a-z0-9]{{7,10}}|(?!{_NO_IDS})[a-z]{{10}})": "/{section}/{id}",
        rf"/{ARTICLE_SECTIONS}/(?P<id>{_SLUG})": "/{section}/{id}",
    },
    family="Quintype",
    confidence="A",
    layouts=("quintype", "witter-older"),
    verified_on=Verified(
        VerifiedBy.REAL_PAGE,
        "2026-08",
        "addresses: 5 listings and a feed of opinion, October 2025 to August 2026; other sources as documented in 2026",
    ),
)
