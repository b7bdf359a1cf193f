"""ইন্ডিয়ান এক্সপ্রেস বাংলা (Indian Express Bangla): the Bengali edition of The Indian Express, on WordPress.

Addresses seen by one recent source; body selector of one old scraper.
"""

from newsarchive.outlets import SECTIONS, Feed, Listing, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="indianexpress_bangla",
    name_bn="ইন্ডিয়ান এক্সপ্রেস বাংলা",
    name_en="Indian Express Bangla",
    domains=("bengali.indianexpress.com",),
    timezone="Asia/Kolkata",
    sources=(WordPress(), Feed("/feed/"), Listing("/", pages=1)),
    articles={rf"/{SECTIONS}/(?P<slug>[^/]+?)-(?P<id>\d{{5,}})": "/{section}/{slug}-{id}/"},
    layouts=("indianexpress", "wordpress"),
    family="WordPress",
    confidence="C",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
