"""দৈনিক আমাদের সময় (Dainik Amader Shomoy) on Nuxt 3, since its layout of 2022 was replaced."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

# Only the body element has a class of its own: the others are selected by their order.
NUXT = Layout(
    name="nuxt",
    verified_on=Verified(VerifiedBy.RECONSTRUCTION, "2026-11", "JSON of dainikamadershomoy.com; elements assumed"),
    fingerprint=("#__nuxt main > h1", "#__nuxt main > div.content"),
    headline=("#__nuxt main > h1", "h1"),
    kicker=("#__nuxt main > p:first-child",),
    byline=("main > h1 + div > span:has(+ span)",),
    times=("main > h1 + div > span:last-child",),
    body=("main > div.content",),
    related=(RelatedList("main > div.content ~ ul li", title="a", published="span"),),
)

LAYOUTS = (NUXT,)
