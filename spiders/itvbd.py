"""ইনডিপেনডেন্ট টেলিভিশন (Independent TV): a television of Dhaka.

Addresses and sources come from facts gathered in 2026.
"""

from newsarchive.outlets import Feed, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="itvbd",
    name_bn="ইনডিপেনডেন্ট টেলিভিশন",
    name_en="Independent TV",
    domains=("www.itvbd.com",),
    timezone="Asia/Dhaka",
    sources=(NewsSitemap("/news-sitemap.xml"), Feed("/feed/")),
    layouts=("witter-tv", "witter"),
    family="Witter",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
