"""যায়যায়দিন (Jaijaidin): a daily of Dhaka.

Addresses and sources come from facts gathered in 2026.
"""

from newsarchive.outlets import SECTION_ID, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="jaijaidin",
    name_bn="যায়যায়দিন",
    name_en="Jaijaidin",
    domains=("www.jaijaidinbd.com",),
    timezone="Asia/Dhaka",
    sources=(Listing("/all-news", pages=1), Listing("/wholecountry", pages=1)),
    articles=SECTION_ID,
    layouts=("riptware",),
    family="RiptWare",
    confidence="C",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
