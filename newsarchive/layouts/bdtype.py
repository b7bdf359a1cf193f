"""BdType: local portals on its Laravel CMS."""

from newsarchive.extraction import Layout, RelatedList

# Other stories' titles stand as h1 inside the body.
BDTYPE = Layout(
    name="bdtype",
    verified_on="2026-11: template (markup/bdtype-1), no saved page",
    fingerprint=("h1.details-title", "p.news-time", "div.description"),
    scope="section.article-description",
    headline=("h1.details-title", "h1"),
    kicker=("div.col-md-9 > h5",),
    byline=("div.author-name p.author", "p.author"),
    times=("p.news-time",),
    body=("div.description",),
    drop=("div:has(> h3.related-news)",),
    captions=("figcaption.story-element-image-title",),
    ticker=("header marquee a",),
    related=(RelatedList("div:has(> h3.related-news) a", title="h1"),),
    section=("div.breadcrumbs a:last-child",),
    tags=("div.tags a",),
)

LAYOUTS = (BDTYPE,)
