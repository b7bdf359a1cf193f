"""The Laravel CMS with /ajax/load addresses: যুগান্তর (Jugantor), ভোরের কাগজ (Bhorer Kagoj), বাংলাদেশের খবর (Bangladesher Khabor)."""

from dataclasses import replace

from newsarchive.extraction import Layout, RelatedList, containing_text
from newsarchive.items import Verified, VerifiedBy

# Scrolling loads the next article, with the same classes, into a box below the body of the first.
_FIRST = ":not(.desktopDetailBody ~ * *)"
_LIVE = f"div.desktopDetailBody{_FIRST} ~ .liveupdateMainDiv"
_TAGS = f"div.desktopDetailBody{_FIRST} ~ .desktopDetailTag"

# The whole article is there twice, for wide and for narrow screens; the first copy is read. Print items have a label with the class of the date.
AJAXLOAD = Layout(
    name="ajaxload",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "outlines of bangladesherkhabor.net and bhorerkagoj.com"),
    fingerprint=("h1.desktopDetailHeadline", "div.desktopDetailBody"),
    headline=("h1.desktopDetailHeadline", "h1.detailHeadline", "h1"),
    kicker=(f"p.desktopDetailShoulder{_FIRST}",),
    byline=(f"p.desktopDetailReporter{_FIRST}::all", f"p.detailReporter{_FIRST}::all"),
    times=(
        f'p.desktopDetailPTime{_FIRST}:not(:lexbor-contains("প্রিন্ট সংস্করণ"))',  # print edition
        f"p.detailPTime{_FIRST}::all",
    ),
    # Updates of a live article are cards below its body, each with its own clock.
    body=(
        f"div.desktopDetailBody{_FIRST}, {_LIVE} h3, {_LIVE} .desktopDetailLiveupdate::all",
        "div.detailBody",
    ),
    drop=(
        ".innerAdDiv",
        ".loadAjaxDetail1",
        ".desktopDetailTag",
        # On paywalled pages an appeal to pay follows the first eighty words.
        containing_text(":is(p, a, span, button)", "Subscribe To Read"),
    ),
    captions=(f"div.desktopDetailPhotoDiv figcaption{_FIRST}",),
    related=(
        RelatedList(
            "div.ajaxRelatedNewsDivDesktop1 div.media", title="h4", link="a.linkOverlay@href", published=".desktopTime"
        ),
    ),
    section=("p.desktopDetailCat a",),
    tags=(f"{_TAGS} a",),
)

# যুগান্তর (Jugantor): the body of the family, a headline of its own.
JUGANTOR = replace(
    AJAXLOAD,
    name="jugantor",
    verified_on=Verified(VerifiedBy.OTHER_SCRAPER, "2026", "selectors of several public readers of jugantor.com"),
    fingerprint=("h1.my-3", "div.desktopDetailBody, div.detailBody"),
    headline=("h1.my-3", "h1"),
)

LAYOUTS = (AJAXLOAD, JUGANTOR)
