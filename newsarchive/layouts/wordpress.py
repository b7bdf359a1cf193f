"""WordPress as it comes: the names that its own themes use, classic and of blocks, and most others with them."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

# What plugins add between and around the paragraphs: share buttons, other articles, tables of contents, advertisements, counters.
_PLUGINS = (
    ".sharedaddy, .addtoany_share_save_container, .heateor_sss_sharing_container, .essb_links, .ssba, .social-share, .share-buttons",
    ".jp-relatedposts, .yarpp, .yarpp-related, .crp_related, .rp4wp-related-posts, .related-posts, .related_posts, .also-read, .read-also",
    ".ez-toc-container, #ez-toc-container, .lwptoc, #toc_container, .code-block, .adsbygoogle, .ads, .advertisement",
    ".post-views, .entry-meta, .entry-footer, .post-tags, .tags-links, .cat-links, .page-links, .post-navigation, .author-box, .comments-area",
    ".wp-caption-text, .wp-block-buttons, .screen-reader-text",
)
_RELATED = (
    RelatedList(
        ".jp-relatedposts-post", title=".jp-relatedposts-post-title, a", published=".jp-relatedposts-post-date"
    ),
    RelatedList(".yarpp-related li", title="a"),
    RelatedList(
        ".related-posts article, .related_posts article, .related-posts .post, .related-posts li",
        title=".entry-title, .post-title, h2, h3, h4, a",
        published="time, .entry-date",
    ),
)
_TICKER = (
    "marquee a",
    ".breaking-news a, .breaking-news-ticker a, .breakingnews a, .bn-news a, .news-ticker a, .newsticker a, .ticker a, .ticker-news a",
)

CLASSIC = Layout(
    name="wordpress",
    verified_on=Verified(
        VerifiedBy.OUTLINE, "2026-11", "names of WordPress's own themes (Twenty Ten to Twenty Twenty-One)"
    ),
    fingerprint=("h1.entry-title", ".entry-content"),
    scope=":is(article, div.hentry, div.post):has(h1.entry-title):has(.entry-content)",
    headline=("h1.entry-title",),
    byline=(
        ".byline .author, .entry-header .author, .entry-meta .author, .entry-author-name, .entry-meta-author .fn, .post-author a",
        "a[rel='author']",
        'meta[itemprop="author"]@content',
    ),
    published=(
        "time.published, time.entry-date:not(.updated)@datetime",
        ".entry-meta time:not(.updated), .entry-header time:not(.updated), .post-date time, time.entry-time@datetime",
        'meta[itemprop="datePublished"]@content',
        ".entry-date, .entry-time, .entry-meta-date, .post-meta .post-date",
    ),
    # An article that was never changed has one element with both classes.
    modified=("time.updated:not(.published):not(.entry-date)@datetime",),
    body=(".entry-content",),
    drop=_PLUGINS,
    captions=(".post-thumbnail figcaption, .entry-content .wp-caption-text, .entry-content figcaption",),
    ticker=_TICKER,
    related=_RELATED,
    section=(".cat-links a, a[rel~='category'], a[rel='category tag']",),
    tags=(".tags-links a, .tag-links a, a[rel='tag']:not([rel~='category'])",),
    image=(".post-thumbnail img, img.wp-post-image@src",),
)

BLOCKS = Layout(
    name="wordpress-blocks",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "names of WordPress's post blocks (Twenty Twenty-Two on)"),
    fingerprint=("h1.wp-block-post-title", ".wp-block-post-content"),
    scope=":is(main, .wp-site-blocks):has(h1.wp-block-post-title)",
    headline=("h1.wp-block-post-title",),
    byline=(".wp-block-post-author__name, .wp-block-post-author-name", ".wp-block-post-author"),
    published=(
        ".wp-block-post-date:not(.wp-block-post-date__modified-date) time@datetime",
        ".wp-block-post-date:not(.wp-block-post-date__modified-date)",
    ),
    modified=(".wp-block-post-date__modified-date time@datetime",),
    body=(".wp-block-post-content",),
    drop=_PLUGINS,
    captions=(".wp-block-post-featured-image figcaption, .wp-block-post-content figcaption",),
    ticker=_TICKER,
    related=(
        RelatedList(".wp-block-query .wp-block-post", title=".wp-block-post-title", published="time@datetime"),
        *_RELATED,
    ),
    section=(".taxonomy-category a",),
    tags=(".taxonomy-post_tag a",),
    image=(".wp-block-post-featured-image img@src",),
)

# Themes of one house each, known only from the selectors of a scraper.
STATESMAN = Layout(
    name="dainikstatesman",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER, "2026-11", "selectors of one old scraper of dainikstatesmannews.com, confidence C"
    ),
    fingerprint=(".storybox h1", ".storybox .content-body"),
    headline=(".storybox h1",),
    body=(".storybox .content-body",),
    drop=_PLUGINS,
)

INDIAN_EXPRESS = Layout(
    name="indianexpress",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER, "2026-11", "selector of one old scraper of bengali.indianexpress.com, confidence C"
    ),
    fingerprint=("h1", "div.full-details"),
    headline=("h1",),
    body=("div.full-details",),
    drop=_PLUGINS,
)

DESHE_BIDESHE = Layout(
    name="deshebideshe",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER, "2026-11", "selectors of one old scraper of deshebideshe.com, confidence C"
    ),
    fingerprint=("h2.post-title", ".entry-content"),
    headline=("h2.post-title",),
    body=(".entry-content",),
    drop=_PLUGINS,
)

LAYOUTS = (CLASSIC, BLOCKS, STATESMAN, INDIAN_EXPRESS, DESHE_BIDESHE)
