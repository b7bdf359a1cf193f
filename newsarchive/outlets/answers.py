"""Responses that are not the requested page: challenges, consent walls, other articles under an unknown number, and no articles at all."""

import re
from itertools import islice

from newsarchive.extraction import Document, refusal
from newsarchive.items import Article, Problem, Reason
from newsarchive.outlets.outlet import Outlet

_BEGINNING = 16 * 1024  # bytes: the title of a challenge comes early
_SMALL = 64 * 1024  # bytes: challenges are small; articles carry the same scripts and are not
_TITLE = re.compile(rb"<title[^<>]*+>\s*+", re.IGNORECASE)
# Beginnings of titles of Cloudflare, DDoS-Guard, Imperva, Sucuri, Akamai and of consent walls.
_OF_CHALLENGE = re.compile(
    rb"(?:just a moment|attention required|one moment,? please|please wait\b|checking your browser|ddos-guard|pardon our interruption|"
    rb"access denied|access to this page has been denied|security check|sucuri website firewall|robot check|are you (?:a )?(?:robot|human)|"
    rb"verify(?:ing)? you are human|human verification|captcha|bot verification|before you continue)",
    re.IGNORECASE,
)
# Marks that only a challenge contains.
_CHALLENGE = re.compile(
    rb"_cf_chl_opt|cf-chl-|cf_chl_|id=[\"']challenge-(?:form|running|error-text)|geo\.captcha-delivery\.com|px-captcha|sucuri_cloudproxy_js|"
    rb"class=[\"']?(?:g-recaptcha|h-captcha|cf-turnstile)[^>]*>(?=[^~]{0,2000}</html)|consent\.(?:google|yahoo|youtube)\.com/|"
    rb"toNumbers\([^~]{0,400}document\.cookie|Incapsula incident ID",
    re.IGNORECASE,
)
# Every mark of a challenge contains one of these: a page without them is not searched for the marks.
_HINTS = (
    b"cf-chl",
    b"cf_chl",
    b"challenge-form",
    b"challenge-running",
    b"challenge-error",
    b"captcha",
    b"turnstile",
    b"sucuri_",
    b"consent.",
    b"tonumbers(",
    b"incapsula",
)
_PARAGRAPH = re.compile(rb"<p[\s>]", re.IGNORECASE)
_MANY_PARAGRAPHS = 4  # a challenge has fewer


_STATUSES = {
    401: Reason.FORBIDDEN,
    403: Reason.FORBIDDEN,
    404: Reason.NOT_FOUND,
    410: Reason.NOT_FOUND,
    429: Reason.FORBIDDEN,
    451: Reason.FORBIDDEN,
}
_NO_PAGE = {204: Reason.NO_CONTENT, 205: Reason.NO_CONTENT, 206: Reason.PARTIAL}


def reason_of_status(status: int) -> Reason:
    """Return the reason for a status other than 2xx."""
    return _STATUSES.get(status, Reason.SERVER_ERROR if status >= 500 else Reason.HTTP_ERROR)


def is_challenge(body: bytes, mitigated: bytes | None = None) -> bool:
    """Return whether a response demands consent or proof of a person instead of the page. `mitigated`: the header cf-mitigated."""
    title = _TITLE.search(body, 0, _BEGINNING)
    if mitigated == b"challenge" or (title and _OF_CHALLENGE.match(body, title.end())):
        return True
    if len(body) > _SMALL or sum(1 for _ in islice(_PARAGRAPH.finditer(body), _MANY_PARAGRAPHS)) == _MANY_PARAGRAPHS:
        return False
    lower = body.lower()
    return any(hint in lower for hint in _HINTS) and bool(_CHALLENGE.search(body))


def other_article(
    outlet: Outlet, requested: str, final: str, canonical: str | None, *, proof: bool = False
) -> str | None:
    """Return what a response is instead of the requested article, or None if it may be that article.

    `final`: the address after redirects, `canonical`: the address that the page declares. `proof`: the page itself must declare the number of
    the requested article.
    """
    if final != requested and not outlet.listed(final) and not _is_one_address(outlet, requested, final):
        return final
    wanted = outlet.id_of(requested)
    stated = [id_ for id_ in (outlet.id_of(final), outlet.id_of(canonical) if canonical else None) if id_]
    if wanted and any(id_ != wanted for id_ in stated):
        return canonical or final
    if proof and not (canonical and outlet.id_of(canonical) == wanted):
        return "a page that does not state which article it is"
    return None


def _is_one_address(outlet: Outlet, one: str, other: str) -> bool:
    return outlet.owns(other) and outlet.address_key(one).rstrip("/") == outlet.address_key(other).rstrip("/")


def refused_answer(
    outlet: Outlet, requested: str, status: int, document: Document, article: Article, *, proof: bool = False
) -> Problem | None:
    """Return why a response is not the requested article, None if it is or may be.

    By its status, its addresses, and what its page is; `article`: as read from it. `proof`: as in `other_article`.
    """
    if status in _NO_PAGE:
        return Problem("page", _NO_PAGE[status], f"status {status}")
    refused = refusal(article)
    if refused:
        return refused
    other = other_article(outlet, requested, document.page.url, document.canonical, proof=proof)
    return Problem("page", Reason.SOFT_404, f"answered with {other}") if other else None
