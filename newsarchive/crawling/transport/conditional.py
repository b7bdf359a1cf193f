"""Conditional requests: a site is asked whether a page has changed since the archive kept it."""

import asyncio
from http import HTTPStatus
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Response

from newsarchive.archive import ArchiveError
from newsarchive.crawling.kept_pages import KeptPage, KeptPages
from newsarchive.crawling.runs import end_run
from newsarchive.crawling.transport.errors import NotStoredError
from newsarchive.crawling.transport.refusals import OF_ROBOTS

KEPT = "newsarchive_kept"  # in the meta of a request: the page whose validators were sent
_OF_BODY = ("Content-Encoding", "Content-Length", "Transfer-Encoding")


class ConditionalMiddleware:
    """Sends the ETag and Last-Modified of the newest kept page of an address, as they were received.

    The answer 304 becomes the kept page, so that it is read as if the site had sent it again. Validators are sent only if that page can be read.
    """

    def __init__(self, crawler: Crawler, pages: KeptPages) -> None:
        self._crawler = crawler
        self._pages = pages

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware of an outlet's crawl. Raises NotConfigured in a replay, without captures, and for other spiders."""
        pages = KeptPages.of_crawl(crawler)
        if pages is None:
            raise NotConfigured
        return cls(crawler, pages)

    async def process_request(self, request: Request) -> None:
        """Add the validators of the kept page. Ends the run and raises NotStoredError if the archive cannot be read."""
        # A request that follows from another has its headers and its meta, and another address.
        for name in ("If-None-Match", "If-Modified-Since"):
            request.headers.pop(name, None)
        request.meta.pop(KEPT, None)
        if request.meta.get(OF_ROBOTS) or request.method != "GET":
            return
        try:
            kept = await asyncio.to_thread(self._pages.page, request.url)
        except ArchiveError as error:
            end_run(self._crawler, error)
            raise NotStoredError(str(error)) from error
        if kept is None:
            return
        request.meta[KEPT] = kept
        if kept.etag:
            request.headers["If-None-Match"] = _header(kept.etag)
        if kept.last_modified:
            request.headers["If-Modified-Since"] = _header(kept.last_modified)

    def process_response(self, request: Request, response: Response) -> Response:
        """Return the kept page instead of the answer that it has not changed."""
        kept: KeptPage | None = request.meta.pop(KEPT, None)
        if kept is None or response.status != HTTPStatus.NOT_MODIFIED:
            return response
        headers = Headers({name: _header(value) for name, value in kept.response.headers})
        headers.update(response.headers)
        for name in _OF_BODY:
            headers.pop(name, None)
        return response.replace(status=HTTPStatus.OK.value, headers=headers, body=kept.body)


def _header(value: str) -> bytes:
    return value.encode("latin-1", "replace")
