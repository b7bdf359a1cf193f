"""বিডি টুডেস (BD Todays): a portal of Dhaka.

Slugs are the headline in Latin letters; dates mix Bengali and ASCII digits in one number.
"""

from newsarchive.outlets import Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="bdtodays",
    name_bn="বিডি টুডেস",
    name_en="BD Todays",
    domains=("www.bdtodays.com",),
    timezone="Asia/Dhaka",
    sources=(Listing("/"),),
    articles={r"/news/(?P<id>[\w%-]+)": "/news/{id}"},
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
