"""আমার সংবাদ (Amar Sangbad): a daily of Dhaka.

An address and the archive page were seen in public code.
"""

from newsarchive.outlets import SECTION_NEWS_ID, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="amarsangbad",
    name_bn="আমার সংবাদ",
    name_en="Amar Sangbad",
    domains=("www.amarsangbad.com",),
    timezone="Asia/Dhaka",
    sources=(
        Listing("/archive"),
        Listing("/"),
    ),
    articles=SECTION_NEWS_ID,
    layouts=("amarsangbad",),
    confidence="C",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
