"""What an outlet's refusals lead to: a wait, slower requests, or the end of its run. Nobody is requested who asks to be left alone."""

import asyncio
import time
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
)
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.error import ConnectError

from newsarchive import clock
from newsarchive.crawling.runs import add_warning
from newsarchive.crawling.transport.errors import NotFetchedError
from newsarchive.crawling.transport.retry_after import seconds_to_wait
from newsarchive.items import Reason

OF_ROBOTS = "newsarchive_robots"  # in the meta of a request for robots.txt
_REFUSING = frozenset((401, 403, 429, 451))
_ASKING_TO_WAIT = frozenset((429, 503))
_NO_RESPONSE = (
    DownloadTimeoutError,
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    ConnectError,
)


class RefusalMiddleware:
    """Counts refusals in a row and reads Retry-After.

    A host that asks to wait (429 or 503 with Retry-After) is requested again after that time, if it is at most NEWSARCHIVE_MAX_WAIT seconds.
    After a longer one, and after NEWSARCHIVE_MAX_REFUSALS refusals without any page between them, nothing else of the outlet is requested in
    the run: its other addresses fail as gave_up. A refusal is a status 401, 403, 429, 451 or 5xx, a challenge, or no response at all. A 429 or
    503 that names no time doubles the delay of its host. OutletHandler passes each response and error to it.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._max_wait = crawler.settings.getfloat("NEWSARCHIVE_MAX_WAIT")
        self._max_refusals = crawler.settings.getint("NEWSARCHIVE_MAX_REFUSALS")
        self._max_delay = crawler.settings.getfloat("AUTOTHROTTLE_MAX_DELAY")
        self._in_a_row = 0
        self._not_before: dict[str, float] = {}
        self._has_given_up = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware of a crawler."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise NotFetchedError (gave_up) if nothing more is requested of the outlet."""
        if self._has_given_up:
            raise NotFetchedError(Reason.GAVE_UP, f"{request.url} was not requested")

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Return a request to repeat after the wait that the site asks for, else the response. After a page refusals are counted anew."""
        if not _is_refusal(response):
            self._in_a_row = 0
        seconds = _asked_to_wait(response)
        if seconds is None or seconds > self._max_wait:
            return response
        assert self._crawler.spider
        return get_retry_request(request, spider=self._crawler.spider, reason="Retry-After") or response

    def refused(self, last: str) -> None:
        """Count a refusal. `last`: what it was, for people."""
        self._in_a_row += 1
        if self._in_a_row >= self._max_refusals:
            self._give_up(f"{self._in_a_row} refusals in a row, the last one {last}")

    async def turn_of(self, request: Request) -> None:
        """Wait until the host of a request may be requested again. Raises NotFetchedError if the outlet was given up in the meantime."""
        while seconds := self.seconds_left(request):
            await asyncio.sleep(seconds)
        self.process_request(request)

    def seconds_left(self, request: Request) -> float:
        """Return for how many seconds the host of a request has asked to be left alone, 0 if it has not."""
        return max(0.0, self._not_before.get(_host(request), 0.0) - time.monotonic())

    def received(self, request: Request, response: Response) -> None:
        """Count a refusal, before the next request of the host is sent."""
        if not _is_refusal(response):
            return
        self.refused(f"status {response.status}")
        if response.status in _ASKING_TO_WAIT:
            self._wait(request, _asked_to_wait(response))

    def failed(self, error: Exception) -> None:
        """Count a request without any response."""
        is_tls = isinstance(error, NotFetchedError) and error.reason is Reason.TLS_ERROR
        if is_tls or isinstance(error, _NO_RESPONSE):
            self.refused("no response")

    def _wait(self, request: Request, seconds: float | None) -> None:
        if seconds is None:
            self._slow_down(request)
        elif seconds <= self._max_wait:
            self._not_before[_host(request)] = time.monotonic() + seconds
        elif not request.meta.get(OF_ROBOTS):
            # robots.txt that cannot be read now is judged by the rules of robots.txt.
            self._give_up(f"the site asks to wait {seconds:.0f} seconds (a run waits at most {self._max_wait:.0f})")
            request.meta["dont_retry"] = True

    def _slow_down(self, request: Request) -> None:
        assert self._crawler.engine
        slot = self._crawler.engine.downloader.slots.get(request.meta.get("download_slot", ""))
        if slot:
            slot.delay = max(slot.delay, min(2 * slot.delay, self._max_delay))

    def _give_up(self, why: str) -> None:
        if self._has_given_up:
            return
        self._has_given_up = True
        add_warning(self._crawler.stats, f"given up after {why}: the other addresses were not requested in this run")
        assert self._crawler.engine
        # What waits for its turn fails at once.
        for slot in self._crawler.engine.downloader.slots.values():
            slot.delay = 0


def _is_refusal(response: Response) -> bool:
    return response.status >= 500 or response.status in _REFUSING


def _asked_to_wait(response: Response) -> float | None:
    """Return the seconds that a site asks to wait, or None."""
    if response.status not in _ASKING_TO_WAIT:
        return None
    return seconds_to_wait(response.headers.get("Retry-After"), clock.now())


def _host(request: Request) -> str:
    return urlparse_cached(request).hostname or ""
