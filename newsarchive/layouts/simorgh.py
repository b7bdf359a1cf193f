"""Simorgh: বিবিসি বাংলা (BBC Bangla). Classes are hashed, so elements are selected by role and label."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

ARTICLE = Layout(
    name="simorgh",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "outline of bbc.com/bengali from its components"),
    fingerprint=("h1#content", 'div[dir="ltr"] > p'),
    scope='main[role="main"]',
    headline=("h1#content", "h1"),
    byline=(
        'section[aria-labelledby="article-byline"] li:first-child span[role="text"] > span:last-child::all',
        '[data-testid="byline-name"]',
    ),
    times=('div[dir="ltr"] > time, div[dir="ltr"] + div > time::all',),
    # A promo between the paragraphs is a section and may be built like them; older articles have a caption line in English.
    body=(
        'div[dir="ltr"] > :is(p[dir="ltr"]:not(:lexbor-contains("Image caption")), h2, ul):not(section *)::all',
        ':is(p[dir="ltr"]:not(:lexbor-contains("Image caption")), h2, ul):not(section *, aside *, figcaption *)::all',
    ),
    captions=("figcaption > p",),
    related=(
        RelatedList('section[aria-labelledby="top-stories-heading"] li', title="h3, a", published="time"),
        RelatedList('section[data-e2e="most-read"] li', title="a"),
    ),
    tags=('aside[aria-labelledby="related-topics"] a',),
)

# A live page: each post has its own time, which is not that of the page.
LIVE = Layout(
    name="simorgh-live",
    verified_on=Verified(
        VerifiedBy.RECONSTRUCTION,
        "2026-11",
        "words of the service's settings and page text of 2019; nesting guessed",
    ),
    fingerprint=("h1#content", "ol > li > article h3 time"),
    scope='main[role="main"]',
    headline=("h1#content", "h1"),
    kicker=("h1#content + p",),
    body=('ol > li > article div[dir="ltr"] > p::all',),
    related=(RelatedList("main + section li", title="a", published="time"),),
)

LAYOUTS = (LIVE, ARTICLE)
