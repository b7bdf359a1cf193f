"""যুগান্তর (Jugantor): a daily of Dhaka.

Times in its JSON name no zone and are UTC. Items of the printed edition lie below /tp-.
"""

from newsarchive.outlets import SECTION_ID, DateArchive, JsonList, Listing, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="jugantor",
    name_bn="যুগান্তর",
    name_en="Jugantor",
    domains=("www.jugantor.com",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("/news_sitemap.xml"),
        JsonList(
            "/ajax/load/latestnews/{limit}/{offset}/0",
            title="headline",
            published="created_at",
            zone="UTC",
            pages=3,
            headers=(("X-Requested-With", "XMLHttpRequest"),),
        ),
        DateArchive("/archive?date={date:%Y-%m-%d}"),
        Listing("/", pages=1),
    ),
    articles=SECTION_ID,
    family="ajax/load (Laravel)",
    confidence="A",
    layouts=("jugantor", "ajaxload"),
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER,
        "2026-08",
        "addresses: a feed made of its listings, August 2026; other sources as documented in 2026",
    ),
)
