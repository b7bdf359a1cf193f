"""Answers that are not what was asked for: challenges and consent walls, and other articles under an unknown number."""

import re

from newsarchive.crawling.outlet import Outlet

_BEGINNING = 16 * 1024  # bytes: challenges say so early
_SMALL = 64 * 1024  # bytes: challenges are small; articles carry the same scripts and are not
# Titles of Cloudflare, DDoS-Guard, Imperva, Sucuri, Akamai and of consent walls, as they begin.
_TITLE = re.compile(
    rb"<title[^>]*>\s*(?:just a moment|attention required|one moment,? please|please wait\b|checking your browser|ddos-guard|pardon our interruption|"
    rb"access denied|access to this page has been denied|security check|sucuri website firewall|robot check|are you (?:a )?(?:robot|human)|"
    rb"verify(?:ing)? you are human|human verification|captcha|bot verification|before you continue)",
    re.IGNORECASE,
)
# What only a challenge holds.
_CHALLENGE = re.compile(
    rb"_cf_chl_opt|cf-chl-|cf_chl_|id=[\"']challenge-(?:form|running|error-text)|geo\.captcha-delivery\.com|px-captcha|sucuri_cloudproxy_js|"
    rb"class=[\"']?(?:g-recaptcha|h-captcha|cf-turnstile)[^>]*>(?=[^~]{0,2000}</html)|consent\.(?:google|yahoo|youtube)\.com/|"
    rb"toNumbers\([^~]{0,400}document\.cookie|Incapsula incident ID",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(rb"<p[\s>]", re.IGNORECASE)
_FEW_PARAGRAPHS = 3


def is_challenge(body: bytes, mitigated: bytes | None = None) -> bool:
    """Tell whether an answer asks for proof of a person or for consent, instead of the page. `mitigated`: the header cf-mitigated."""
    if mitigated == b"challenge" or _TITLE.search(body, 0, _BEGINNING):
        return True
    if len(body) > _SMALL or len(_PARAGRAPH.findall(body)) > _FEW_PARAGRAPHS:
        return False
    return bool(_CHALLENGE.search(body))


def other_article(
    outlet: Outlet, asked: str, answered: str, canonical: str | None, *, proof: bool = False
) -> str | None:
    """Say what an answer is instead of the asked article, or None if it may well be that article.

    `answered`: where redirects led, `canonical`: what the page says its address is. `proof`: the page must name the asked article's number itself.
    """
    if answered != asked and not outlet.listed(answered):
        return answered
    wanted = outlet.id_of(asked)
    told = [id_ for id_ in (outlet.id_of(answered), outlet.id_of(canonical) if canonical else None) if id_]
    if wanted and any(id_ != wanted for id_ in told):
        return canonical or answered
    if proof and not (canonical and outlet.id_of(canonical) == wanted):
        return "a page that does not say which article it is"
    return None
