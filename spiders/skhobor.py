"""সময়ের খবর (Somoyer Khobor): a portal of Khulna.

Addresses come from gathered facts.
"""

from newsarchive.outlets import NEWS_ID, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="skhobor",
    name_bn="সময়ের খবর",
    name_en="Somoyer Khobor",
    domains=("skhobor.com",),
    timezone="Asia/Dhaka",
    sources=(Listing("/"),),
    articles=NEWS_ID,
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
