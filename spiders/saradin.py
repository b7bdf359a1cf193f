"""সারাদিন ডট নিউজ (Saradin News): a portal of Dhaka.

Addresses come from gathered facts.
"""

from newsarchive.outlets import NEWS_ID, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="saradin",
    name_bn="সারাদিন ডট নিউজ",
    name_en="Saradin News",
    domains=("www.saradin.news",),
    timezone="Asia/Dhaka",
    sources=(Listing("/"),),
    articles=NEWS_ID,
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
