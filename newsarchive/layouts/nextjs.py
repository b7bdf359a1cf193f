"""ঢাকা পোস্ট (Dhaka Post) on Next.js: utility classes, few names of its own."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

NEXTJS = Layout(
    name="dhakapost",
    verified_on=Verified(VerifiedBy.OUTLINE, "2025-12", "head and body of dhakapost.com; byline and date line assumed"),
    fingerprint=("main h1", 'div[class*="news-details"]'),
    scope="main",
    headline=("h1",),
    kicker=("main > p:first-child",),
    byline=("h1 + div > p",),
    times=("h1 + div > time", "time@datetime"),
    body=('div[class*="news-details"]',),
    related=(RelatedList("section a.group", title="h2"),),
    tags=('a[href*="/topic/"]',),
)

LAYOUTS = (NEXTJS,)
