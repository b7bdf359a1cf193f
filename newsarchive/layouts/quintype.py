"""Quintype: প্রথম আলো (Prothom Alo) on hashed classes, and sites on the Arrow components."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

PROTHOMALO = Layout(
    name="quintype",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "outline of prothomalo.com"),
    fingerprint=("div.story-content-wrapper", "div.story-content"),
    scope="div.story-grid",
    headline=('h1[data-title-0="headline"]', "div.story-title-info h1"),
    kicker=(".print-entity-section-wrapper, .story-title-info .sub-title",),
    # An opinion names its writer where news name a place: the contributor is then only the label "লেখা:" (written by).
    byline=(".print-authors-list .contributor-name, .author-name-location-wrapper .author-location::all",),
    times=("div.time-social-share-wrapper time::all",),
    # The class of a text card is on two levels; cards of other articles have other classes.
    body=(
        ".story-content :is(.story-element-text, .story-element-title, .story-element-blockquote, .story-element-list)::all",
    ),
    drop=(".story-element-text-also-read", ".adsBox", ".print-tags", ".story-page-hero"),
    captions=(".story-element-image-title",),
    related=(
        RelatedList(
            ".print-related-stories-wrapper .wide-story-card, .print-related-stories-wrapper .news_with_item",
            title="h3.headline-title",
            published="time",
        ),
    ),
    tags=(".print-tags .tag-list a",),
)

ARROW = Layout(
    name="quintype-arrow",
    verified_on=Verified(
        VerifiedBy.OUTLINE,
        "2026-11",
        "outline of the Arrow components; that eisamay.com uses them unchanged is a guess",
    ),
    fingerprint=('div[data-test-id="headline"]', "div.arr--story-page-card-wrapper"),
    scope="div.arr-story-grid",
    headline=("div.arr--headline h1",),
    kicker=("div.arr--sub-headline",),
    byline=('div.author-name[data-test-id="author-name"]::all', ".arr-author-name::all"),
    # What the page calls "Published on" is its last publication; the metadata has the first, so this selector ranks below it.
    body=("div.arr--story-page-card-wrapper :is(.story-element-text, .arr--title-element)::all",),
    captions=(".arr--caption-attribution > span:first-child",),
    related=(
        RelatedList("aside .arr--story-card", title=".arr--headline", link="a@href", published=".arr--publish-time"),
    ),
    section=(".arr--section-name",),
    tags=('div[data-test-id="story-tag"] a',),
)

LAYOUTS = (PROTHOMALO, ARROW)
