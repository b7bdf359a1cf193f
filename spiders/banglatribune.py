"""বাংলা ট্রিবিউন (Bangla Tribune): a portal of Dhaka on the Witter CMS.

Addresses and outline come from facts gathered in 2026; the layout is shared with Ittefaq, Dhaka Tribune and others.
"""

from newsarchive.outlets import SECTION_ID_SLUG, DailySitemap, Feed, Listing, NewsSitemap, Outlet, Verified, VerifiedBy

_SECTIONS = "national politics country foreign business sport law-and-crime"

OUTLET = Outlet(
    key="banglatribune",
    name_bn="বাংলা ট্রিবিউন",
    name_en="Bangla Tribune",
    domains=("www.banglatribune.com",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("/news-sitemap.xml"),
        DailySitemap("/archive_{date:%Y-%m-%d}.xml"),
        Feed("/feed/"),
        *(Listing(f"/{section}") for section in _SECTIONS.split()),
    ),
    articles=SECTION_ID_SLUG,
    layouts=("witter",),
    family="Witter",
    confidence="A",
    verified_on=Verified(
        VerifiedBy.REAL_PAGE, "2026-08", "addresses: a feed of August 2026; other sources as documented in 2026"
    ),
)
