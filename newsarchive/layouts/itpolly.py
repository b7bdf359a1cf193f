"""itpolly's Template Pro: a WordPress theme of local portals, and its port to Laravel."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

ITPOLLY = Layout(
    name="itpolly",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "public template, single style 1"),
    fingerprint=(".single-cat-info > .single-cats", ".viwe-count"),
    scope="section.single-page",
    # A second h1 is the author's name, in the box below the body.
    headline=("h1.single-page-title", ".single-page-title"),
    kicker=(".single-page-subTitle",),
    byline=(".reportar-title", ".author-name2"),
    # "আপডেট টাইম" (update time) is the default of an option and precedes the publish time.
    published=(".viwe-count li:first-child", ".viwe-count"),
    body=(".single-details", ".single-image ~ div:has(> p)"),
    drop=(".wp-caption-text",),
    captions=(".single-caption2", ".single-details figcaption", ".single-details .wp-caption-text"),
    # Two tickers, above and below, and the one of the Laravel port, without a marquee.
    ticker=(".scroll5-right a, .scroll3-right a, .rightCSS a",),
    related=(
        RelatedList(".related-wrpp", title=".related-title", link=".related-title a@href", published=".related-meta"),
    ),
    section=(".single-cats a",),
    tags=(".singlePage2-tag a",),
    image=(".single-image img@src",),
)

LAYOUTS = (ITPOLLY,)
