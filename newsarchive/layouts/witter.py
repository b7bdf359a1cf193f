"""Witter (Jadewits): বাংলা ট্রিবিউন (Bangla Tribune), ইত্তেফাক (Ittefaq) and their sisters; প্রথম আলো (Prothom Alo) before 2020."""

from dataclasses import replace

from newsarchive.extraction import Layout, RelatedList, containing_text
from newsarchive.items import Verified, VerifiedBy

WITTER = Layout(
    name="witter",
    verified_on=Verified(
        VerifiedBy.OUTLINE,
        "2026-11",
        "outline of banglatribune.com of 2023-07-15; outline of ittefaq.com.bd",
    ),
    fingerprint=("h1.title", "div.jw_article_body"),
    scope="div.detail_holder",
    headline=("h1.title", "h1"),
    kicker=("h2.subtitle",),
    byline=(".author .name, .each_author .name, span.author.aitm::all", ".author::own"),
    # Ittefaq writes both times into elements of one class, each with its label; others name them.
    # Some pages show how long ago it was and hold the instants as attributes, as lists do.
    published=(".published_time", ".published_time@content", ".additional_info_container .time@data-published"),
    times=(".tts_time:not(.published_time):not(.updated_time)::all",),
    modified=(".updated_time", ".additional_info_container .time@data-modified"),
    # The summary box has the body holder's class too, so the body is named by its innermost element.
    body=("div.jw_article_body", "article.jw_detail_content_holder"),
    # Ittefaq signs the last paragraph with its name and the desk's initials; an advertisement may follow.
    drop=(
        ".jw_related",
        ".related",
        ".ads",
        ".jw_media_holder",
        ".jw_media_caption",
        containing_text("p:nth-last-child(-n+3)", "ইত্তেফাক/"),
    ),
    captions=("figcaption", ".jw_media_caption"),
    related=(RelatedList("div.related .each", title=".title", link="a.link_overlay@href", published=".time"),),
    section=(".breadcrumb li:last-child strong",),
    tags=(".topic_list a",),
)

# ইনডিপেনডেন্ট টিভি (Independent TV), একাত্তর টিভি (Ekattor TV): headline and body are in different containers.
TELEVISION = replace(
    WITTER,
    name="witter-tv",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "outline of itvbd.com"),
    fingerprint=("div.author_n_share", "div.main_detail_container div.jw_article_body"),
    scope="body",
    headline=("div.detail_holder h1.title", "h1"),
    byline=("div.author_n_share > div:first-child > span",),
    section=("div.detail_holder .cat a",),
    related=(RelatedList("div.related .each", title=".title", link="a@href", published=".time"),),
    # The last paragraph asks to subscribe to the channel.
    drop=(*WITTER.drop, containing_text("p:last-child", "ইউটিউব চ্যানেল")),
)

# Prothom Alo until 2020; pages of the newer layout match this fingerprint too, so that one is tried first.
OLDER = replace(
    WITTER,
    name="witter-older",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER,
        "2026-11",
        "names of one scraper of prothom-alo.com in 2018; their nesting and the kicker are assumed",
    ),
    fingerprint=("h1.title", 'div[itemprop="articleBody"]', 'span[itemprop="datePublished"]'),
    scope="div.content_detail",
    published=(),
    times=('span[itemprop="datePublished"], span[itemprop="dateModified"]::all',),
    modified=(),
    body=('div[itemprop="articleBody"]', "article"),
)

LAYOUTS = (TELEVISION, WITTER, OLDER)
