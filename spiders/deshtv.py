"""দেশ টিভি (Desh TV): a television of Dhaka.

Its clock has 24 hours; the last word of an article is a watermark. The shape of its addresses is that of its family.
"""

from newsarchive.outlets import SECTION_ID, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="deshtv",
    name_bn="দেশ টিভি",
    name_en="Desh TV",
    domains=("www.desh.tv",),
    timezone="Asia/Dhaka",
    sources=(Listing("/", pages=1), Listing("/national", pages=1), Listing("/politics", pages=1)),
    articles=SECTION_ID,
    layouts=("riptware",),
    family="RiptWare",
    confidence="B",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
