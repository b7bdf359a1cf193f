"""tagDiv's Newspaper: a WordPress theme of many regional papers, with its fixed single template and with the templates of its composer."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

# Old versions write the local clock with an offset of zero; those that have a configured offset write it.
NEWSPAPER = Layout(
    name="tagdiv",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "outlines of the theme and of a rendered page"),
    fingerprint=("header.td-post-title h1", ".td-module-meta-info"),
    scope="article:has(.td-post-title)",
    headline=("header.td-post-title h1", "h1.entry-title"),
    kicker=(".td-post-sub-title",),
    byline=(".td-post-author-name a", ".td-post-author-name", ".author-box-wrap .td-author-name"),
    # The class "updated" is misleading: it is the publish time.
    published=(".td-post-title .td-post-date", "time.td-module-date"),
    mislabelled_utc=(
        ".td-post-date time@datetime",
        "time.td-module-date@datetime",
        'meta[itemprop="datePublished"]@content',
    ),
    body=(".td-post-content", ".td-post-sharing ~ div:has(> p)"),
    drop=(
        ".td-a-rec",
        ".td-post-featured-image",
        ".td_block_wrap",
        ".wp-caption-text",
        ".td-post-sharing",
        ".td-g-rec",
    ),
    captions=(".td-post-content .wp-caption-text", ".td-post-content figcaption"),
    ticker=(".td-trending-now-display-area .entry-title a", ".td-trending-now-wrapper .entry-title a"),
    related=(
        RelatedList(".td_module_related_posts", title=".entry-title", link=".entry-title a@href", published="time"),
    ),
    section=(".td-category .entry-category a",),
    tags=(".td-post-source-tags .td-tags a",),
    image=(".td-post-featured-image a@href", ".td-post-featured-image img@src"),
)

COMPOSER = Layout(
    name="tagdiv-composer",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "rendered pages of the composer's blocks"),
    fingerprint=(".tdb_title h1", ".tdb_single_content"),
    # Another article is loaded below the first, under the same classes.
    scope="article:has(.tdb_title)",
    headline=("h1.tdb-title-text", ".tdb_title h1"),
    kicker=(".tdb_single_subtitle",),
    byline=(".tdb-author-name", ".tdb_single_author .tdb-author-name-wrap"),
    published=(".tdb_single_date", "time.td-module-date"),
    mislabelled_utc=(".tdb_single_date time@datetime", "time.td-module-date@datetime"),
    body=(".tdb_single_content > .tdb-block-inner", ".tdb_single_content"),
    drop=(".td-a-rec", ".td_block_wrap", ".wp-caption-text"),
    captions=(".tdb-caption-text", ".tdb_single_content .wp-caption-text", ".tdb_single_content figcaption"),
    ticker=NEWSPAPER.ticker,
    related=(
        RelatedList(
            ".td_flex_block_1 .td_module_wrap", title=".entry-title", link=".entry-title a@href", published="time"
        ),
    ),
    section=(".tdb-entry-category",),
    tags=(".tdb_single_tags .tdb-tags a",),
    image=(".tdb_single_featured_image img@src",),
)

LAYOUTS = (NEWSPAPER, COMPOSER)
