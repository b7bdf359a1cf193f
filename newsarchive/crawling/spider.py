"""The spider of an outlet: from its declaration to captured pages."""

import hashlib
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, ClassVar, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from newsarchive.archive import addresses, open_archive
from newsarchive.crawling.discovery import Discovery, SourceRequest, SourceWarning
from newsarchive.crawling.failures import reason_of
from newsarchive.crawling.frontier import Frontier
from newsarchive.crawling.guards import refused_answer
from newsarchive.extraction import parse
from newsarchive.items import Capture, CapturedPage, CaptureKind, Page, Reason
from newsarchive.outlets import Outlet
from newsarchive.outlets.reading import add_source_entry, day_of, read_article, read_ticker
from newsarchive.outlets.sources import Days, Source, SourceEntry, SourceResponse, SourceResult

# Sources first, then the articles that they list, then the articles that those link to.
_SOURCE_PRIORITY = 1000


class OutletSpider(Spider):
    """The crawl of one outlet. `spider_of` makes a subclass for each outlet, with the outlet as a class attribute."""

    outlet: ClassVar[Outlet]
    allowed_domains: ClassVar[list[str]]

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Use the outlet's own delay between requests, unless the command line sets another."""
        super().update_settings(settings)
        settings.set("DOWNLOAD_DELAY", cls.outlet.delay, priority="spider")

    def __init__(self, *args: Any, since: str | date = "", until: str | date = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._days = _days(since, until, self.outlet)
        # A back-fill follows no links: they lead to the articles of today.
        self._frontier = Frontier(0 if self._days.back_fill else self.outlet.depth)
        self._discovery = Discovery(self.outlet, self._days, self._largest_number)
        self._entries: dict[str, tuple[SourceEntry, Source]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Return the spider, connected to the signals of errors in callbacks and pipelines: such a page has failed too."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.record_empty_run, signal=signals.spider_idle)
        for signal in (signals.spider_error, signals.item_error):
            crawler.signals.connect(spider.on_spider_error, signal=signal)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Yield the requests of the outlet's first sources."""
        for request in self._requests(self._discovery.begin()):
            yield request

    def parse_source(self, response: Response, asked: SourceRequest) -> Iterator[CapturedPage | Request]:
        """Yield the capture of a source's response and its ticker, and requests for its articles and further pages."""
        source = asked.source
        received = SourceResponse(_page(response), self._days, asked.turn)
        result = source.read(received)
        if source.names_articles_only:
            ticker, articles, further = [], self._listed_articles(result, source), list(result.further)
        else:
            ticker, articles = read_ticker(received.document, self.outlet), self._linked_articles(result)
            further = self._further_listings(result, source, asked.turn)
        yield CapturedPage(_capture(response, received.page, self.name, "listing"), ticker)
        yield from self._article_requests(self._frontier.found(articles, 0))
        yield from self._requests(self._discovery.answered(asked, len(articles), further, result.reason, result.detail))

    def parse_article(self, response: Response, asked: SourceRequest | None = None) -> Iterator[CapturedPage | Request]:
        """Yield the capture of an article with its fields, and requests for the articles that it links to.

        A response that is not the article is a failure: its capture has the reason.

        `asked`: the step of a walk over numbers that led here.
        """
        document = parse(_page(response))
        requested = response.request.meta.get("redirect_urls", [response.url])[0] if response.request else response.url
        article = read_article(document, self.outlet)
        capture = _capture(response, document.page, self.name, "article")
        refused = refused_answer(self.outlet, requested, response.status, document, article, proof=asked is not None)
        if refused:
            self._count_failure(refused.reason, f"{requested}: {refused.detail}")
            yield CapturedPage(replace(capture, url=requested, reason=refused.reason), article.ticker)
            yield from self._requests(self._discovery.failed(asked, refused.reason) if asked else [])
            return
        listed = self._entries.pop(self.outlet.listed(requested) or requested, None)
        if listed:
            add_source_entry(article, *listed)
        yield CapturedPage(capture, article.ticker, article)
        address = article.canonical_url or response.url
        links = self._articles(document.links())
        yield from self._article_requests(self._frontier.linked(address, links))
        yield from self._requests(self._discovery.answered(asked, 1) if asked else [])

    def unvisited(self, urls: Iterable[str], *, are_articles: bool = False) -> Iterator[Request]:
        """Yield requests for the articles among addresses that were not requested in this run; their links are not followed.

        `are_articles`: all of them are known to be articles; otherwise the shape of an address decides.
        """
        articles = dict.fromkeys(filter(None, map(self.outlet.listed if are_articles else self.outlet.article, urls)))
        yield from self._article_requests(self._frontier.found(articles, self.outlet.depth))

    def fetch_failed(self, url: str, asked: SourceRequest | None, failure: Failure) -> Iterator[Request]:
        """Count a page that could not be fetched, with its reason; yield the requests of the next source if it was a source's."""
        reason = reason_of(failure)
        self._count_failure(reason, url)
        yield from self._requests(self._discovery.failed(asked, reason) if asked else [])

    def on_spider_error(self, response: Response) -> None:
        """Count a page that this program could not process; Scrapy has logged the traceback."""
        self._count_failure(Reason.INTERNAL_ERROR, response.url)

    def record_empty_run(self) -> None:
        """Record whether no source has given an article."""
        assert self.crawler.stats
        self.crawler.stats.set_value("newsarchive/empty_run", self._discovery.is_empty)

    def _count_failure(self, reason: Reason, url: str) -> None:
        assert self.crawler.stats
        self.crawler.stats.inc_value("newsarchive/failed")
        self.crawler.stats.inc_value(f"newsarchive/failed/{reason}")
        level = self.logger.info if reason is Reason.NOT_FOUND else self.logger.warning
        level("%s: %s", reason, url)

    def _articles(self, links: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(filter(None, map(self.outlet.article, links))))

    def _linked_articles(self, result: SourceResult) -> list[str]:
        return self._articles(entry.url for entry in result.entries)

    def _listed_articles(self, result: SourceResult, source: Source) -> list[str]:
        """Return the articles of a source within the days of the run; keep what it states of each until its page is read."""
        listed, foreign = [], []
        for entry in result.entries:
            address = self.outlet.listed(entry.url)
            if address is None:
                foreign += [] if self.outlet.owns(entry.url) else [entry.url]
            elif not self._days.back_fill or (day_of(entry, self.outlet) or self._days.since) in self._days:
                self._entries.setdefault(address, (entry, source))
                listed.append(address)
        if foreign:
            sentence = f"{source}: {len(foreign)} of {len(result.entries)} addresses are not the outlet's: {foreign[0]}"
            self._warn(SourceWarning(sentence))
        return list(dict.fromkeys(listed))

    def _further_listings(self, result: SourceResult, source: Source, turn: int) -> list[str]:
        """Return the addresses of further pages of a listing, up to its limit."""
        if not source.has_page(turn + 1):
            return []
        return [*result.further, *filter(None, (self.outlet.listing(entry.url) for entry in result.entries))]

    def _requests(self, wanted: Iterable[SourceRequest]) -> Iterator[Request]:
        """Yield the requests that the discovery wants, and report its warnings."""
        for asked in wanted:
            walk = asked.source.responses_are_articles
            yield Request(
                asked.url,
                self.parse_article if walk else self.parse_source,
                cb_kwargs={"asked": asked},
                headers=dict(asked.source.headers),
                errback=partial(self.fetch_failed, asked.url, asked),
                priority=0 if walk else _SOURCE_PRIORITY - asked.turn,
            )
        while self._discovery.warnings:
            self._warn(self._discovery.warnings.pop(0))

    def _warn(self, warning: SourceWarning) -> None:
        """Report a source that failed to the operator: in the log, and at the end of the crawl."""
        assert self.crawler.stats
        self.logger.info("%s", warning.sentence)
        # A folder of saved pages contains few of the sources, as it contains few of the pages.
        if not (warning.not_found and self.settings.get("NEWSARCHIVE_REPLAY")):
            before = self.crawler.stats.get_value("newsarchive/warnings", [])
            self.crawler.stats.set_value("newsarchive/warnings", [*before, warning.sentence])

    def _largest_number(self) -> int:
        """Return the largest article number in the archive, or 0."""
        engine = open_archive(self.settings["NEWSARCHIVE_ARCHIVE"])
        try:
            known = (self.outlet.id_of(url) or "" for url in addresses(engine, self.name))
            return max((int(number) for number in known if number.isdecimal()), default=0)
        finally:
            engine.dispose()

    def _article_requests(self, found: Iterable[tuple[str, int]]) -> Iterator[Request]:
        for url, depth in found:
            yield Request(url, self.parse_article, errback=partial(self.fetch_failed, url, None), priority=-depth)


def spider_of(outlet: Outlet) -> type[OutletSpider]:
    """Return the spider class of an outlet."""
    declared = {"name": outlet.key, "outlet": outlet, "allowed_domains": list(outlet.crawled_hosts)}
    return type(f"{outlet.key.title().replace('_', '')}Spider", (OutletSpider,), declared)


def _days(since: str | date, until: str | date, outlet: Outlet) -> Days:
    """Return the days of a run: the given ones, else the usual ones. Raises ValueError for a string that is no date."""
    usual = Days.usual(datetime.now(UTC), outlet.zone)
    if not since and not until:
        return usual
    first, last = (date.fromisoformat(str(day)) if day else usual.until for day in (since or until, until))
    if first > last:
        raise ValueError(f"{first} is later than {last}")
    return Days(first, last, outlet.zone, back_fill=True)


def _page(response: Response) -> Page:
    fetched_at: datetime | None = response.meta["fetched_at"]
    # lexbor accepts no subclass of bytes.
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
    """Return the charset of a Content-Type header, or None."""
    for part in (content_type or "").split(";")[1:]:
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None
