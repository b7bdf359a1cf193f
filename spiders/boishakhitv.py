"""বৈশাখী টেলিভিশন (Boishakhi TV): a television of Dhaka.

Addresses and sources come from facts gathered in 2026.
"""

from newsarchive.outlets import SECTION_ID, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="boishakhitv",
    name_bn="বৈশাখী টেলিভিশন",
    name_en="Boishakhi TV",
    domains=("boishakhionline.com",),
    timezone="Asia/Dhaka",
    sources=(Listing("/", pages=1), Listing("/national", pages=1)),
    articles=SECTION_ID,
    layouts=("riptware",),
    family="RiptWare",
    confidence="B",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
