"""আমার দেশ (Amar Desh), on Next.js: classes are Tailwind's, so the metadata is more reliable."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

AMARDESH = Layout(
    name="amardesh",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER,
        "2026-11",
        "the listing's selectors of 2026 (confidence A), the body's class from a public list (confidence C)",
    ),
    fingerprint=("h1", "div.story-details > p", "time[itemprop=datePublished][datetime]"),
    headline=("h1",),
    # Cards of related links are article elements too, with headings of a lower order and times of their own.
    published=("article:has(h1) time[itemprop=datePublished]@datetime",),
    modified=("article:has(h1) time[itemprop=dateModified]@datetime",),
    body=("div.story-details", "article:has(h1) div:has(> p)"),
    captions=("article:has(h1) figcaption",),
    related=(RelatedList("article:has(> a h2), article:has(> a h3)", title="a span", published="time@datetime"),),
)

LAYOUTS = (AMARDESH,)
