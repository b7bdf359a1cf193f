"""দ্য ডেইলি স্টার বাংলা (The Daily Star Bangla): the Bengali pages of a daily of Dhaka.

Two generations of its theme; images-bn. is a mirror. Titles in the feed are wrapped in a link.
"""

from newsarchive.outlets import SECTIONS, Feed, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="dailystar_bangla",
    name_bn="দ্য ডেইলি স্টার বাংলা",
    name_en="The Daily Star Bangla",
    domains=("bangla.thedailystar.net",),
    timezone="Asia/Dhaka",
    sources=(Feed("/rss.xml"), Listing("/todays-news", pages=1), Listing("/news/bangladesh", pages=1)),
    articles={
        rf"/{SECTIONS}/news-(?P<id>\d+)": "/{section}/news-{id}",
    },
    layouts=("sloth-tailwind", "sloth"),
    family="Drupal (sloth)",
    confidence="C",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER, "2026-11", "gathered facts; feed and listings as cited in public code"
    ),
)
