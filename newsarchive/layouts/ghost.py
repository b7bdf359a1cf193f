"""Ghost with its theme Casper: নেত্র নিউজ (Netra News) runs on Ghost."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

CASPER = Layout(
    name="ghost",
    verified_on=Verified(
        VerifiedBy.OUTLINE,
        "2026-11",
        "outline of the theme; that netra.news uses this theme is not confirmed",
    ),
    fingerprint=("header.article-header h1", ".article-byline-content"),
    scope="article.article",
    headline=("h1.article-title", ".article-header h1"),
    kicker=(".article-excerpt",),
    byline=("h4.author-name a::all", ".author-name"),
    # Both show a day; the metadata has the instant.
    published=("time.byline-meta-date@datetime", "time.byline-meta-date"),
    body=("section.gh-content", "header.article-header ~ section"),
    drop=(
        ".kg-bookmark-card",
        ".kg-signup-card",
        ".kg-button-card",
        ".kg-product-card",
        ".kg-file-card",
        ".gh-post-upgrade-cta",
    ),
    captions=(".article-image figcaption", ".gh-content figcaption"),
    related=(RelatedList(".read-more-wrap .post-card", title=".post-card-title", published=".post-card-meta-date"),),
    section=(".post-card-primary-tag",),
    image=(".article-image img@src",),
)

LAYOUTS = (CASPER,)
