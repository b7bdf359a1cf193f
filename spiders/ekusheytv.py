"""একুশে টেলিভিশন (Ekushey TV): a television of Dhaka.

Addresses and sources come from facts gathered in 2026.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="ekusheytv",
    name_bn="একুশে টেলিভিশন",
    name_en="Ekushey TV",
    domains=("www.ekushey-tv.com",),
    timezone="Asia/Dhaka",
    sources=(Feed("/rss/rss.xml"),),
    layouts=("emythmakers-blocks",),
    family="eMythMakers",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
