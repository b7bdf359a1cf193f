"""JNews: a WordPress theme, used by শেয়ার বিজ (Share Biz) and other papers."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

JNEWS = Layout(
    name="jnews",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "outlines of the theme and of a rendered page"),
    fingerprint=(".entry-header .jeg_meta_container", ".entry-content"),
    # The scope includes the head: by an option of the theme the visible date may be that of the update.
    scope="html:has(.jeg_singlepage)",
    headline=("h1.jeg_post_title", ".entry-header .jeg_post_title"),
    kicker=(".entry-header .jeg_post_subtitle",),
    byline=(".entry-header .jeg_meta_author a", ".entry-header .jeg_meta_author"),
    published=('meta[property="article:published_time"]@content', ".entry-header .jeg_meta_date"),
    body=(".entry-content .content-inner", ".entry-content"),
    # Other articles are inside the body, with the class of this one's title.
    drop=(
        ".jnews_inline_related_post",
        ".jnews_inline_related_post_wrapper",
        ".jeg_post_tags",
        ".jeg_ad",
        ".jeg_share_button",
        ".jnews_prev_next_container",
        ".wp-caption-text",
        ".page_nav",
    ),
    captions=(".jeg_featured .wp-caption-text", ".content-inner .wp-caption-text", ".content-inner figcaption"),
    ticker=(".jeg_news_ticker_item a",),
    related=(
        RelatedList(
            ".jnews_related_post_container .jeg_post",
            title=".jeg_post_title",
            link=".jeg_post_title a@href",
            published=".jeg_meta_date",
        ),
    ),
    section=(".jeg_breadcrumbs > span:nth-last-child(1 of :has(a))", ".entry-header .jeg_meta_category a"),
    tags=(".jeg_post_tags a",),
    image=(".jeg_featured a@href", ".jeg_featured img@src"),
)

LAYOUTS = (JNEWS,)
