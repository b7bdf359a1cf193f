"""জি ২৪ ঘণ্টা (Zee 24 Ghanta): a channel of Kolkata.

It shares its host with Zee's other languages. Readers see the last update only.
"""

from newsarchive.outlets import SECTIONS, Feed, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="zee24ghanta",
    name_bn="জি ২৪ ঘণ্টা",
    name_en="Zee 24 Ghanta",
    domains=("zeenews.india.com",),
    timezone="Asia/Kolkata",
    sources=(
        Feed("/bengali/rssfeed/kolkata.xml"),
        Feed("/bengali/rssfeed/zila.xml"),
        Feed("/bengali/rssfeed/nation.xml"),
        Feed("/bengali/rssfeed/world.xml"),
        Feed("/bengali/rssfeed/sports.xml"),
        Feed("/bengali/rssfeed/entertainment.xml"),
        Listing("/bengali"),
    ),
    root="/bengali",
    articles={rf"/bengali/{SECTIONS}/(?P<slug>[^/]+?)_(?P<id>\d+)\.html": "/bengali/{section}/{slug}_{id}.html"},
    layouts=("zee",),
    family="Drupal",
    confidence="C",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts (feeds confidence B, the rest C)"),
)
