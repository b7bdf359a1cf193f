"""দেশ রূপান্তর (Desh Rupantor): a daily of Dhaka.

Addresses and sources come from facts gathered in 2026.
"""

from newsarchive.outlets import Feed, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="deshrupantor",
    name_bn="দেশ রূপান্তর",
    name_en="Desh Rupantor",
    domains=("www.deshrupantor.com",),
    timezone="Asia/Dhaka",
    sources=(NewsSitemap("/news-sitemap.xml"), Feed("/feed/")),
    articles={r"/(?P<id>\d{5,})/(?P<slug>[^/]+)": "/{id}/{slug}"},
    layouts=("witter",),
    family="Witter",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
