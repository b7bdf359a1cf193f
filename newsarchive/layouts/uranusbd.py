"""Uranus BD's theme on w3.css: দৈনিক আমাদের সময় (Dainik Amader Shomoy) until 2022, and a clone. No class of its own but utilities."""

from newsarchive.extraction import Layout, RelatedList

URANUSBD = Layout(
    name="uranusbd",
    verified_on="2022-09-03: 616 saved pages of dainikamadershomoy.com",
    fingerprint=("div.img-am.w3-justify",),
    scope="div.w3-rest div.w3-rest > div.w3-row.w3-margin-left",
    # The kicker stands inside the h1, before a line break.
    headline=("h1::own", "h1"),
    kicker=("h1 > span.w3-text-red",),
    byline=("div.w3-col.l8 > span.w3-black, p > strong",),
    times=("div.w3-col.l8::own", "p.news-time"),
    body=("div.img-am.w3-justify",),
    drop=("div.w3-small", "div.w3-center"),
    captions=("div.w3-text-grey.w3-border-bottom", "div.img-am figcaption"),
    ticker=("span.mySlides a",),
    related=(RelatedList("h4.categoryBorder ~ div.w3-row-padding div.w3-col.s4 > a", title="h2", link="a@href"),),
)

LAYOUTS = (URANUSBD,)
