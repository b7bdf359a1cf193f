"""দৈনিক আমাদের সময় (Dainik Amader Shomoy) on Nuxt 3, since its design of 2022 went."""

from newsarchive.extraction import Layout, RelatedList

# Elements have no class of their own but the body's holder: places are by order.
NUXT = Layout(
    name="nuxt",
    verified_on="2026-11: JSON of dainikamadershomoy.com; elements assumed (markup/nuxt-1), no saved page",
    fingerprint=("#__nuxt main > h1", "#__nuxt main > div.content"),
    headline=("#__nuxt main > h1", "h1"),
    kicker=("#__nuxt main > p:first-child",),
    byline=("main > h1 + div > span:first-child",),
    times=("main > h1 + div > span:not(:first-child)",),
    body=("main > div.content",),
    related=(RelatedList("main > div.content ~ ul li", title="a", published="span"),),
)

LAYOUTS = (NUXT,)
