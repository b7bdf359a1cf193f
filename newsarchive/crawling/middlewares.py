"""The instant at which a response arrived, and pages that this program cannot read. How pages are requested is in `transport`."""

import logging
from collections.abc import Iterator
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, NotConfigured
from scrapy.http import Response

from newsarchive import clock
from newsarchive.crawling.spider import OutletSpider
from newsarchive.items import CapturedPage

_log = logging.getLogger(__name__)


class FetchTimeMiddleware:
    """The fetch time of a page, taken when the response arrives, before it waits in any queue.

    Sets `fetched_at` (UTC) in the request's meta; in replays the download handler does, to that of the saved page. Requests that follow from
    others (redirects, repetitions) have the meta of these: each response replaces the instant of the one before.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware. Raises NotConfigured in a replay."""
        if crawler.settings.get("NEWSARCHIVE_REPLAY"):
            raise NotConfigured
        return cls()

    def process_response(self, request: Request, response: Response) -> Response:
        """Set the fetch time of a response."""
        request.meta["fetched_at"] = clock.now()
        return response


class UnprocessedMiddleware:
    """A page on which a callback of the spider fails is a failed page, as any other."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware of an outlet's crawler. Raises NotConfigured for other spiders."""
        if not issubclass(crawler.spidercls, OutletSpider):
            raise NotConfigured
        return cls(crawler)

    def process_spider_exception(
        self, response: Response, exception: Exception
    ) -> Iterator[CapturedPage | Request] | None:
        """Log an error of this program with its traceback; return the failed page."""
        if isinstance(exception, CloseSpider):
            return None
        assert isinstance(self._crawler.spider, OutletSpider)
        _log.error("%s cannot be processed", response.url, exc_info=exception)
        return self._crawler.spider.unprocessed(response)
