"""The reader template of WordPress's AMP plugin: the /amp/ copies of many outlets' pages."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

# Readers see "5 hours ago". The time in the attribute is true or the local clock under an offset of zero, by the plugin's version, and nothing on the
# page shows which: the JSON-LD is used for the time.
AMP = Layout(
    name="amp",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "outline of the plugin's template"),
    fingerprint=("header.amp-wp-article-header h1", ".amp-wp-meta"),
    scope="article.amp-wp-article",
    headline=("h1.amp-wp-title", ".amp-wp-article-header h1"),
    kicker=(".amp-wp-article-header > p",),
    byline=(".amp-wp-author", ".amp-wp-byline"),
    body=(".amp-wp-article-content", "header ~ div:has(> p)"),
    drop=(
        "amp-ad",
        "amp-img",
        "amp-iframe",
        "amp-youtube",
        "amp-facebook",
        "amp-twitter",
        "amp-carousel",
        ".wp-caption-text",
    ),
    captions=(".amp-wp-article-featured-image .wp-caption-text", ".amp-wp-article-content .wp-caption-text"),
    related=(RelatedList(".amp-wp-article-footer li", title="a"),),
    section=(".amp-wp-tax-category a",),
    tags=(".amp-wp-tax-tag a",),
    image=(".amp-wp-article-featured-image amp-img@src",),
)

# Here the attribute is always the local clock under an offset of zero.
OLD = Layout(
    name="amp-old",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "outline of the plugin's legacy templates"),
    fingerprint=(".amp-wp-title", "ul.amp-wp-meta"),
    scope=".amp-wp-content",
    headline=("h1.amp-wp-title", ".amp-wp-title"),
    byline=(".amp-wp-author", ".amp-wp-byline"),
    mislabelled_utc=(".amp-wp-posted-on time@datetime",),
    # The body is beside the headline.
    body=(".amp-wp-content",),
    drop=("h1.amp-wp-title", "ul.amp-wp-meta", *AMP.drop),
    captions=(".wp-caption-text",),
)

LAYOUTS = (AMP, OLD)
