"""দৈনিক গোপালগঞ্জ (Dainik Gopalganj): a daily of Gopalganj, one of a network of districts.

Times are days; three calendars of the day top the page.
"""

from newsarchive.outlets import SECTION_ID, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="dainikgopalganj",
    name_bn="দৈনিক গোপালগঞ্জ",
    name_en="Dainik Gopalganj",
    domains=("www.dainikgopalganj.com",),
    timezone="Asia/Dhaka",
    sources=(Listing("/", pages=1),),
    articles=SECTION_ID,
    layouts=("emythmakers-php",),
    family="eMythMakers",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
