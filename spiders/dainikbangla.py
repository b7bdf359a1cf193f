"""দৈনিক বাংলা (Dainik Bangla): a daily of Dhaka.

Addresses come from gathered facts.
"""

from newsarchive.outlets import SECTION_ID, Listing, Outlet, SitemapIndex, Verified, VerifiedBy

OUTLET = Outlet(
    key="dainikbangla",
    name_bn="দৈনিক বাংলা",
    name_en="Dainik Bangla",
    domains=("www.dainikbangla.com.bd",),
    timezone="Asia/Dhaka",
    sources=(
        SitemapIndex("/sitemap.xml"),
        Listing("/"),
    ),
    articles=SECTION_ID,
    layouts=("dainikbangla",),
    confidence="C",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
