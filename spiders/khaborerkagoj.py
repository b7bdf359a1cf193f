"""খবরের কাগজ (Khaborer Kagoj): a daily of Dhaka.

Its pages link to each article in three ways: relative, on the bare host, and below /index.php/.
"""

from newsarchive.outlets import SECTION_ID, Listing, Outlet, Verified, VerifiedBy

_SECTIONS = "recent-news national politics country international sports opinion editorial"

OUTLET = Outlet(
    key="khaborerkagoj",
    name_bn="খবরের কাগজ",
    name_en="Khaborer Kagoj",
    domains=("www.khaborerkagoj.com",),
    timezone="Asia/Dhaka",
    sources=tuple(Listing(f"/{section}") for section in _SECTIONS.split()),
    articles=SECTION_ID,
    listings={r"/(?P<section>[a-z-]+)\?page=(?P<page>\d+)": "/{section}?page={page}"},
    family="Laravel",
    confidence="unknown",
    layouts=(),  # none yet: the heuristics read its pages
    verified_on=Verified(
        VerifiedBy.REAL_PAGE, "2026-08", "addresses and paging: 10 listings, December 2025 to August 2026"
    ),
)
