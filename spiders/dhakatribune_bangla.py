"""ঢাকা ট্রিবিউন বাংলা (Dhaka Tribune Bangla): the Bengali pages of a daily of Dhaka.

The sitemaps are those of its English sister.
"""

from newsarchive.outlets import SECTION_ID_SLUG, DailySitemap, Feed, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="dhakatribune_bangla",
    name_bn="ঢাকা ট্রিবিউন বাংলা",
    name_en="Dhaka Tribune Bangla",
    domains=("bangla.dhakatribune.com",),
    timezone="Asia/Dhaka",
    sources=(NewsSitemap("/news-sitemap.xml"), DailySitemap("/{date:%Y-%m-%d}.xml"), Feed("/feed/")),
    articles=SECTION_ID_SLUG,
    layouts=("witter",),
    family="Witter",
    confidence="A",
    verified_on=Verified(VerifiedBy.OTHER_SCRAPER, "2026-11", "gathered facts; addresses as cited in public code"),
)
