"""What waits in a run: the listings of a back-fill, each requested when no article waits, and what is known of articles until they are read."""

from collections import deque
from collections.abc import Iterable

from scrapy import Request, signals
from scrapy.crawler import Crawler

from newsarchive.outlets import Outlet
from newsarchive.outlets.entries import with_more
from newsarchive.outlets.sources import Source, SourceEntry


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


class WaitingArticles:
    """What is known of the articles that wait: what sources state of them, and the letters of their addresses as the site printed them."""

    def __init__(self, outlet: Outlet) -> None:
        self._outlet = outlet
        self._entries: dict[str, tuple[SourceEntry, Source]] = {}
        self._printed: dict[str, str] = {}

    def __contains__(self, address: str) -> bool:
        """True for an article of which a source states something."""
        return address in self._entries

    def add_entry(self, address: str, entry: SourceEntry, source: Source) -> None:
        """Add what a source states of an article."""
        self._entries[address] = with_more(self._entries.get(address), (entry, source))

    def entry(self, url: str) -> tuple[SourceEntry | None, Source | None]:
        """Return what a source states of an article, and which one does."""
        return self._entries.get(self._key(url), (None, None))

    def pop_entry(self, url: str) -> tuple[SourceEntry, Source] | None:
        """Return what a source states of an article, which waits no longer."""
        return self._entries.pop(self._key(url), None)

    def add_letters(self, address: str, link: str) -> None:
        """Add the letters of an address, where they are not those of its one form."""
        if "%" in address and (printed := self._outlet.request_url(link)) != address:
            self._printed.setdefault(address, printed)

    def letters(self, address: str) -> str:
        """Return an address with its letters as the site printed them."""
        return self._printed.get(address, address)

    def pop_letters(self, address: str) -> str:
        """Return an address with its letters as the site printed them, which are needed no longer."""
        return self._printed.pop(address, address)

    def forget(self, address: str) -> None:
        """Forget an article that will not be read."""
        self.pop_entry(address)
        self.pop_letters(address)

    def _key(self, url: str) -> str:
        return self._outlet.vouched(url) or url
