"""সাতক্ষীরার খবর (Satkhirar Khabor): a portal of Satkhira on WordPress.

It states that it republishes other sites with credit: expect duplicates.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="satkhirarkhabor",
    name_bn="সাতক্ষীরার খবর",
    name_en="Satkhirar Khabor",
    domains=("www.satkhirarkhabor.com",),
    timezone="Asia/Dhaka",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
