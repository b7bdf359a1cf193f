"""The spider of an outlet: from its declaration to captured pages."""

import itertools
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from typing import Any, ClassVar, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from newsarchive import clock
from newsarchive.crawling.article_choice import ArticleChoice
from newsarchive.crawling.chromium import launch_options
from newsarchive.crawling.discovery import Discovery, SourceRequest, SourceWarning
from newsarchive.crawling.failures import RequestFailure, reason_of
from newsarchive.crawling.frontier import Frontier
from newsarchive.crawling.known import KnownAddresses, largest_number
from newsarchive.crawling.metadata import loaded_metadata, metadata
from newsarchive.crawling.responses import capture_of, failed_capture, page_of, received_by
from newsarchive.crawling.runs import add_warning, count_failure
from newsarchive.crawling.saved_pages import UNSAVED
from newsarchive.crawling.transport.errors import NotFetchedError, NotStoredError
from newsarchive.crawling.transport.networks import Networks
from newsarchive.crawling.transport.origins import Origins
from newsarchive.crawling.transport.page_loads import LOADED_BY
from newsarchive.crawling.transport.refusals import OF_ROBOTS
from newsarchive.crawling.waiting import WaitingArticles, WaitingListings
from newsarchive.extraction import parse
from newsarchive.items import CapturedPage, CaptureKind, Reason
from newsarchive.outlets import Outlet
from newsarchive.outlets.answers import refused_answer
from newsarchive.outlets.entries import SourceEntries, UnfitAddresses, further_listings, sorted_entries
from newsarchive.outlets.listed_sections import sections_of
from newsarchive.outlets.reading import add_source_entry, day_of, read_article, read_ticker
from newsarchive.outlets.sources import Days, Source, SourceEntry, SourceResponse, SourceResult
from newsarchive.outlets.visit import Visit

# Sources first, then the articles that they list, then the articles that those link to.
_SOURCE_PRIORITY = 1000
# Reasons of which a sentence at the end of the run reports, and what is gone: one line each would hide the others.
_LOGGED_AT_END = frozenset((Reason.NOT_FOUND, Reason.FORGOTTEN, Reason.GAVE_UP, Reason.OVER_LIMIT))


class OutletSpider(Spider):
    """The crawl of one outlet. `spider_of` makes a subclass for each outlet, with the outlet as a class attribute."""

    outlet: ClassVar[Outlet]

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Use the outlet's own delay between requests, unless the command line sets another; render one page at a time if it needs a browser."""
        super().update_settings(settings)
        settings.set("DOWNLOAD_DELAY", cls.outlet.delay, priority="spider")
        if cls.outlet.needs_browser and not settings.get("NEWSARCHIVE_REPLAY"):
            settings.set("CONCURRENT_REQUESTS", 1, priority="spider")
            settings.set("PLAYWRIGHT_LAUNCH_OPTIONS", launch_options(), priority="spider")

    def __init__(
        self, *args: Any, since: str | date = "", until: str | date = "", visit: Visit | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._visit = visit
        self._days = Days.of(str(since), str(until), clock.now(), self.outlet.zone)
        # A back-fill follows no links: they lead to the articles of today.
        self._frontier = Frontier(0 if self._days.back_fill else self.outlet.depth)
        self._discovery = Discovery(
            self.outlet, self._days, self._largest_number, only=visit.sources if visit else None
        )
        self._waiting = WaitingArticles(self.outlet)
        self._unfit = UnfitAddresses()
        self._requested_articles = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Return the spider, connected to the signals of errors in callbacks and pipelines: such a page has failed too."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.record_empty_run, signal=signals.spider_idle)
        crawler.signals.connect(spider.report_unfit_addresses, signal=signals.spider_closed)
        crawler.signals.connect(spider.record_error, signal=signals.spider_error)
        crawler.signals.connect(spider.store_unprocessed, signal=signals.item_error)
        return spider

    @cached_property
    def origins(self) -> Origins:
        """The schemes, hosts and ports that the crawl may request."""
        networks = Networks.of(self.settings.get("NEWSARCHIVE_ALLOWED_NETWORKS"))
        return Origins.of_outlet(self.outlet, networks, any_scheme=bool(self.settings.get("NEWSARCHIVE_REPLAY")))

    async def start(self) -> AsyncIterator[CapturedPage | Request]:
        """Yield the requests of the outlet's first sources and of planned articles, and a failed page for each that cannot be requested."""
        # Known to the frontier before a source names them: what sources name of known articles is left out.
        again = list(self._frontier.found(self._visit.articles if self._visit else (), self.outlet.depth))
        for each in self._requests(self._discovery.begin()):
            yield each
        for url, depth in again:
            yield self._article_request(url, depth)

    def parse_source(self, response: Response, asked: SourceRequest) -> Iterator[CapturedPage | Request]:
        """Yield the capture of a source's response and its ticker, and requests for its articles and further pages."""
        source = asked.source
        received = SourceResponse(page_of(response), self._days, asked.turn)
        result = source.read(received)
        ticker = [] if source.names_articles_only else read_ticker(received.document, self.outlet)
        sections = {} if source.names_articles_only else sections_of(received.document, self.outlet, ticker)
        entries = self._entries_of(result, source, sections)
        further = [*result.further, *further_listings(self.outlet, source, result.entries, asked.turn)]
        meta = {} if source.names_articles_only else received.document.meta
        capture = capture_of(response, received.page, self.name, "listing", str(source), meta)
        yield CapturedPage(capture, ticker, listed=entries.listed)
        yield from self._article_requests(self._frontier.found(entries.articles, 0))
        yield from self._edited_requests(entries.articles)
        answered = self._discovery.answered(asked, len(entries.articles), further, result.reason, result.detail)
        yield from self._requests(answered)

    def parse_article(self, response: Response, asked: SourceRequest | None = None) -> Iterator[CapturedPage | Request]:
        """Yield the capture of an article with its fields, and requests for the articles that it links to.

        A response that is not the article is a failure: its capture has the reason.

        `asked`: the step of a walk over numbers that led here.
        """
        document = parse(page_of(response))
        assert response.request
        requested = _first_url(response.request)
        article = read_article(document, self.outlet)
        source = self._source_of(response.request)
        capture = capture_of(response, document.page, self.name, "article", source, document.meta)
        listed = self._waiting.pop_entry(requested)
        refused = refused_answer(self.outlet, requested, response.status, document, article, proof=asked is not None)
        if refused:
            self._count_failure(refused.reason, f"{requested}: {refused.detail}")
            yield CapturedPage(replace(capture, url=requested, reason=refused.reason), article.ticker)
            yield from self._after_failure(asked, refused.reason)
            return
        if listed:
            add_source_entry(article, listed[0], listed[1].kind)
        yield CapturedPage(capture, article.ticker, article)
        address = article.canonical_url or response.url
        links = self._articles(document.links()) if self._frontier.uses_links(address) else []
        yield from self._article_requests(self._frontier.linked(address, links))
        yield from self._requests(self._discovery.answered(asked, 1) if asked else [])

    def unvisited(self, urls: Iterable[str], *, are_articles: bool = False) -> Iterator[Request]:
        """Yield requests for the articles among addresses that were not requested in this run; their links are not followed.

        `are_articles`: all of them are known to be articles; otherwise the shape of an address decides.
        """
        articles = self._articles(urls, self.outlet.vouched if are_articles else self.outlet.article)
        return itertools.starmap(self._article_request, self._frontier.found(articles, self.outlet.depth))

    def fetch_failed(
        self, url: str, asked: SourceRequest | None, failure: RequestFailure
    ) -> Iterator[CapturedPage | Request]:
        """Count and yield a page that could not be fetched, with its reason; yield the requests of the next source if it was a source's."""
        if isinstance(failure.value, NotStoredError):
            self._waiting.forget(_first_url(failure.request))
            return
        reason = reason_of(failure.value)
        response: Response | None = getattr(failure.value, "response", None)
        if response is not None and UNSAVED in response.flags:
            self._count_failure(reason, url)
            yield from self._ended(failure.request, asked, reason)
        else:
            status = response.status if response else None
            yield from self._without_page(failure.request, asked, reason, url, status)

    def unprocessed(self, response: Response) -> Iterator[CapturedPage | Request]:
        """Count and yield a page that this program could not read; yield the requests of the next source if it was a source's."""
        assert response.request
        asked: SourceRequest | None = response.cb_kwargs.get("asked")
        return self._without_page(response.request, asked, Reason.INTERNAL_ERROR, response.url, response.status)

    async def store_unprocessed(self, item: CapturedPage, response: Response | None) -> None:
        """Count a page that a pipeline could not process, and store its capture with that reason; Scrapy has logged the traceback."""
        self._count_failure(Reason.INTERNAL_ERROR, item.capture.url)
        if item.capture.reason is None:
            assert self.crawler.engine
            failed = CapturedPage(replace(item.capture, reason=Reason.INTERNAL_ERROR))
            await self.crawler.engine.scraper.start_itemproc_async(failed, response=response)

    def record_error(self, failure: Failure) -> None:
        """Count an error of this program that belongs to no response; Scrapy has logged the traceback."""
        self._count_failure(Reason.INTERNAL_ERROR, repr(failure.value))

    def record_empty_run(self) -> None:
        """Record whether no source has given an article."""
        assert self.crawler.stats
        self.crawler.stats.set_value("newsarchive/empty_run", self._discovery.is_empty)

    def report_unfit_addresses(self) -> None:
        """Report the addresses of the run that fit no pattern of the outlet."""
        for sentence in self._unfit.sentences():
            self._warn(SourceWarning(sentence))

    def _count_failure(self, reason: Reason, url: str) -> None:
        assert self.crawler.stats
        count_failure(self.crawler.stats, reason)
        level = self.logger.info if reason in _LOGGED_AT_END else self.logger.warning
        level("%s: %s", reason, url)

    def _without_page(
        self, request: Request, asked: SourceRequest | None, reason: Reason, url: str, status: int | None
    ) -> Iterator[CapturedPage | Request]:
        """Count and yield what is known of a request that gave no page, and what follows of it."""
        yield self._failed_page(
            reason,
            url,
            _kind_of(asked),
            status=status,
            fetched_at=request.meta.get("fetched_at"),
            received=received_by(request),
            source=self._source_of(request),
        )
        yield from self._ended(request, asked, reason)

    def _ended(self, request: Request, asked: SourceRequest | None, reason: Reason) -> Iterator[CapturedPage | Request]:
        """Forget what waited for the page of a request; return the requests of the next source if it was a source's."""
        self._waiting.forget(_first_url(request))
        return self._after_failure(asked, reason)

    def _failed_page(self, reason: Reason, url: str, kind: CaptureKind, **known: Any) -> CapturedPage:
        """Count an address that gave no page; return it with its reason and what is `known` of the response."""
        self._count_failure(reason, url)
        return CapturedPage(failed_capture(url, self.name, kind, reason, **known))

    def metadata_of(self, request: Request) -> dict[str, str]:
        """Return what is known of a request, for the metadata record of its response."""
        if LOADED_BY in request.meta:
            return loaded_metadata(self.name, request.meta[LOADED_BY])
        if request.meta.get(OF_ROBOTS):
            return metadata(self.name, "robots", None, None)
        entry, source = self._named_by(request)
        return metadata(self.name, _kind_of(request.cb_kwargs.get("asked")), source, entry)

    def _source_of(self, request: Request) -> str | None:
        """Return the source that named an address, None if a link or a person did."""
        _, source = self._named_by(request)
        return str(source) if source else None

    def _named_by(self, request: Request) -> tuple[SourceEntry | None, Source | None]:
        """Return what a source stated of the address of an article, and the source that named it."""
        asked: SourceRequest | None = request.cb_kwargs.get("asked")
        if asked and not asked.source.responses_are_articles:
            return None, asked.source
        entry, source = self._waiting.entry(_first_url(request))
        return entry, source or (asked.source if asked else None)

    def _after_failure(self, asked: SourceRequest | None, reason: Reason) -> Iterator[CapturedPage | Request]:
        """Return the requests of the next source if the failed address was a source's."""
        return self._requests(self._discovery.failed(asked, reason) if asked else [])

    def _articles(self, links: Iterable[str], address_of: Callable[[str], str | None] | None = None) -> list[str]:
        """Return the one address of each article among links."""
        found: dict[str, None] = {}
        for link in links:
            address = (address_of or self.outlet.article)(link)
            if address:
                found.setdefault(address)
                self._remember_letters(address, link)
        return list(found)

    def _remember_letters(self, address: str, link: str) -> None:
        if address not in self._frontier:
            self._waiting.add_letters(address, link)

    def _entries_of(self, result: SourceResult, source: Source, sections: Mapping[str, str]) -> SourceEntries:
        """Return the entries of a source within the days of the run; keep what it states of each article until its page is read."""
        days, outlet = self._days, self.outlet
        inside = [
            entry for entry in result.entries if not days.back_fill or (day_of(entry, outlet) or days.since) in days
        ]
        entries = sorted_entries(outlet, source, inside, sections)
        for address, entry in entries.articles.items():
            if days.back_fill and address in self._frontier and address not in self._waiting:
                continue  # it was read: no link led to it before a listing
            self._remember_letters(address, entry.url)
            self._waiting.add_entry(address, entry, source)
        self._unfit.add(source, entries)
        if entries.foreign and source.names_articles_only:
            counted = f"{len(entries.foreign)} of {len(result.entries)}"
            self._warn(SourceWarning(f"{source}: {counted} addresses are not the outlet's: {entries.foreign[0]}"))
        return entries

    def _requests(self, wanted: Iterable[SourceRequest]) -> Iterator[CapturedPage | Request]:
        """Yield the requests that the discovery wants, and a failed page for each that may not be sent; report its warnings.

        Those of a back-fill are not yielded: they wait until few articles do.
        """
        if self._listings:
            self._listings.answered()
        waiting = []
        for asked in wanted:
            try:
                url = self.origins.requestable(asked.url)
            except NotFetchedError as error:
                yield self._failed_page(error.reason, asked.url, _kind_of(asked), source=str(asked.source))
                yield from self._after_failure(asked, error.reason)
                continue
            walk = asked.source.responses_are_articles
            request = Request(
                url,
                self.parse_article if walk else self.parse_source,
                cb_kwargs={"asked": asked},
                headers=dict(asked.source.headers),
                errback=partial(self.fetch_failed, asked.url, asked),
                priority=0 if walk else _SOURCE_PRIORITY - asked.turn,
            )
            if self._listings:
                waiting.append(request)
            else:
                yield request
        if self._listings:
            self._listings.add(waiting)
        if self._discovery.is_done:
            self._frontier.all_listed()
        while self._discovery.over_limit:
            yield self._failed_page(Reason.OVER_LIMIT, self._discovery.over_limit.pop(), "listing")
        while self._discovery.warnings:
            self._warn(self._discovery.warnings.pop(0))

    def _warn(self, warning: SourceWarning) -> None:
        """Report a source that failed to the operator: in the log, and at the end of the crawl."""
        assert self.crawler.stats
        self.logger.info("%s", warning.sentence)
        # A folder of saved pages contains few of the sources, as it contains few of the pages.
        if not (warning.not_found and self.settings.get("NEWSARCHIVE_REPLAY")):
            add_warning(self.crawler.stats, warning.sentence)

    def _largest_number(self) -> int:
        return largest_number(self.settings["NEWSARCHIVE_ARCHIVE"], self.outlet)

    def _article_requests(self, found: Iterable[tuple[str, int]]) -> Iterator[CapturedPage | Request]:
        """Yield the requests of articles up to the limit of a run, and a failed page for each of the others."""
        is_whole = self._visit is None and not self._days.back_fill
        for url, depth in found if is_whole else self._unknown(dict(found)):
            if self._requested_articles < self._most_articles:
                self._requested_articles += 1
                yield self._article_request(url, depth)
                continue
            sentence = (
                f"more than {self._most_articles} articles were found; the others were not requested (over_limit)"
            )
            add_warning(self.crawler.stats, f"{sentence}: run the command again" if self._listings else sentence)
            self._waiting.forget(url)
            yield self._failed_page(Reason.OVER_LIMIT, url, "article")
            for listing in self._listings.drop() if self._listings else ():
                yield self._failed_page(Reason.OVER_LIMIT, listing.url, "listing", source=self._source_of(listing))

    @cached_property
    def _listings(self) -> WaitingListings | None:
        """The listings that wait, in a back-fill."""
        return WaitingListings(self.crawler) if self._days.back_fill else None

    @cached_property
    def _most_articles(self) -> int:
        """How many articles the run may request: the limit, for each month of days."""
        months = 1 + (self._days.until - self._days.since).days // 30
        return self.settings.getint("NEWSARCHIVE_MAX_ADDRESSES") * months

    def _edited_requests(self, entries: Mapping[str, SourceEntry]) -> Iterator[Request]:
        """Yield requests for the known articles that a source states to have been edited, as many as the plan of the run allows."""
        return (self._article_request(url, 0) for url in self._choice.edited(entries))

    def _unknown(self, found: Mapping[str, int]) -> list[tuple[str, int]]:
        """Return the articles, with their depth, that the archive does not know; count the others."""
        assert self.crawler.stats
        unknown = self._choice.unknown(found)
        self.crawler.stats.inc_value("newsarchive/known", len(found) - len(unknown))
        return unknown

    @cached_property
    def _choice(self) -> ArticleChoice:
        known = KnownAddresses(self.settings["NEWSARCHIVE_ARCHIVE"])
        self.crawler.signals.connect(known.close, signal=signals.spider_closed, weak=False)
        return ArticleChoice(self.outlet, self._visit, self._waiting, known)

    def _article_request(self, url: str, depth: int) -> Request:
        printed = self._waiting.pop_letters(url)
        return Request(printed, self.parse_article, errback=partial(self.fetch_failed, printed, None), priority=-depth)


def spider_of(outlet: Outlet) -> type[OutletSpider]:
    """Return the spider class of an outlet."""
    declared = {"name": outlet.key, "outlet": outlet}
    return type(f"{outlet.key.title().replace('_', '')}Spider", (OutletSpider,), declared)


def _first_url(request: Request) -> str:
    """Return the address from which redirects led to that of a request."""
    first: str = request.meta.get("redirect_urls", [request.url])[0]
    return first


def _kind_of(asked: SourceRequest | None) -> CaptureKind:
    return "listing" if asked and not asked.source.responses_are_articles else "article"
