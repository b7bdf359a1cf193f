"""এএনএম নিউজ (ANM News): a portal of Kolkata.

Addresses come from gathered facts.
"""

from newsarchive.outlets import SECTION_SLUG_ID, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="anmnews",
    name_bn="এএনএম নিউজ",
    name_en="ANM News",
    domains=("anmnews.in",),
    timezone="Asia/Kolkata",
    sources=(Listing("/"),),
    articles=SECTION_SLUG_ID,
    family="Publive",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
