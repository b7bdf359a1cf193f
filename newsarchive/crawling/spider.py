"""The base of all outlets' spiders: from an outlet's declarations to captured pages."""

import hashlib
import inspect
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, ClassVar, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from newsarchive.archive import addresses, open_archive
from newsarchive.crawling.declaration import checked
from newsarchive.crawling.discovery import Ask, Discovery, Told
from newsarchive.crawling.failures import reason_of
from newsarchive.crawling.frontier import Frontier
from newsarchive.crawling.guards import other_article
from newsarchive.crawling.outlet import Outlet
from newsarchive.crawling.reading import add_lead, day_of, read_article, read_ticker
from newsarchive.crawling.sources import Answer, DateArchive, Days, Found, Ids, Lead, Listing, Source
from newsarchive.extraction import parse
from newsarchive.items import Capture, CapturedPage, CaptureKind, Page, Reason

# Sources first, then the articles that they name, then those that articles link to: nearer pages are asked before farther ones.
_SOURCE_PRIORITY = 1000


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

    def __init__(self, *args: Any, since: str | date = "", until: str | date = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._days = _days(since, until, self.outlet)
        # What is new today is none of a back-fill's business.
        self._frontier = Frontier(0 if self._days.back_fill else self.outlet.hops)
        self._discovery = Discovery(self.outlet, self._days, self._largest_number)
        self._leads: dict[str, tuple[Lead, Source]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make the spider, told of faults of our own in callbacks and pipelines: such a page has failed too."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.tell_barren, signal=signals.spider_idle)
        for signal in (signals.spider_error, signals.item_error):
            crawler.signals.connect(spider.page_broke, signal=signal)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Ask the outlet's first sources."""
        for request in self._requests(self._discovery.begin()):
            yield request

    def parse_source(self, response: Response, ask: Ask) -> Iterator[CapturedPage | Request]:
        """Capture what a source answered, and its ticker; ask for the articles that it names, and go on where it does."""
        answer = Answer(_page(response), self._days, ask.turn)
        found = ask.source.read(answer)
        links = isinstance(ask.source, Listing | DateArchive)
        ticker = read_ticker(answer.document, self.outlet) if links else []
        yield CapturedPage(_capture(response, answer.page, self.name, "listing"), ticker)
        named = self._named_by_links(found) if links else self._named(found, ask.source)
        yield from self._article_requests(self._frontier.found(named, 0))
        further = self._further(found, ask.source, ask.turn) if links else found.further
        yield from self._requests(self._discovery.answered(ask, len(named), further, found.reason, found.detail))

    def parse_article(self, response: Response, ask: Ask | None = None) -> Iterator[CapturedPage | Request]:
        """Capture an article and what it holds; follow the articles that its ticker and lists link to.

        `ask`: the step of a walk over numbers that led here.
        """
        document = parse(_page(response))
        asked = response.request.meta.get("redirect_urls", [response.url])[0] if response.request else response.url
        other = other_article(self.outlet, asked, response.url, document.canonical, proof=ask is not None)
        if other:
            self._count_failure(Reason.SOFT_404, f"{asked} is answered with {other}")
            yield from self._requests(self._discovery.failed(ask, Reason.SOFT_404) if ask else [])
            return
        article = read_article(document, self.outlet)
        told = self._leads.pop(self.outlet.listed(asked) or asked, None)
        if told:
            add_lead(article, *told)
        yield CapturedPage(_capture(response, document.page, self.name, "article"), article.ticker, article)
        address = article.canonical_url or response.url
        links = self._articles(document.links())
        yield from self._article_requests(self._frontier.linked(address, links))
        yield from self._requests(self._discovery.answered(ask, 1) if ask else [])

    def unasked(self, urls: Iterable[str], *, are_articles: bool = False) -> Iterator[Request]:
        """Give requests for those addresses that are articles and were not asked in this run; their links are not followed.

        `are_articles`: somebody says so of all; else the shape of an address decides.
        """
        articles = dict.fromkeys(filter(None, map(self.outlet.listed if are_articles else self.outlet.article, urls)))
        yield from self._article_requests(self._frontier.found(articles, self.outlet.hops))

    def fetch_failed(self, url: str, ask: Ask | None, failure: Failure) -> Iterator[Request]:
        """Count a page that was asked for and could not be had, with its reason; where it was a source's, ask the next."""
        reason = reason_of(failure)
        self._count_failure(reason, url)
        yield from self._requests(self._discovery.failed(ask, reason) if ask else [])

    def page_broke(self, response: Response) -> None:
        """Count a page that this program could not handle; Scrapy has logged the trace."""
        self._count_failure(Reason.INTERNAL_ERROR, response.url)

    def tell_barren(self) -> None:
        """Note whether any source has given an article."""
        assert self.crawler.stats
        self.crawler.stats.set_value("newsarchive/barren", self._discovery.barren)

    def _count_failure(self, reason: Reason, url: str) -> None:
        assert self.crawler.stats
        self.crawler.stats.inc_value("newsarchive/failed")
        self.crawler.stats.inc_value(f"newsarchive/failed/{reason}")
        level = self.logger.info if reason is Reason.NOT_FOUND else self.logger.warning
        level("%s: %s", reason, url)

    def _articles(self, links: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(filter(None, map(self.outlet.article, links))))

    def _named_by_links(self, found: Found) -> list[str]:
        return self._articles(lead.url for lead in found.leads)

    def _named(self, found: Found, source: Source) -> list[str]:
        """Give the articles that a source lists, of the days asked for; what it says of each is kept until its page is read."""
        named, foreign = [], []
        for lead in found.leads:
            address = self.outlet.listed(lead.url)
            if address is None:
                foreign += [] if self.outlet.owns(lead.url) else [lead.url]
            elif not self._days.back_fill or (day_of(lead, self.outlet) or self._days.since) in self._days:
                self._leads.setdefault(address, (lead, source))
                named.append(address)
        if foreign:
            sentence = f"{source}: {len(foreign)} of {len(found.leads)} addresses are not the outlet's: {foreign[0]}"
            self._tell(Told(sentence))
        return list(dict.fromkeys(named))

    def _further(self, found: Found, source: Source, turn: int) -> list[str]:
        """Give the further pages of a listing, as long as it may have some."""
        if turn + 1 >= getattr(source, "pages", 1):
            return []
        return [*found.further, *filter(None, (self.outlet.listing(lead.url) for lead in found.leads))]

    def _requests(self, asks: Iterable[Ask]) -> Iterator[Request]:
        """Give requests for what the discovery asks, and tell what it tells."""
        for ask in asks:
            walk = isinstance(ask.source, Ids)
            yield Request(
                ask.url,
                self.parse_article if walk else self.parse_source,
                cb_kwargs={"ask": ask},
                headers=dict(ask.source.headers),
                errback=partial(self.fetch_failed, ask.url, ask),
                priority=0 if walk else _SOURCE_PRIORITY - ask.turn,
            )
        while self._discovery.told:
            self._tell(self._discovery.told.pop(0))

    def _tell(self, told: Told) -> None:
        """Tell an operator what a source did not do: in the log, and at the end of the crawl."""
        assert self.crawler.stats
        self.logger.info("%s", told.sentence)
        # A folder of saved pages has few of the sources, as it has few of the pages.
        if not (told.not_found and self.settings.get("NEWSARCHIVE_REPLAY")):
            before = self.crawler.stats.get_value("newsarchive/told", [])
            self.crawler.stats.set_value("newsarchive/told", [*before, told.sentence])

    def _largest_number(self) -> int:
        """Give the largest article number in the archive, or 0."""
        engine = open_archive(self.settings["NEWSARCHIVE_ARCHIVE"])
        try:
            known = (self.outlet.id_of(url) or "" for url in addresses(engine, self.name))
            return max((int(number) for number in known if number.isdecimal()), default=0)
        finally:
            engine.dispose()

    def _article_requests(self, found: Iterable[tuple[str, int]]) -> Iterator[Request]:
        for url, hops in found:
            yield Request(url, self.parse_article, errback=partial(self.fetch_failed, url, None), priority=-hops)


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


def _days(since: str | date, until: str | date, outlet: Outlet) -> Days:
    """Give the days of a run: those named, else the usual ones. Raises ValueError for what is no date."""
    usual = Days.usual(datetime.now(UTC), outlet.zone)
    if not since and not until:
        return usual
    first, last = (date.fromisoformat(str(day)) if day else usual.until for day in (since or until, until))
    if first > last:
        raise ValueError(f"{first} is later than {last}")
    return Days(first, last, outlet.zone, back_fill=True)


def _page(response: Response) -> Page:
    fetched_at: datetime | None = response.meta["fetched_at"]
    # lexbor takes no subclass of bytes.
    return Page(bytes(response.body), response.url, fetched_at, _charset(_header(response, "Content-Type")))


def _capture(response: Response, page: Page, outlet: str, kind: CaptureKind) -> Capture:
    return Capture(
        url=response.url,
        outlet=outlet,
        kind=kind,
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
