"""The Laravel CMS with /ajax/load addresses: যুগান্তর (Jugantor), ভোরের কাগজ (Bhorer Kagoj), বাংলাদেশের খবর (Bangladesher Khabor)."""

from dataclasses import replace

from newsarchive.extraction import Layout, RelatedList

# The whole article stands twice, for wide and for narrow screens; the first copy is read. Print items wear a label in the date's class.
AJAXLOAD = Layout(
    name="ajaxload",
    verified_on="2026-11: outlines of bangladesherkhabor.net and bhorerkagoj.com (markup/ajaxload-1, -2), no saved page",
    fingerprint=("h1.desktopDetailHeadline", "div.desktopDetailBody"),
    headline=("h1.desktopDetailHeadline", "h1.detailHeadline", "h1"),
    kicker=("p.desktopDetailShoulder",),
    byline=("p.desktopDetailReporter::all", "p.detailReporter::all"),
    times=("p.desktopDetailPTime", "p.detailPTime::all"),
    body=("div.desktopDetailBody", "div.detailBody"),
    drop=(".innerAdDiv", ".loadAjaxDetail1", ".desktopDetailTag", 'a:lexbor-contains("Subscribe To Read")'),
    captions=("div.desktopDetailPhotoDiv figcaption",),
    related=(
        RelatedList(
            "div.ajaxRelatedNewsDivDesktop1 div.media", title="h4", link="a.linkOverlay@href", published=".desktopTime"
        ),
    ),
    section=("p.desktopDetailCat a",),
    tags=("a.desktopTagItem",),
)

# যুগান্তর (Jugantor): the body of the family, a headline of its own.
JUGANTOR = replace(
    AJAXLOAD,
    name="jugantor",
    verified_on="2026: selectors of several public readers of jugantor.com, no saved page",
    fingerprint=("h1.my-3", "div.desktopDetailBody, div.detailBody"),
    headline=("h1.my-3", "h1"),
    tags=("div.desktopDetailTag a",),
)

LAYOUTS = (AJAXLOAD, JUGANTOR)
