"""BdType: local portals on its Laravel CMS."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

# Titles of other articles are h1 elements inside the body.
BDTYPE = Layout(
    name="bdtype",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "outline of the theme"),
    fingerprint=("h1.details-title", "p.news-time", "div.description"),
    scope="section.article-description",
    headline=("h1.details-title",),
    kicker=("div.col-md-9 > h5",),
    byline=("div.author-name p.author", "p.author"),
    times=("p.news-time",),
    body=("div.description",),
    drop=("div:has(> h3.related-news)",),
    captions=(
        "figcaption.story-element-image-title, figcaption.story-element-image-attribution",
        "span.image-caption",
    ),
    ticker=("header marquee a",),
    related=(RelatedList("div:has(> h3.related-news) a", title="h1"),),
    section=("div.breadcrumbs a:last-child",),
    tags=("div.tags a",),
)

LAYOUTS = (BDTYPE,)
