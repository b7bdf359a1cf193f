"""Pangea, the CMS of RFE/RL and VOA: ভয়েস অফ আমেরিকা বাংলা (VOA Bangla)."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

PANGEA = Layout(
    name="pangea",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "outline of an English page of 2024"),
    fingerprint=("div.publishing-details", "#article-content div.wsw"),
    scope="div#content",
    headline=("h1.pg-title", "h1"),
    kicker=("div.col-title > p",),
    byline=("div.links a.links__item-link::all", "div.links::own"),
    # The attribute has the newsroom's own offset, the words only the day.
    published=("div.published time@datetime", "div.published time"),
    body=("#article-content div.wsw", "#article-content"),
    drop=("span.dateline", ".wsw__embed"),
    captions=("figcaption .caption",),
    related=(RelatedList("div.media-block-wrap li", title="a", published="span"),),
    section=("div.category a",),
)

LAYOUTS = (PANGEA,)
