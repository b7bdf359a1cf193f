"""Drupal with the sloth theme and what followed it: ডেইলি স্টার বাংলা (Daily Star Bangla), টিবিএস বাংলা (The Business Standard Bangla)."""

from newsarchive.extraction import Layout, RelatedList, containing_text
from newsarchive.items import Verified, VerifiedBy

# The page contains the next articles with the same markup: only the first is the requested one.
STAR = Layout(
    name="sloth-tailwind",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "outline of bangla.thedailystar.net in 2026"),
    fingerprint=("div.block-field-blocknodenewstitle", "div.block-field-blocknodenewsbody"),
    scope="article.node",
    headline=("div.block-field-blocknodenewstitle h1", "h1"),
    kicker=("div.block-kicker",),
    byline=("div.block-author-info-block span.font-medium", "div.block-field-blocknodenewsfield-reporter-name"),
    published=("div.block-article-meta-block span.font-medium", "div.block-author-info-block + div span:last-of-type"),
    body=("div.block-field-blocknodenewsbody .text-formatted", "div.block-field-blocknodenewsbody"),
    drop=(".hide-for-print", ".google-references-banner", ".rsi-dfp-loader"),
    captions=("div.block-news-featured-image figcaption, div.block-news-featured-image .caption",),
    related=(RelatedList("div.views-row", title=".card-title", published=".card-info span"),),
    section=("div.block-article-meta-block a",),
    tags=("div.block-field-blocknodenewsfield-meta-tags a",),
)

STAR_OLDER = Layout(
    name="sloth",
    verified_on=Verified(
        VerifiedBy.OUTLINE,
        "2026-11",
        "outline of bangla.thedailystar.net in 2021-2024; medium confidence",
    ),
    fingerprint=("h1.article-title", "div.clearfix > p"),
    scope="div.content.columns",
    headline=("h1.article-title", "h1"),
    kicker=("p.intro",),
    byline=("div.byline, div.author-name", "h1.article-title + div:not(.date)"),
    times=("div.date",),
    body=("div.pb-20.clearfix", "div.clearfix"),
    drop=(".field-body.view-mode-teaser",),
    captions=("div.section-media figcaption",),
    ticker=("div.top-news-ticker-runner a",),
    related=(RelatedList("div.content ~ aside li", title="a", published="span"),),
    section=("div.category a",),
)

# Related links are between byline and body, and the date of the visit above the headline.
BUSINESS_STANDARD = Layout(
    name="sloth-panels",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "outline of tbsnews.net/bangla; nesting of medium confidence"),
    fingerprint=('h1[itemprop="headline"]', "div.pane-node-content div.section-content"),
    headline=('h1[itemprop="headline"]', "h1"),
    kicker=("p.shoulder",),
    byline=("div.author-section .author-name", "div.author-section"),
    published=("div.panel-pane div.date", "div.author-section + div"),
    modified=("div.panel-pane div.date-modified", containing_text("div", "Last modified")),
    body=("div.pane-node-content div.section-content", "div.pane-node-content"),
    captions=("div.section-media .caption",),
    related=(
        RelatedList("div.panel-pane div.related li", title="a", published="span"),
        RelatedList("h3:lexbor-contains('Related News') + ul > li", title="a", published="span"),
    ),
    section=("div.section-name a",),
)

LAYOUTS = (STAR, STAR_OLDER, BUSINESS_STANDARD)
