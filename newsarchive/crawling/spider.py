"""The base of all outlets' spiders: from an outlet's declarations to captured pages."""

import hashlib
import inspect
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, ClassVar, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from newsarchive.crawling.declaration import checked
from newsarchive.crawling.failures import reason_of
from newsarchive.crawling.frontier import Frontier
from newsarchive.crawling.outlet import Outlet
from newsarchive.crawling.reading import read_article, read_ticker
from newsarchive.crawling.sources import Listing, Source
from newsarchive.extraction import Document, parse
from newsarchive.items import Capture, CapturedPage, Page, Reason

# Listings first, then the articles that they name, then those that articles link to: nearer pages are asked before farther ones.
_LISTING_PRIORITY = 100


class OutletSpider(Spider):
    """An outlet. A module in spiders/ names a subclass and declares what `Outlet` describes; it holds no crawl logic.

    A declaration that cannot work raises `DeclarationError` when its module is loaded.
    """

    outlet: ClassVar[Outlet]
    allowed_domains: ClassVar[list[str]]

    name_bn: ClassVar[str] = ""
    name_en: ClassVar[str] = ""
    domains: ClassVar[tuple[str, ...]] = ()
    timezone: ClassVar[str] = ""
    sources: ClassVar[tuple[Source, ...]] = ()
    articles: ClassVar[Mapping[str, str]] = {}
    listings: ClassVar[Mapping[str, str]] = {}
    layouts: ClassVar[tuple[str, ...]] = ()
    hops: ClassVar[int] = 1
    delay: ClassVar[float] = 2.0
    midnight_is_day: ClassVar[bool] = False
    scheme: ClassVar[str] = "https"
    root: ClassVar[str] = ""
    family: ClassVar[str] = ""
    confidence: ClassVar[str] = "unknown"
    verified_on: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Check the declarations, so that a wrong one is refused at start and not in the middle of a night's run."""
        super().__init_subclass__(**kwargs)
        declared = {key: getattr(cls, key) for key in _DECLARED}
        cls.outlet = checked(
            {"key": getattr(cls, "name", ""), **declared}, inspect.getsourcefile(cls) or cls.__module__
        )
        cls.allowed_domains = list(cls.outlet.asked_hosts)

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Keep the outlet's own distance between requests, unless the command line says otherwise."""
        super().update_settings(settings)
        settings.set("DOWNLOAD_DELAY", cls.outlet.delay, priority="spider")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._frontier = Frontier(self.outlet.hops)
        self._listings_asked: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make the spider, told of faults of our own in callbacks and pipelines: such a page has failed too."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        for signal in (signals.spider_error, signals.item_error):
            crawler.signals.connect(spider.page_broke, signal=signal)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the outlet's sources."""
        for source in filter(lambda source: isinstance(source, Listing), self.outlet.sources):
            for request in self._listing_requests((self.outlet.url(source.path),), source.pages - 1):  # type: ignore[attr-defined]
                yield request

    def parse_listing(self, response: Response, pages_left: int) -> Iterator[CapturedPage | Request]:
        """Capture a listing and its ticker; follow its articles and its further pages."""
        document = _document(response)
        yield CapturedPage(_capture(response, document.page, self.name, "listing"), read_ticker(document, self.outlet))
        links = document.links()
        yield from self._article_requests(self._frontier.found(self._articles(links), 0))
        if pages_left:
            yield from self._listing_requests(filter(None, map(self.outlet.listing, links)), pages_left - 1)

    def parse_article(self, response: Response) -> Iterator[CapturedPage | Request]:
        """Capture an article and what it holds; follow the articles that its ticker and lists link to."""
        document = _document(response)
        article = read_article(document, self.outlet)
        yield CapturedPage(_capture(response, document.page, self.name, "article"), article.ticker, article)
        address = article.canonical_url or response.url
        links = self._articles(document.links())
        yield from self._article_requests(self._frontier.linked(address, links))

    def unasked(self, urls: Iterable[str]) -> Iterator[Request]:
        """Give requests for those addresses that are articles of the outlet and were not asked in this run; their links are not followed."""
        yield from self._article_requests(self._frontier.found(self._articles(urls), self.outlet.hops))

    def fetch_failed(self, failure: Failure) -> None:
        """Count a page that could not be had, with its reason."""
        self._count_failure(reason_of(failure), failure.request.url)  # type: ignore[attr-defined]  # Scrapy sets it on every errback

    def page_broke(self, response: Response) -> None:
        """Count a page that this program could not handle; Scrapy has logged the trace."""
        self._count_failure(Reason.INTERNAL_ERROR, response.url)

    def _count_failure(self, reason: Reason, url: str) -> None:
        assert self.crawler.stats
        self.crawler.stats.inc_value("newsarchive/failed")
        self.crawler.stats.inc_value(f"newsarchive/failed/{reason}")
        level = self.logger.info if reason is Reason.NOT_FOUND else self.logger.warning
        level("%s: %s", reason, url)

    def _articles(self, links: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(filter(None, map(self.outlet.article, links))))

    def _listing_requests(self, urls: Iterable[str], pages_left: int) -> Iterator[Request]:
        for url in urls:
            if url not in self._listings_asked:
                self._listings_asked.add(url)
                yield Request(
                    url,
                    self.parse_listing,
                    cb_kwargs={"pages_left": pages_left},
                    errback=self.fetch_failed,
                    priority=_LISTING_PRIORITY + pages_left,
                )

    def _article_requests(self, found: Iterable[tuple[str, int]]) -> Iterator[Request]:
        for url, hops in found:
            yield Request(url, self.parse_article, errback=self.fetch_failed, priority=-hops)


_DECLARED = (
    "name_bn",
    "name_en",
    "domains",
    "timezone",
    "sources",
    "articles",
    "listings",
    "layouts",
    "hops",
    "delay",
    "midnight_is_day",
    "scheme",
    "root",
    "family",
    "confidence",
    "verified_on",
)


def _document(response: Response) -> Document:
    fetched_at: datetime | None = response.meta["fetched_at"]
    # lexbor takes no subclass of bytes.
    return parse(Page(bytes(response.body), response.url, fetched_at, _charset(_header(response, "Content-Type"))))


def _capture(response: Response, page: Page, outlet: str, kind: str) -> Capture:
    return Capture(
        url=response.url,
        outlet=outlet,
        kind=kind,  # type: ignore[arg-type]
        status=response.status,
        fetched_at=page.fetched_at,
        digest=hashlib.sha256(page.body).hexdigest(),
        size=len(page.body),
        content_type=_header(response, "Content-Type"),
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
    )


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def _charset(content_type: str | None) -> str | None:
    """Give the charset that a Content-Type header names."""
    for part in (content_type or "").split(";")[1:]:
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None
