"""আলোকিত বাংলাদেশ (Alokito Bangladesh): a daily of Dhaka.

Its addresses end in a number; what comes before is not known, so its feed decides what is an article.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="alokitobangladesh",
    name_bn="আলোকিত বাংলাদেশ",
    name_en="Alokito Bangladesh",
    domains=("www.alokitobangladesh.com",),
    timezone="Asia/Dhaka",
    sources=(Feed("/rss/rss.xml"),),
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
