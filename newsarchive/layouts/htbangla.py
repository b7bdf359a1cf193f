"""হিন্দুস্তান টাইমস বাংলা (Hindustan Times Bangla)."""

from newsarchive.extraction import Layout, RelatedList, containing_text
from newsarchive.items import Verified, VerifiedBy

HTBANGLA = Layout(
    name="htbangla",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER,
        "2026-11",
        "selectors of one scraper; byline and date line are assumed",
    ),
    zone="Asia/Kolkata",
    fingerprint=("h1.headline", "h1.headline ~ div.mainArea"),
    headline=("h1.headline", "h1"),
    kicker=("p:has(+ h1.headline)",),
    byline=("h1.headline ~ div.byline",),
    modified=("h1.headline ~ div.dateTime", containing_text("h1.headline ~ div:not(.mainArea)", "Updated")),
    body=("div.mainArea", "figure.storyExpend ~ div:has(> p)"),
    # The highlights repeat the body.
    drop=(".highlights",),
    captions=("figure.storyExpend figcaption",),
    related=(RelatedList("div.mainArea ~ ul > li", title="a"),),
    section=("div.crumb a:last-of-type",),
    image=("figure.storyExpend img@src", "figure.storyExpend source@srcset"),
)

LAYOUTS = (HTBANGLA,)
