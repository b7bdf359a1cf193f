"""Pages of outlets that need a browser: Chromium renders them, and the crawl requests for it what they load.

The browser itself has no network. So each request of a page passes the same guards as every other (own addresses, networks, robots.txt, delays,
limits), and each response is kept.
"""

import asyncio
import logging
from typing import Any, Final, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import HtmlResponse, Response

from newsarchive import clock
from newsarchive.captures import Exchange
from newsarchive.crawling.failures import reason_of
from newsarchive.crawling.responses import RECEIVED, Received
from newsarchive.crawling.runs import add_warning
from newsarchive.crawling.spider import OutletSpider
from newsarchive.crawling.transport.capturing import keep, store_capture
from newsarchive.crawling.transport.errors import NotFetchedError, NotStoredError
from newsarchive.crawling.transport.origins import Origin
from newsarchive.crawling.transport.page_loads import LOADED_BY, is_rendered, loadable, request_headers
from newsarchive.items import Reason
from newsarchive.outlets.answers import is_challenge

_log = logging.getLogger(__name__)
_TYPE: Final = "text/html; charset=utf-8"
_QUIET: Final = 0.5  # seconds without any load after which a page is complete
# The body is decoded and whole, and a page leaves nothing behind in the browser.
_NOT_OF_BODY: Final = frozenset(("content-encoding", "content-length", "transfer-encoding", "set-cookie"))


class RenderMiddleware:
    """Puts the document that a browser has rendered in place of the page that the site sent. Both are kept, and what the page loaded.

    Pages are rendered one after another: the spider of such an outlet has one request at a time.
    """

    def __init__(self, crawler: Crawler) -> None:
        if crawler.settings.get("NEWSARCHIVE_REPLAY") or not issubclass(crawler.spidercls, OutletSpider):
            raise NotConfigured
        if not crawler.spidercls.outlet.needs_browser:
            raise NotConfigured
        self._crawler = crawler
        self._browser = _Browser(crawler)
        self._limit = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self._scripts = _Scripts(self._limit)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware of an outlet that needs a browser. Raises NotConfigured for others, for other spiders and in a replay."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Return the rendered document of a page. Raises NotFetchedError if it cannot be rendered, and NotStoredError."""
        spider = self._crawler.spider
        assert isinstance(spider, OutletSpider)
        if not is_rendered(spider.outlet, request, response):
            return response
        if is_challenge(bytes(response.body), response.headers.get("cf-mitigated")):
            return response  # it is refused as it is: to run its scripts would be to evade it
        received: Received = request.meta.pop(RECEIVED)
        await store_capture(self._crawler, received, "loaded", None)
        text = await self._browser.rendered(_PageLoads(self._crawler, spider, response, self._scripts))
        body = text.encode("utf-8", "replace")
        if len(body) > self._limit:
            raise NotFetchedError(Reason.TOO_LARGE, f"{response.url}: more than {self._limit} bytes once rendered")
        request.meta["fetched_at"] = clock.now()
        rendered = Exchange(
            response.url,
            request.meta["fetched_at"],
            request.method,
            (),
            response.status,
            (("Content-Type", _TYPE),),
            body,
            spider.metadata_of(request),
            rendered_from=received.exchange.record_id,
        )
        request.meta[RECEIVED] = await keep(self._crawler, rendered)
        # Without the validators of the page: that the site has not changed it says nothing of what it loads.
        return HtmlResponse(response.url, headers={"Content-Type": _TYPE}, body=body, encoding="utf-8", request=request)


class _Scripts:
    """The scripts that a run has loaded, by address, up to a sum of bytes: each page of a site loads the same ones."""

    def __init__(self, limit: int) -> None:
        self._left = limit
        self._known: dict[str, Response] = {}

    def get(self, url: str) -> Response | None:
        return self._known.get(url)

    def add(self, url: str, response: Response) -> None:
        if response.status == 200 and len(response.body) <= self._left:
            self._left -= len(response.body)
            self._known[url] = response


class _PageLoads:
    """What one page loads: the page itself as it was received, and what the crawl requests for it.

    `tab`: that of the browser in which it is rendered; `leads_to`: the address to which its scripts lead away from it, None if they do not.
    """

    def __init__(self, crawler: Crawler, spider: OutletSpider, page: Response, scripts: _Scripts) -> None:
        self._crawler = crawler
        self._spider = spider
        self._scripts = scripts
        self._left = crawler.settings.getint("NEWSARCHIVE_MAX_PAGE_LOADS")
        self._is_begun = False
        self._open = self._answered = 0
        self.page = page
        self.tab: Any = None
        self.leads_to: str | None = None

    async def begin(self, tab: Any, _: Request) -> None:
        """Answer every request of a tab of the browser."""
        self.tab = tab
        tab.on("popup", lambda other: other.close())
        await tab.route("**", self._answer)

    async def until_complete(self, _: Any) -> None:
        """Wait until nothing has been loaded for half a second. What may not be loaded does not count: pages ask for it for ever."""
        before = -1
        while self._open or before != self._answered:
            before = self._answered
            await asyncio.sleep(_QUIET)

    async def _answer(self, route: Any) -> None:
        from playwright.async_api import Error

        response = await self._response(route.request)
        try:
            if response is None:
                await route.abort()
                return
            headers = {
                name.decode("latin-1"): b", ".join(values).decode("latin-1")
                for name, values in response.headers.items()
                if name.decode("latin-1").lower() not in _NOT_OF_BODY
            }
            await route.fulfill(status=response.status, headers=headers, body=bytes(response.body))
        except Error as error:  # the tab was closed meanwhile
            _log.debug("%s: %s", self.page.url, error)

    async def _response(self, wanted: Any) -> Response | None:
        """Return the response to a request of the browser; None if it is not to be loaded, or could not be."""
        if not self._is_begun:
            self._is_begun = True
            return self.page
        if wanted.is_navigation_request() and wanted.frame.parent_frame is None:
            self.leads_to = wanted.url
        url = loadable(wanted.url, wanted.resource_type, wanted.method, self._spider.origins)
        if url is None:
            return None
        is_script = wanted.resource_type == "script"
        known = self._scripts.get(url) if is_script else None
        if known is not None:
            return known
        if not self._left:
            self._warn("pages load more than NEWSARCHIVE_MAX_PAGE_LOADS addresses each; the others were not requested")
            return None
        self._left -= 1
        self._open += 1
        response = await self._requested(url, request_headers(wanted.headers))
        self._open -= 1
        self._answered += 1
        if response is not None and is_script:
            self._scripts.add(url, response)
        return response

    async def _requested(self, url: str, headers: dict[str, str]) -> Response | None:
        assert self._crawler.engine
        request = Request(url, headers=headers, meta={LOADED_BY: self.page.url})
        try:
            return await self._crawler.engine.download_async(request)
        except NotStoredError:  # the run ends
            return None
        except Exception as error:  # noqa: BLE001  as in an errback: whatever it is, the page is rendered without it, and the reason is reported
            reason = reason_of(error)
            if reason is Reason.INTERNAL_ERROR:
                _log.error("%s cannot be loaded", url, exc_info=error)
            _log.info("%s: %s, loaded by %s", reason, url, self.page.url)
            self._warn(f"pages were rendered without something that they load from {Origin.of(url)} ({reason})")
            return None

    def _warn(self, sentence: str) -> None:
        assert self._crawler.stats
        add_warning(self._crawler.stats, sentence)


class _Browser:
    """The browser of a run, started with its first page: one context, which ends with the run."""

    def __init__(self, crawler: Crawler) -> None:
        # An optional package: only outlets that need a browser need it.
        from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

        # The errors of pages are reported with their reasons.
        logging.getLogger("scrapy-playwright").setLevel(logging.CRITICAL)
        self._crawler = crawler
        self._seconds = crawler.settings.getfloat("NEWSARCHIVE_RENDER_SECONDS")
        self._handler = ScrapyPlaywrightDownloadHandler(crawler)
        crawler.signals.connect(self._handler.close, signal=signals.engine_stopped, weak=False)

    async def rendered(self, loads: _PageLoads) -> str:
        """Return the document of a page once it is complete. Raises NotFetchedError."""
        from playwright.async_api import Error
        from playwright.async_api import TimeoutError as LimitError
        from scrapy_playwright.page import PageMethod

        url = loads.page.url
        request = Request(
            url,
            meta={
                "playwright": True,
                "playwright_context_kwargs": self._context(),
                "playwright_page_init_callback": loads.begin,
                "playwright_page_goto_kwargs": {"timeout": self._seconds * 1000},
                "playwright_page_methods": [PageMethod(loads.until_complete)],
            },
        )
        try:
            response = await asyncio.wait_for(self._handler.download_request(request), self._seconds)
        except (LimitError, TimeoutError) as error:
            if loads.tab and not loads.tab.is_closed():
                await loads.tab.close()
            raise NotFetchedError(Reason.TIMEOUT, f"{url} is not rendered after {self._seconds:.0f} s") from error
        except Error as error:
            self._refuse_other(loads)
            what = str(error).partition("\n")[0]
            program = self._crawler.settings["PLAYWRIGHT_LAUNCH_OPTIONS"]["executable_path"]
            sentence = f"the browser failed ({what}): `{program} --headless --dump-dom about:blank` may show why"
            add_warning(self._crawler.stats, sentence)
            raise NotFetchedError(Reason.INTERNAL_ERROR, f"{url} cannot be rendered: {what}") from error
        self._refuse_other(loads)
        text: str = response.text
        return text

    def _refuse_other(self, loads: _PageLoads) -> None:
        """Raise NotFetchedError if a page leads elsewhere: the browser then shows a page of its own."""
        if loads.leads_to:
            sentence = "scripts of pages lead to other addresses, which is not followed: such pages are http_error"
            add_warning(self._crawler.stats, sentence)
            raise NotFetchedError(Reason.HTTP_ERROR, f"scripts of {loads.page.url} lead to {loads.leads_to}")

    def _context(self) -> dict[str, Any]:
        """Return what a page sees of the browser: our name, and the clock of the outlet, in which its scripts write times."""
        assert isinstance(self._crawler.spider, OutletSpider)
        return {
            "user_agent": self._crawler.settings["USER_AGENT"],
            "locale": "bn-BD",
            "timezone_id": self._crawler.spider.outlet.timezone,
            "service_workers": "block",
            "accept_downloads": False,
        }


def abort(_: Any) -> bool:
    """Return True for each request that nothing of this module has answered: the setting PLAYWRIGHT_ABORT_REQUEST."""
    return True
