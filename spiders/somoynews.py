"""সময় টিভি (Somoy TV): a television of Dhaka.

Lists are made by scripts, plain clients are refused; the sitemap address is a guess.
"""

from newsarchive.outlets import Listing, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="somoynews",
    name_bn="সময় টিভি",
    name_en="Somoy TV",
    domains=("www.somoynews.tv",),
    timezone="Asia/Dhaka",
    sources=(NewsSitemap("/news-sitemap.xml"), Listing("/", pages=1)),
    articles={r"/news/(?P<day>\d{4}-\d\d-\d\d)/(?P<id>[A-Za-z0-9]{8})": "/news/{day}/{id}"},
    family="custom",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
