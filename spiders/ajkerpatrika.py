"""আজকের পত্রিকা (Ajker Patrika): a daily of Dhaka.

Articles have ids of ten signs behind ajp; items of the printed edition are under /epaper/.
"""

from newsarchive.outlets import SECTIONS, Feed, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="ajkerpatrika",
    name_bn="আজকের পত্রিকা",
    name_en="Ajker Patrika",
    domains=("www.ajkerpatrika.com",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("/news-sitemap.xml"),
        Feed("/feed"),
    ),
    articles={rf"/{SECTIONS}/(?P<id>ajp[A-Za-z0-9]{{10}})": "/{section}/{id}"},
    family="Ideahub",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
