"""সিআরআই / সিজিটিএন বাংলা (CRI / CGTN Bangla): the Bengali service of China Media Group.

Lists as one scraper reads them; that an article is a day and ARTI with letters is from memory. bengali.cgtn.com is its newer name.
"""

from newsarchive.outlets import Listing, Outlet, Verified, VerifiedBy

_SECTIONS = "news currentevents comment topic"

OUTLET = Outlet(
    key="cribangla",
    name_bn="সিআরআই / সিজিটিএন বাংলা",
    name_en="CRI / CGTN Bangla",
    domains=("bengali.cri.cn", "bengali.cgtn.com"),
    timezone="Asia/Shanghai",
    sources=tuple(Listing(f"/{section}/index.shtml", pages=2) for section in _SECTIONS.split()),
    articles={r"/(?P<day>\d{4}/\d\d/\d\d)/(?P<id>ARTI\w+)": "/{day}/{id}.shtml"},
    family="unknown",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
