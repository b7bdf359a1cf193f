"""What a page may load while a browser renders it, and what is rendered at all. Pure."""

from collections.abc import Mapping
from typing import Final

from scrapy import Request
from scrapy.http import Response

from newsarchive.crawling.discovery import SourceRequest
from newsarchive.crawling.transport.errors import NotFetchedError
from newsarchive.crawling.transport.origins import Origins
from newsarchive.crawling.transport.refusals import OF_ROBOTS
from newsarchive.outlets import Outlet

LOADED_BY: Final = "newsarchive_loaded_by"  # in the meta of a request: the address of the page that a browser renders
_OK: Final = 200
_LOADED: Final = frozenset(("script", "xhr", "fetch"))
_OF_BROWSER: Final = frozenset(("accept-encoding", "connection", "cookie", "host", "user-agent"))


def is_rendered(outlet: Outlet, request: Request, response: Response) -> bool:
    """True for an HTML page of an outlet that needs a browser: an article or a listing, not a feed, and not what a page loads."""
    if not outlet.needs_browser or response.status != _OK or request.meta.keys() & {OF_ROBOTS, LOADED_BY}:
        return False
    asked: SourceRequest | None = request.cb_kwargs.get("asked")
    is_page = asked is None or not asked.source.names_articles_only
    return is_page and b"html" in (response.headers.get("Content-Type") or b"").lower()


def loadable(url: str, kind: str, method: str, origins: Origins) -> str | None:
    """Return the address under which the crawl requests what a page loads; None if it is not loaded.

    Scripts and data are loaded, with GET, from the outlet's own addresses. `kind`: as Playwright calls it, such as script, fetch, image or document.
    robots.txt is asked when the request is sent, as for every other.
    """
    if kind not in _LOADED or method != "GET":
        return None
    try:
        return origins.requestable(url)
    except NotFetchedError:
        return None


def request_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers that a page sends with what it loads, without those by which the browser names itself: the crawl does that."""
    return {
        name: value
        for name, value in headers.items()
        if name.lower() not in _OF_BROWSER and not name.lower().startswith("sec-")
    }
