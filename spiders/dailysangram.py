"""দৈনিক সংগ্রাম (Daily Sangram): a daily of Dhaka.

Ids of ten and more letters and digits; a section's name has neither capitals nor digits.
"""

from newsarchive.outlets import SECTIONS, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="dailysangram",
    name_bn="দৈনিক সংগ্রাম",
    name_en="Daily Sangram",
    domains=("www.dailysangram.com",),
    timezone="Asia/Dhaka",
    sources=(Listing("/"),),
    articles={rf"/{SECTIONS}/(?P<id>(?=[a-z]*[A-Z0-9])[A-Za-z0-9]{{10,}})": "/{section}/{id}"},
    family="SvelteKit",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
