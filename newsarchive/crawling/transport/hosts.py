"""The guard before every request, redirects and robots.txt included: only addresses of the outlet itself are requested."""

from typing import Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from typing_extensions import override

from newsarchive.crawling.runs import add_warning
from newsarchive.crawling.transport.errors import NotFetchedError
from newsarchive.crawling.transport.origins import Origins
from newsarchive.items import Reason

_REDIRECTS = frozenset((301, 302, 303, 307, 308))


class OwnAddressesMiddleware:
    """Requests of other schemes, hosts and ports fail. The spider's attribute `origins` contains the outlet's own."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware of a crawler."""
        return cls(crawler)

    def process_request(self, request: Request) -> Request | None:
        """Raise NotFetchedError for an address that is not the outlet's own; return the request with https in place of http where that is."""
        try:
            url = origins_of(self._crawler).requestable(request.url)
        except NotFetchedError as error:
            if error.reason is Reason.PRIVATE_ADDRESS:
                add_warning(
                    self._crawler.stats,
                    f"{error}: nothing is requested there (NEWSARCHIVE_ALLOWED_NETWORKS allows a network of one's own)",
                )
            raise
        return None if url == request.url else request.replace(url=url)


class OwnRedirectMiddleware(RedirectMiddleware):
    """Redirects within the outlet's own addresses, up to REDIRECT_MAX_TIMES; one that leads back or cannot be followed fails with its reason."""

    @override
    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Return the request that a redirect leads to, or the response if it is none. Raises NotFetchedError."""
        location = response.headers.get("Location")
        if response.status not in _REDIRECTS or not location:
            return response
        try:
            redirected = super().process_response(request, response)
        except IgnoreRequest as error:
            raise NotFetchedError(Reason.REDIRECT_LOOP, f"{request.url}: {error}") from error
        except ValueError as error:
            raise NotFetchedError(Reason.BAD_ADDRESS, f"{request.url} redirects to {location[:200]!r}") from error
        if not isinstance(redirected, Request):
            raise NotFetchedError(Reason.BAD_ADDRESS, f"{request.url} redirects to {location[:200]!r}")
        url = origins_of(self.crawler).requestable(redirected.url)
        if url in redirected.meta["redirect_urls"]:
            raise NotFetchedError(Reason.REDIRECT_LOOP, f"{request.url} redirects back to {url}")
        return redirected if url == redirected.url else redirected.replace(url=url)


def origins_of(crawler: Crawler) -> Origins:
    """Return the addresses that the crawler's spider may request."""
    origins = getattr(crawler.spider, "origins", None)
    assert isinstance(origins, Origins)
    return origins
