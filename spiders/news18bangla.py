"""নিউজ১৮ বাংলা (News18 Bangla): a channel of Kolkata.

Addresses come from gathered facts.
"""

from newsarchive.outlets import SECTIONS, Feed, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="news18bangla",
    name_bn="নিউজ১৮ বাংলা",
    name_en="News18 Bangla",
    domains=("bengali.news18.com",),
    timezone="Asia/Kolkata",
    sources=(
        Feed("/rss/kolkata.xml"),
        Feed("/rss/state.xml"),
        Feed("/rss/national.xml"),
        Feed("/rss/international.xml"),
        Feed("/rss/sports.xml"),
        Listing("/"),
    ),
    articles={rf"/news/{SECTIONS}/(?P<slug>[^/]+?)-(?P<id>\d+)\.html": "/news/{section}/{slug}-{id}.html"},
    layouts=("news18",),
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts (addresses and feeds confidence B)"),
)
