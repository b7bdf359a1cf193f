"""Every response of a crawl is kept as it was received; those that no callback of the spider gets are stored here."""

from http import HTTPStatus
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.core.downloader import Downloader
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.http.headers import Headers
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.defer import Deferred
from twisted.python.failure import Failure
from typing_extensions import override

from newsarchive.archive import ArchiveError
from newsarchive.captures import CaptureError, Exchange
from newsarchive.crawling.failures import reason_of
from newsarchive.crawling.kept_pages import KeptPage
from newsarchive.crawling.responses import RECEIVED, Received, received_capture
from newsarchive.crawling.runs import end_run
from newsarchive.crawling.shared_writer import shared_writer
from newsarchive.crawling.spider import OutletSpider
from newsarchive.crawling.transport.conditional import KEPT
from newsarchive.crawling.transport.errors import NotStoredError
from newsarchive.crawling.transport.refusals import OF_ROBOTS
from newsarchive.items import CapturedPage, CaptureKind, Reason
from newsarchive.outlets.answers import reason_of_status

_FETCHED_AT = "fetched_at"


class CaptureMiddleware:
    """Keeps each response as it was received, before anything is decoded, followed or repeated; its place is beside FetchTimeMiddleware.

    Sets `Received` in the request's meta, without a record if captures are switched off.
    """

    def __init__(self, crawler: Crawler) -> None:
        if crawler.settings.get("NEWSARCHIVE_REPLAY") or not issubclass(crawler.spidercls, OutletSpider):
            raise NotConfigured
        self._crawler = crawler
        self._writer = shared_writer(crawler.settings)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware of an outlet's crawl. Raises NotConfigured in a replay and for other spiders."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Return the response once it is written. If it cannot be, end the run and raise NotStoredError."""
        spider = self._crawler.spider
        assert isinstance(spider, OutletSpider)
        kept: KeptPage | None = request.meta.get(KEPT)
        exchange = Exchange(
            response.url,
            request.meta[_FETCHED_AT],
            request.method,
            _headers(request.headers),
            response.status,
            _headers(response.headers),
            bytes(response.body),
            spider.metadata_of(request),
            kept.unmodified if kept and response.status == HTTPStatus.NOT_MODIFIED else None,
        )
        try:
            record = await self._writer.write(exchange) if self._writer else None
        except (CaptureError, ArchiveError) as error:
            end_run(self._crawler, error)
            raise NotStoredError(str(error)) from error
        request.meta[RECEIVED] = Received(exchange, record)
        return response


class CapturingDownloader(Downloader):
    """Scrapy's downloader, which stores the responses that are followed by another request (redirects, repetitions) and those of robots.txt."""

    @override
    def fetch(self, request: Request, spider: Spider | None = None) -> Deferred[Response | Request]:
        """Return the response to a request, or the request that is to be sent instead."""
        fetched: Deferred[Response | Request] = super().fetch(request)
        return fetched.addCallbacks(self._fetched, self._failed, callbackArgs=(request,), errbackArgs=(request,))

    def _fetched(self, result: Response | Request, request: Request) -> Any:
        if isinstance(result, Response):
            if not request.meta.get(OF_ROBOTS):
                return result
            reason = None if 200 <= result.status < 300 else reason_of_status(result.status)
            return self._stored(request, result, "robots", reason)
        for name in (RECEIVED, _FETCHED_AT):  # they are not of the request that follows
            result.meta.pop(name, None)
        received = request.meta.get(RECEIVED)
        if received is None:
            return result
        status = received.exchange.status
        is_redirect = 300 <= status < 400
        return self._stored(
            request, result, "redirect" if is_redirect else "retried", None if is_redirect else reason_of_status(status)
        )

    def _failed(self, failure: Failure, request: Request) -> Any:
        is_stored = request.meta.get(OF_ROBOTS) and RECEIVED in request.meta
        return self._stored(request, failure, "robots", reason_of(failure.value)) if is_stored else failure

    def _stored(self, request: Request, result: Any, kind: CaptureKind, reason: Reason | None) -> Any:
        """Return the result once the response to a request is stored."""
        received = request.meta.get(RECEIVED)
        if not received:
            return result
        # Until then the request is active: a spider without active requests is closed, and what follows from this one would be lost.
        self.active.add(request)
        return deferred_from_coro(self._store(received, kind, reason, result)).addBoth(self._ended, request)

    def _ended(self, result: Any, request: Request) -> Any:
        self.active.discard(request)
        return result

    async def _store(self, received: Received, kind: CaptureKind, reason: Reason | None, result: Any) -> Any:
        assert self.crawler.engine
        assert self.crawler.spider
        page = CapturedPage(received_capture(received, self.crawler.spider.name, kind, reason))
        await self.crawler.engine.scraper.start_itemproc_async(page, response=None)
        return result


def _headers(headers: Headers) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values
    )
