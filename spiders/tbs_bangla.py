"""দ্য বিজনেস স্ট্যান্ডার্ড বাংলা (TBS Bangla): the Bengali pages of a business daily of Dhaka.

Lives below /bangla on the host of its English edition; sections are named in English or in Bengali.
"""

from newsarchive.outlets import Listing, NewsSitemap, Outlet, Verified, VerifiedBy

_SECTIONS = "bangladesh economy international sports feature"

OUTLET = Outlet(
    key="tbs_bangla",
    name_bn="দ্য বিজনেস স্ট্যান্ডার্ড বাংলা",
    name_en="TBS Bangla",
    domains=("www.tbsnews.net",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("/bangla/googlenews.xml"),
        *(Listing(f"/bangla/{section}", pages=1) for section in _SECTIONS.split()),
    ),
    articles={
        r"/bangla/(?P<section>[\w%-]+(?:/[\w%-]+)*)/news-details-(?P<id>\d+)": "/bangla/{section}/news-details-{id}",
    },
    layouts=("sloth-panels",),
    root="/bangla",
    family="Drupal (sloth)",
    confidence="B",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER, "2026-11", "gathered facts; addresses and sections as cited in public code"
    ),
)
