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
from newsarchive.crawling.metadata import loaded_metadata
from newsarchive.crawling.responses import RECEIVED, Received, failed_capture, received_capture
from newsarchive.crawling.runs import end_run
from newsarchive.crawling.shared_writer import shared_writer
from newsarchive.crawling.spider import OutletSpider
from newsarchive.crawling.transport.conditional import KEPT
from newsarchive.crawling.transport.errors import NotStoredError
from newsarchive.crawling.transport.page_loads import LOADED_BY, is_rendered
from newsarchive.crawling.transport.refusals import OF_ROBOTS
from newsarchive.items import Capture, CapturedPage, CaptureKind, Reason
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
            loaded_metadata(spider.name, response.url)
            if is_rendered(spider.outlet, request, response)
            else spider.metadata_of(request),
            kept.unmodified if kept and response.status == HTTPStatus.NOT_MODIFIED else None,
        )
        request.meta[RECEIVED] = await keep(self._crawler, exchange)
        return response


async def keep(crawler: Crawler, exchange: Exchange) -> Received:
    """Write an exchange, if captures are kept; return it with its record. If it cannot be written, end the run and raise NotStoredError."""
    writer = shared_writer(crawler.settings)
    try:
        return Received(exchange, await writer.write(exchange) if writer else None)
    except (CaptureError, ArchiveError) as error:
        end_run(crawler, error)
        raise NotStoredError(str(error)) from error


async def store_capture(crawler: Crawler, received: Received, kind: CaptureKind, reason: Reason | None) -> None:
    """Store the capture of a response that no callback gets."""
    await _store(crawler, received_capture(received, _outlet_of(crawler), kind, reason))


async def _store(crawler: Crawler, capture: Capture) -> None:
    assert crawler.engine
    await crawler.engine.scraper.start_itemproc_async(CapturedPage(capture), response=None)


def _outlet_of(crawler: Crawler) -> str:
    assert crawler.spider
    return crawler.spider.name


class CapturingDownloader(Downloader):
    """Scrapy's downloader, which stores the responses that no callback gets.

    Those that are followed by another request (redirects, repetitions), those of robots.txt, and what a browser loads.
    """

    @override
    def fetch(self, request: Request, spider: Spider | None = None) -> Deferred[Response | Request]:
        """Return the response to a request, or the request that is to be sent instead."""
        fetched: Deferred[Response | Request] = super().fetch(request)
        return fetched.addCallbacks(self._fetched, self._failed, callbackArgs=(request,), errbackArgs=(request,))

    def _fetched(self, result: Response | Request, request: Request) -> Any:
        if isinstance(result, Response):
            kind = _kind_without_callback(request)
            if kind is None:
                return result
            reason = None if 200 <= result.status < 300 else reason_of_status(result.status)
            return self._stored(request, result, kind, reason)
        for name in (RECEIVED, _FETCHED_AT):  # they are not of the request that follows
            result.meta.pop(name, None)
        received = request.meta.get(RECEIVED)
        if received is None:
            return result
        status = received.exchange.status
        is_redirect = 300 <= status < 400
        kind = "redirect" if is_redirect else "retried"
        if LOADED_BY in request.meta:
            kind = "loaded"
        return self._stored(request, result, kind, None if is_redirect else reason_of_status(status))

    def _failed(self, failure: Failure, request: Request) -> Any:
        kind = _kind_without_callback(request)
        if kind is None or isinstance(failure.value, NotStoredError):
            return failure
        return self._stored(request, failure, kind, reason_of(failure.value))

    def _stored(self, request: Request, result: Any, kind: CaptureKind, reason: Reason | None) -> Any:
        """Return the result once the response to a request is stored, or why robots.txt has none."""
        # Until then the request is active: a spider without active requests is closed, and what follows from this one would be lost.
        self.active.add(request)
        return deferred_from_coro(self._store(request, kind, reason, result)).addBoth(self._ended, request)

    def _ended(self, result: Any, request: Request) -> Any:
        self.active.discard(request)
        return result

    async def _store(self, request: Request, kind: CaptureKind, reason: Reason | None, result: Any) -> Any:
        received = request.meta.get(RECEIVED)
        if received:
            await store_capture(self.crawler, received, kind, reason)
        elif kind == "robots" and reason and not self.crawler.settings.get("NEWSARCHIVE_REPLAY"):
            await _store(self.crawler, failed_capture(request.url, _outlet_of(self.crawler), kind, reason))
        return result


def _kind_without_callback(request: Request) -> CaptureKind | None:
    """Return the kind of a response that no callback of the spider gets; None for all others."""
    if LOADED_BY in request.meta:
        return "loaded"
    return "robots" if request.meta.get(OF_ROBOTS) else None


def _headers(headers: Headers) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values
    )
