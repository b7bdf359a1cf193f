"""তরুণ কণ্ঠ (Torun Kontho): a portal on the PHP generation of its CMS.

Its host is a guess from the name: no evidence names it. An unknown number is answered with the newest article.
"""

from newsarchive.outlets import SECTION_ID, DateArchive, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="torunkontho",
    name_bn="তরুণ কণ্ঠ",
    name_en="Torun Kontho",
    domains=("torunkontho.com",),
    timezone="Asia/Dhaka",
    sources=(Listing("/", pages=1), DateArchive("/archives/?dtDate={date:%Y-%m-%d}")),
    articles=SECTION_ID,
    layouts=("emythmakers-php",),
    family="eMythMakers",
    confidence="B",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
