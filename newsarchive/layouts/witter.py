"""Witter (Jadewits): বাংলা ট্রিবিউন (Bangla Tribune) and its sisters."""

from newsarchive.extraction import Layout, RelatedList

WITTER = Layout(
    name="witter",
    verified_on="2023-07-15: outline of banglatribune.com",
    fingerprint=("div.jw_article_body",),
    scope="div.detail_holder",
    headline=("h1.title",),
    kicker=("h2.subtitle",),
    byline=(".each_author .name", ".author"),
    # The summary box has the body holder's class too, so the body is named by its innermost element.
    published=(".published_time",),
    modified=(".updated_time",),
    body=("div.jw_article_body",),
    drop=(".jw_related", ".related", ".ads"),
    captions=("figcaption", ".jw_media_caption"),
    related=(RelatedList(".related .each", title=".title", link="a.link_overlay@href", published=".time"),),
    tags=(".topic_list a",),
)

LAYOUTS = (WITTER,)
