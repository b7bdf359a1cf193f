"""উত্তরবঙ্গ সংবাদ (Uttarbanga Sambad): a daily of Siliguri on WordPress.

Feed, on the sister domain, and addresses seen by one recent source.
"""

from newsarchive.outlets import Feed, Listing, Outlet, SitemapIndex, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="uttarbangasambad",
    name_bn="উত্তরবঙ্গ সংবাদ",
    name_en="Uttarbanga Sambad",
    domains=("uttarbangasambad.com", "uttarbangasambad.in"),
    timezone="Asia/Kolkata",
    sources=(
        Feed("https://uttarbangasambad.in/feed/"),
        WordPress(),
        SitemapIndex("/sitemap_index.xml", members="post-sitemap"),
        Listing("/", pages=1),
    ),
    articles={r"/(?P<path>(?:[A-Za-z%][\w%-]*/)*[\w%-]+-\d{8})": "/{path}/"},
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
