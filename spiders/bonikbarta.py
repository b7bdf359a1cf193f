"""বণিক বার্তা (Bonik Barta): a business daily of Dhaka.

An id is sixteen letters and digits.
"""

from newsarchive.outlets import DailySitemap, Listing, Outlet, Verified, VerifiedBy

_SECTIONS = "economy bangladesh international editorial"

OUTLET = Outlet(
    key="bonikbarta",
    name_bn="বণিক বার্তা",
    name_en="Bonik Barta",
    domains=("bonikbarta.com",),
    timezone="Asia/Dhaka",
    sources=(
        DailySitemap("/sitemaps/sitemap-news-{date:%Y-%m-%d}.xml?path=00000000010000000001"),
        *(Listing(f"/{section}", pages=1) for section in _SECTIONS.split()),
    ),
    articles={r"/(?P<section>[\w%-]+(?:/[\w%-]+)*)/(?P<id>[A-Za-z0-9]{16})": "/{section}/{id}/"},
    family="custom",
    confidence="C",
    layouts=(),  # none yet: the heuristics read its pages
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER,
        "2026-08",
        "addresses: a feed made of its listings, August 2026; sitemap as documented in 2026",
    ),
)
