"""ডয়চে ভেলে বাংলা (Deutsche Welle Bangla): React with hashed classes, but not those below."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

DW = Layout(
    name="dw",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "outline of a German page of 2024"),
    fingerprint=("div.rich-text", 'div[data-tracking-name="content-detail-kicker"]'),
    zone="UTC",
    scope="article",
    headline=("header > h1", "h1"),
    kicker=('div[data-tracking-name="content-detail-kicker"] > span:first-child',),
    byline=("div.author-details > span::all",),
    # The day is there twice, in digits and in words; the metadata has the instant.
    published=("header time",),
    body=("div.rich-text",),
    drop=(".rich-text-ad", ".advertisement"),
    captions=("figcaption::own",),
    related=(RelatedList("#related-topics li", title="a", published="span"),),
    section=('div[data-tracking-name="content-detail-kicker"] a',),
)

LAYOUTS = (DW,)
