"""কালবেলা (Kalbela): a daily of Dhaka.

It has no feed and no sitemap that is known. Titles in its lists are written "kicker / headline".
"""

from newsarchive.outlets import SECTION_ID, Listing, Outlet, Verified, VerifiedBy

_SECTIONS = "national politics world country-news sports opinion"

OUTLET = Outlet(
    key="kalbela",
    name_bn="কালবেলা",
    name_en="Kalbela",
    domains=("www.kalbela.com",),
    timezone="Asia/Dhaka",
    sources=(Listing("/ajkerpatrika", pages=1), *(Listing(f"/{section}", pages=1) for section in _SECTIONS.split())),
    articles=SECTION_ID,
    midnight_is_day=True,  # items of the printed edition
    family="dtl_content_section",
    confidence="B",
    layouts=("riptware",),
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER,
        "2026-08",
        "addresses: a feed made of its listings, August 2026; sections as documented in 2026",
    ),
)
