"""আনন্দবাজার পত্রিকা (Anandabazar Patrika): a daily of Kolkata.

Articles are numbered behind /cid/; the sitemap is not complete. Articles of the printed edition were stamped 00:00:00.
"""

from newsarchive.outlets import Listing, NewsSitemap, Outlet, SitemapIndex, Verified, VerifiedBy

OUTLET = Outlet(
    key="anandabazar",
    name_bn="আনন্দবাজার পত্রিকা",
    name_en="Anandabazar Patrika",
    domains=("www.anandabazar.com",),
    timezone="Asia/Kolkata",
    sources=(
        NewsSitemap("/news-sitemap.xml"),
        SitemapIndex("/sitemap.xml"),
        Listing("/west-bengal"),
        Listing("/india"),
        Listing("/international"),
        Listing("/editorial"),
        Listing("/sports"),
    ),
    articles={r"/(?P<section>[a-z0-9-]+(?:/[a-z0-9-]+)*)/cid/(?P<id>\d+)": "/{section}/cid/{id}"},
    listings={r"/(?P<section>[a-z-]+(?:/[a-z-]+)*)/page-(?P<page>\d+)": "/{section}/page-{page}"},
    layouts=("anandabazar", "anandabazar-2017"),
    midnight_is_day=True,
    family="ABP, house-made",
    confidence="C",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts (addresses and sitemap confidence B)"),
)
