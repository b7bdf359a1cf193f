"""সোনালী নিউজ (Sonali News): a portal of Dhaka.

One address, of its pages for telephones, was seen in public code.
"""

from newsarchive.outlets import SECTIONS, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="sonalinews",
    name_bn="সোনালী নিউজ",
    name_en="Sonali News",
    domains=("www.sonalinews.com",),
    timezone="Asia/Dhaka",
    sources=(Listing("/"),),
    articles={rf"/(?:m/)?{SECTIONS}/news/(?P<id>\d+)": "/{section}/news/{id}"},
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
