"""কুমিল্লার কাগজ (Comillar Kagoj): a daily of Cumilla.

What its feed lists is an article.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="comillarkagoj",
    name_bn="কুমিল্লার কাগজ",
    name_en="Comillar Kagoj",
    domains=("www.comillarkagoj.com",),
    timezone="Asia/Dhaka",
    sources=(Feed("/feed"),),
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
