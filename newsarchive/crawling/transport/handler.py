"""The download handler: the last gate before a request is sent, and the names of the errors after it."""

from collections.abc import Iterator

from OpenSSL import SSL
from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, DownloadFailedError
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached
from service_identity import CertificateError, VerificationError
from twisted.internet.error import ConnectionAborted
from twisted.python.failure import Failure

from newsarchive.crawling.transport.errors import NotFetchedError
from newsarchive.crawling.transport.heads import MAX_HEAD, bounded_pool
from newsarchive.crawling.transport.refusals import RefusalMiddleware
from newsarchive.crawling.transport.resolver import CheckingResolver
from newsarchive.crawling.transport.turns import CRAWL_DELAY, Turns
from newsarchive.items import Reason

_TLS_ERRORS = (SSL.Error, CertificateError, VerificationError)


class OutletHandler(HTTP11DownloadHandler):
    """Scrapy's handler of http and https, which asks for each request whether the outlet may still be requested, and how long to wait.

    Scrapy's middlewares decide when a request enters the queue of its host; there it may wait for minutes. Each outlet has a queue of its own: the
    delay between the requests of all outlets and processes to a host is kept here. Without a delay nobody waits for others.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool = bounded_pool(crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"))
        self._turns = Turns(crawler)

    async def download_request(self, request: Request) -> Response:
        """Return the response. Raises NotFetchedError, NotStoredError, and Scrapy's exceptions."""
        refusals = self.crawler.get_downloader_middleware(RefusalMiddleware)
        if not refusals:
            return await self._downloaded(request)
        await refusals.turn_of(request)
        if not self._delay_of(request):
            return await self._requested(request, refusals)
        async with self._turns.turn_of(request) as turn:
            refusals.process_request(request)  # the outlet may have been given up in the meantime
            turn.pause(self._delay_of(request))
            try:
                return await self._requested(request, refusals)
            finally:
                # What a site asks for is counted from its response on: a slow connection does not shorten it.
                turn.pause(max(request.meta.get(CRAWL_DELAY, 0.0), refusals.seconds_left(request)))

    async def _requested(self, request: Request, refusals: RefusalMiddleware) -> Response:
        try:
            response = await self._downloaded(request)
        except Exception as error:
            refusals.failed(error)
            raise
        refusals.received(request, response)
        return response

    def _delay_of(self, request: Request) -> float:
        """Return the present delay of a request's queue, in seconds: that of the outlet, of robots.txt or of AutoThrottle."""
        assert self.crawler.engine
        return self.crawler.engine.downloader.slots[request.meta["download_slot"]].delay

    async def _downloaded(self, request: Request) -> Response:
        try:
            return await super().download_request(request)
        except CannotResolveHostError as error:
            if _is_refused(urlparse_cached(request).hostname or ""):
                raise NotFetchedError(
                    Reason.PRIVATE_ADDRESS, f"{request.url}: its host is in a private or reserved network"
                ) from error
            raise
        except DownloadFailedError as error:
            causes = list(_causes(error))
            if any(isinstance(cause, _TLS_ERRORS) for cause in causes):
                raise NotFetchedError(Reason.TLS_ERROR, f"{request.url}: {error}") from error
            if any(isinstance(cause, ConnectionAborted) for cause in causes):
                raise NotFetchedError(
                    Reason.TOO_LARGE, f"{request.url}: more than {MAX_HEAD} bytes of headers"
                ) from error
            raise


def _is_refused(host: str) -> bool:
    # The reactor is that of the running process: it can be imported only once it is installed.
    from twisted.internet import reactor

    resolver = getattr(reactor, "nameResolver", None)
    return isinstance(resolver, CheckingResolver) and host in resolver.refused


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and those that it stems from, also the ones that Twisted collects."""
    while error is not None:
        yield error
        for reason in getattr(error, "reasons", ()):
            if isinstance(reason, Failure):
                yield from _causes(reason.value)
        error = error.__cause__
