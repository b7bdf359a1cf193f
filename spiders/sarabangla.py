"""সারাবাংলা (Sara Bangla): a portal of Dhaka on WordPress.

Feed and the news feed at sitemap.rss seen by several recent sources. Addresses end in post- and a number.
"""

from newsarchive.outlets import Feed, Listing, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="sarabangla",
    name_bn="সারাবাংলা",
    name_en="Sara Bangla",
    domains=("sarabangla.net",),
    timezone="Asia/Dhaka",
    sources=(WordPress(), Feed("/feed"), Feed("/sitemap.rss"), Listing("/", pages=1)),
    articles={r"/(?P<section>(?:[a-z][\w-]*/)*)post-(?P<id>\d+)": "/{section}post-{id}/"},
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
