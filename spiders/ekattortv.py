"""একাত্তর টিভি (Ekattor TV): a television of Dhaka.

Addresses and sources come from facts gathered in 2026.
"""

from newsarchive.outlets import Feed, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="ekattortv",
    name_bn="একাত্তর টিভি",
    name_en="Ekattor TV",
    domains=("ekattor.tv",),
    timezone="Asia/Dhaka",
    sources=(NewsSitemap("/news-sitemap.xml"), Feed("/feed/")),
    layouts=("witter-tv", "witter"),
    family="Witter",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
