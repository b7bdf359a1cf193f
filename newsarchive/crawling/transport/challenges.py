"""Challenges and consent walls end a request."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from newsarchive.crawling.transport.errors import NotFetchedError
from newsarchive.crawling.transport.refusals import RefusalMiddleware
from newsarchive.items import Reason
from newsarchive.outlets.answers import is_challenge


class ChallengeMiddleware:
    """Challenges and consent walls are failures, whatever their status: not retried, not stored, not evaded."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware of a crawler."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Raise NotFetchedError (blocked) if the response is a challenge page; otherwise return it."""
        if not is_challenge(bytes(response.body), response.headers.get("cf-mitigated")):
            return response
        refusals = self._crawler.get_downloader_middleware(RefusalMiddleware)
        if refusals:
            refusals.refused("a challenge")
        raise NotFetchedError(Reason.BLOCKED, f"{request.url} answered with a challenge")
