"""এবিপি আনন্দ (ABP Ananda): articles, and the pages of videos, which have a caption for a body."""

from dataclasses import replace

from newsarchive.extraction import Layout, RelatedList, containing_text
from newsarchive.items import Verified, VerifiedBy

ARTICLE = Layout(
    name="abplive",
    verified_on=Verified(
        VerifiedBy.OUTLINE,
        "2026-11",
        "outline of bengali.abplive.com; kicker and related list are assumed",
    ),
    zone="Asia/Kolkata",
    fingerprint=("h1 ~ div.article-author", "div.uk-text-break"),
    headline=("h1:has(~ div.article-author)", "h1"),
    kicker=("p:has(+ h1)",),
    byline=("div.article-author > a",),
    # One line holds the name and the last update; the publish time is in the metadata alone.
    modified=("div.article-author::own", "div.article-author"),
    body=("div.uk-text-break", "div.article-author ~ div:has(> p)"),
    # A live page gives its background twice, first cut short with "...More".
    drop=(containing_text("p", "...More"),),
    captions=("figure figcaption",),
    related=(RelatedList("ul.uk-list > li", title="a"), RelatedList("div.uk-text-break ~ ul > li", title="a")),
    section=("div.crumb a:last-of-type",),
    image=("div.article-author ~ img, div.article-author ~ figure img@src",),
)

VIDEO = replace(
    ARTICLE,
    name="abplive-video",
    fingerprint=("h1 ~ div.article-author", "div.video_content"),
    body=("div.video_content",),
)

LAYOUTS = (ARTICLE, VIDEO)
