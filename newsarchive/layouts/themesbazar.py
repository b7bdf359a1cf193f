"""ThemesBazar: the WordPress themes of hundreds of local portals in Bangladesh, and what was ported from them to Laravel."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

# Labels are options of the themes: "আপডেট টাইম" (update time) is mostly before the publish date, so the position decides.
FIRST = Layout(
    name="themesbazar-1",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "public template of nobobarta.com"),
    fingerprint=(".single_info .single_titl", "ol.breadcrumb .author"),
    scope=".single_page",
    # There is no h1, the title of the page is the same on all, and the breadcrumbs repeat the headline.
    headline=("h3.heading-01", ".single_info .single_titl"),
    # "প্রকাশঃ" (published) labels the author here.
    byline=("ol.breadcrumb .author", "a[rel='author']"),
    published=("ol.breadcrumb > li:first-child", ".single_info ~ ol > li:first-child"),
    body=(".single-ditails", ".single_info ~ div:has(> p)"),
    drop=(".wp-caption-text",),
    captions=(".single_images .caption", ".single-ditails figcaption", ".single-ditails .wp-caption-text"),
    # A second ticker, above, is free text of the editor without links.
    ticker=(".scrool_2 marquee a", ".scrool marquee a"),
    related=(RelatedList("h4.heading_02", title="a"),),
    section=(".single_cate a",),
    image=(".single_images img@src",),
)

SECOND = Layout(
    name="themesbazar-2",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "public template of the second generation"),
    fingerprint=("div.container .single-cat-info", ".view-section"),
    scope="section.singlepage-section",
    headline=(".single-title h3, .single-title h1", ".single-title"),
    byline=(".reportar-title", ".reportar-sec > :first-child"),
    published=(".sgl-page-views-count li:first-child", ".reportar-sec li:first-child"),
    body=(".single-dtls", ".view-section ~ div:has(p)"),
    drop=(".wp-caption-text",),
    captions=(".single-img .caption", ".single-dtls figcaption", ".single-dtls .wp-caption-text"),
    ticker=(".top_scrool_2 a", ".top-scroll-section marquee a"),
    related=(RelatedList("h4.sgl-hadding", title="a"),),
    section=(".single-cat-cate a",),
    image=(".single-img img@src",),
)

# The caption element contains the tags; the first link of a related article is dead, that of its title works.
LARAVEL = Layout(
    name="themesbazar-laravel",
    absent=("captions",),  # the element named caption contains the tags
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "public template of the Laravel port"),
    fingerprint=("section.singlepage-section > div.row .single-cat-info", ".view-section"),
    scope="section.singlepage-section",
    headline=SECOND.headline,
    byline=SECOND.byline,
    published=SECOND.published,
    body=SECOND.body,
    ticker=SECOND.ticker,
    related=SECOND.related,
    section=SECOND.section,
    image=(".single-img img@data-src", ".single-img img@src"),
)

LARATV = Layout(
    name="themesbazar-laratv",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "public template of LaraTVSite"),
    fingerprint=(".repotar_wrpp", ".single_social_item"),
    scope="section.single_page",
    headline=(".single_page_title", ".single_cat + h2"),
    # The role is in the same element.
    byline=(".repotar_name::own", ".single_details > p .fw-bold"),
    published=(".single_time", ".single_social_item > .row > :first-child"),
    # The body is there twice, the second time hidden for text-to-speech, and a sentence names who uploaded it.
    body=(".single_details > div:not(#postContent)", ".single_details"),
    drop=("#postContent", ".wp-caption-text", ".single_details > p.mt-3:has(> .fw-bold)"),
    captions=(".single_details > div:not(#postContent) figcaption",),
    related=(
        RelatedList(".related_wrpp", title=".related_title", link=".related_title a@href", published=".cat_time3"),
    ),
    section=(".single_cat a",),
    image=(".single_Page_image img@src",),
)

LAYOUTS = (FIRST, SECOND, LARAVEL, LARATV)
