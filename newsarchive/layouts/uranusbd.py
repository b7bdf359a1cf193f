"""Uranus BD's theme on w3.css: দৈনিক আমাদের সময় (Dainik Amader Shomoy) until 2022, and a clone. Its classes are utilities."""

from dataclasses import replace

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

URANUSBD = Layout(
    name="uranusbd",
    verified_on=Verified(VerifiedBy.REAL_PAGE, "2022-09-03", "616 saved pages of dainikamadershomoy.com"),
    fingerprint=("div.img-am.w3-justify", "div.w3-col.l8"),
    scope="div.w3-rest div.w3-rest > div.w3-row.w3-margin-left",
    # The kicker is inside the h1, before a line break, or below it; on some pages in both places. An opinion piece has its author below.
    headline=("h1::own",),
    kicker=("h1 > span.w3-text-red, h1 ~ p.w3-text-red::all",),
    byline=("div.w3-col.l8 > span.w3-black",),
    times=("div.w3-col.l8::own",),
    body=("div.img-am.w3-justify",),
    drop=("div.w3-small", "div.w3-center"),
    captions=("div.w3-text-grey.w3-border-bottom", "div.img-am figcaption"),
    ticker=("span.mySlides a",),
    related=(RelatedList("h4.categoryBorder ~ div.w3-row-padding div.w3-col.s4 > a", title="h2", link="a@href"),),
)

# In the clone the date has a class. Its comment box has the address of another article.
CLONE = replace(
    URANUSBD,
    name="uranusbd-clone",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "outline of a public clone of the theme"),
    fingerprint=("div.img-am.w3-justify", "p.news-time"),
    headline=("h1",),
    kicker=(),
    byline=("p:has(+ p.news-time)",),
    times=("p.news-time",),
)

LAYOUTS = (CLONE, URANUSBD)
