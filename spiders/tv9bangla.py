"""টিভি৯ বাংলা (TV9 Bangla): a news channel of Kolkata on WordPress, with a theme of its own.

Feed and addresses seen by one recent source, the page's selectors by scrapers.
"""

from newsarchive.outlets import SECTIONS, Feed, Listing, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="tv9bangla",
    name_bn="টিভি৯ বাংলা",
    name_en="TV9 Bangla",
    domains=("tv9bangla.com",),
    timezone="Asia/Kolkata",
    sources=(WordPress(), Feed("/feed"), Listing("/", pages=1)),
    articles={rf"/{SECTIONS}/(?P<slug>[^/]+?)-(?P<id>\d{{5,}})(?P<ending>\.html)?": "/{section}/{slug}-{id}{ending}"},
    layouts=("tv9bangla", "amp"),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.OTHER_SCRAPER, "2026-11", "selectors and list text of scrapers"),
)
