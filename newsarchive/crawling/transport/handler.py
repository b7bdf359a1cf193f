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
from newsarchive.items import Reason

_TLS_ERRORS = (SSL.Error, CertificateError, VerificationError)


class OutletHandler(HTTP11DownloadHandler):
    """Scrapy's handler of http and https, which asks for each request whether the outlet may still be requested, and how long to wait.

    Scrapy's middlewares decide when a request enters the queue of its host; there it may wait for minutes.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool = bounded_pool(crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"))

    async def download_request(self, request: Request) -> Response:
        """Return the response. Raises NotFetchedError, and Scrapy's exceptions."""
        refusals = self.crawler.get_downloader_middleware(RefusalMiddleware)
        if not refusals:
            return await self._downloaded(request)
        await refusals.turn_of(request)
        try:
            response = await self._downloaded(request)
        except Exception as error:
            refusals.failed(error)
            raise
        refusals.received(request, response)
        return response

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
