"""বিবিসি নিউজ বাংলা (BBC News Bangla): the Bengali service of the BBC.

The outlet names its times in the zone of Bangladesh.
"""

from newsarchive.outlets import Feed, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="bbcbangla",
    name_bn="বিবিসি নিউজ বাংলা",
    name_en="BBC News Bangla",
    domains=("www.bbc.com", "www.bbc.co.uk"),
    timezone="Asia/Dhaka",
    sources=(
        Feed("https://feeds.bbci.co.uk/bengali/rss.xml"),
        Feed("https://feeds.bbci.co.uk/bengali/world/rss.xml"),
        Feed("https://feeds.bbci.co.uk/bengali/sport/rss.xml"),
        Listing("/bengali", pages=1),
    ),
    articles={
        r"/bengali/live/(?P<id>[a-z0-9-]{8,})": "/bengali/live/{id}",
        r"/bengali/articles/(?P<id>[a-z0-9]{8,})": "/bengali/articles/{id}",
        r"/bengali/(?P<id>[a-z]+-\d{6,})": "/bengali/{id}",
    },
    layouts=("simorgh-live", "simorgh"),
    root="/bengali",
    family="Simorgh",
    confidence="A",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
