"""The listings of a back-fill, each requested when no article waits: however many addresses they have, few wait at once."""

from collections import deque
from collections.abc import Iterable

from scrapy import Request, signals
from scrapy.crawler import Crawler


class WaitingListings:
    """The requests of listings that wait for their turn. One is sent when Scrapy has sent all others and the one before was answered."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._requests: deque[Request] = deque()
        self._sent: Request | None = None
        crawler.signals.connect(self._send_next, signal=signals.scheduler_empty)

    def add(self, requests: Iterable[Request]) -> None:
        """Add listings, before those that wait: what one listing leads to comes before the next day."""
        self._requests.extendleft(reversed(list(requests)))

    def answered(self) -> None:
        """Record that the listing that was sent was answered, or failed."""
        self._sent = None

    def drop(self) -> list[Request]:
        """Return the listings that wait; they are not sent."""
        dropped, self._requests = list(self._requests), deque()
        return dropped

    def _send_next(self) -> None:
        if self._requests and self._sent is None:
            self._sent = self._requests.popleft()
            assert self._crawler.engine
            self._crawler.engine.crawl(self._sent)
