"""ডয়চে ভেলে বাংলা (DW Bangla): the Bengali service of Deutsche Welle.

No feed was found to work in August 2026. It shows days alone, those of UTC.
"""

from newsarchive.outlets import Feed, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="dwbangla",
    name_bn="ডয়চে ভেলে বাংলা",
    name_en="DW Bangla",
    domains=("www.dw.com",),
    timezone="UTC",
    sources=(Feed("https://rss.dw.com/xml/rss-bn-all"), Listing("/bn", pages=1)),
    articles={r"/bn/(?P<slug>[^/]+)/(?P<kind>av|a|g)-(?P<id>\d+)": "/bn/{slug}/{kind}-{id}"},
    listings={r"/bn/(?P<section>[^/]+)/s-(?P<id>\d+)": "/bn/{section}/s-{id}"},
    layouts=("dw",),
    root="/bn",
    family="DW (React)",
    confidence="B",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
