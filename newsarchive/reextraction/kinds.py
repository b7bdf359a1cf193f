"""As what a kept response is read: by our own metadata, else by the rules of its outlet and by what it holds. Pure."""

import re
from urllib.parse import urljoin, urlsplit

from newsarchive.captures import StoredResponse
from newsarchive.items import CaptureKind
from newsarchive.outlets import Outlet
from newsarchive.outlets.content_type import may_be_page
from newsarchive.outlets.sources import Feed, Listing, SitemapIndex, Source
from newsarchive.outlets.sources.xml import unpacked

_KINDS: dict[str, CaptureKind] = {
    "article": "article",
    "listing": "listing",
    "robots": "robots",
    "redirect": "redirect",
    "retried": "retried",
    "loaded": "loaded",
}
_BEGINNING = 4096  # bytes in which the root of an XML document is looked for
_FEED = re.compile(rb"\A\s*+(?:\xef\xbb\xbf)?\s*+(?:<[?!][^>]*+>\s*+)*+<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
_SITEMAP = re.compile(rb"\A\s*+(?:\xef\xbb\xbf)?\s*+(?:<[?!][^>]*+>\s*+)*+<(?:urlset|sitemapindex)[\s>]", re.IGNORECASE)
_HEAD = 64 * 1024  # bytes in which a page declares its canonical URL
_CANONICAL = re.compile(
    rb"<link(?=[^>]{0,500}\brel=[\"']?canonical)[^>]{0,500}\bhref=[\"']?([^\"'\s>]{1,2000})", re.IGNORECASE
)
_FIELD = re.compile(r"\{[^{}]*\}")
_OF_SITEMAP = ("news sitemap", "daily sitemap", "sitemap index")


def is_redirect(response: StoredResponse) -> bool:
    """True if a response leads to another address."""
    return 300 <= response.status < 400 and bool(response.header("Location"))


def redirect_target(response: StoredResponse) -> str | None:
    """Return the address that a redirect leads to, absolute; None if it is no address."""
    try:
        return urljoin(response.url, response.header("Location") or "")
    except ValueError:
        return None


def kind_of(response: StoredResponse, outlet: Outlet, *, is_listed: bool = False) -> CaptureKind | None:
    """Return as what a response was requested; None if it is none of the outlet's pages: a picture, a script, a page that fits no pattern.

    Our own metadata decides; in files of others the address, and for feeds and sitemaps the bytes. `is_listed`: a source named the address as an
    article.
    """
    stated = _KINDS.get(response.fields.get("kind", ""))
    if stated == "loaded":
        return stated
    if stated:
        return "redirect" if is_redirect(response) and not _leads_away(response, outlet) else stated
    url = response.url
    if urlsplit(url).path == "/robots.txt":
        return "robots"
    is_page = response.status >= 300 or may_be_page(response.header("Content-Type"))
    if not is_page:
        return None
    kind = _kind_of_page(response, outlet, is_listed=is_listed)
    return "redirect" if kind and is_redirect(response) else kind


def _leads_away(response: StoredResponse, outlet: Outlet) -> bool:
    """True if a redirect was not followed, because it leads to another site."""
    return not outlet.owns(redirect_target(response) or "")


def _kind_of_page(response: StoredResponse, outlet: Outlet, *, is_listed: bool) -> CaptureKind | None:
    url = response.url
    if outlet.article(url) and _xml_source(response, outlet) is None:
        return "article"
    if outlet.is_unnamed(url) and outlet.article(_canonical(response) or ""):
        return "article"
    if source_of(response, outlet) is not None:
        return "listing"
    return "article" if outlet.vouched(url) and (is_listed or not outlet.articles) else None


def source_of(response: StoredResponse, outlet: Outlet) -> Source | None:
    """Return the source that a response belongs to; None if it is no list of articles.

    The one that our metadata names, else a declared one by its address; else one of its kind for a feed, a sitemap or a listing at any address.
    """
    via = response.fields.get("via")
    declared = [source for source in outlet.sources if not source.responses_are_articles]
    found = [source for source in declared if str(source) == via]
    found = found or [source for source in declared if outlet.url(source.path) == response.url]
    found = found or [source for source in declared if _is_at(source, outlet, response.url)]
    if found:
        return found[0]
    is_listing = outlet.is_listing(response.url) or outlet.is_unnamed(response.url)
    is_listing = is_listing or response.fields.get("kind") == "listing"
    return _xml_source(response, outlet) or (Listing(_path(response.url)) if is_listing else None)


def _xml_source(response: StoredResponse, outlet: Outlet) -> Source | None:
    """Return a source for a feed or a sitemap, by the bytes of the response, with the zone that the outlet declares for its own."""
    beginning = unpacked(response.body)[:_BEGINNING]
    if _FEED.match(beginning):
        return Feed(_path(response.url), zone=_zone(outlet, ("feed",)))
    if _SITEMAP.match(beginning):
        return SitemapIndex(_path(response.url), zone=_zone(outlet, _OF_SITEMAP))
    return None


def _is_at(source: Source, outlet: Outlet, url: str) -> bool:
    """True if a source is requested at the path of an address, whatever its {fields} are filled with."""
    declared = urlsplit(outlet.url(source.path)).path.rstrip("/")
    if not declared and source.path != "/":
        return False
    pattern = "[^/]+".join(map(re.escape, _FIELD.split(declared)))
    return re.fullmatch(pattern, urlsplit(url).path.rstrip("/")) is not None


def _path(url: str) -> str:
    """Return path and query of an address, as a source declares them."""
    return urlsplit(url)._replace(scheme="", netloc="", fragment="").geturl() or "/"


def _zone(outlet: Outlet, kinds: tuple[str, ...]) -> str:
    """Return the zone that the outlet declares for its own sources of such kinds."""
    zones = (getattr(source, "zone", "") for source in outlet.sources if source.kind in kinds)
    return next(filter(None, zones), "")


def _canonical(response: StoredResponse) -> str | None:
    found = _CANONICAL.search(response.body, 0, _HEAD)
    return found[1].decode("utf-8", "replace") if found else None
