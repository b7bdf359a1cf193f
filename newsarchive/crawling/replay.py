"""A replay: saved pages in place of the network, through the same spiders, middlewares and pipelines."""

from typing import Self

from scrapy import Request, signals
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, NotConfigured
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from newsarchive.crawling.saved_pages import UNSAVED, saved_pages
from newsarchive.crawling.spider import OutletSpider
from newsarchive.extraction import saved_at


class ReplayHandler(BaseDownloadHandler):
    """The download handler of a replay.

    The response for a saved page has the saved status or 200, for an alias of it a redirect to its address, for anything else 404.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pages = saved_pages(crawler.settings["NEWSARCHIVE_REPLAY"])

    async def download_request(self, request: Request) -> Response:
        """Return the response to a request from the folder."""
        target = self._pages.alias(request.url)
        if target:
            return Response(request.url, status=301, headers={"Location": target})
        page = self._pages.page(request.url)
        if page is None:
            return Response(request.url, status=404, flags=[UNSAVED])
        body = page.file.read_bytes()  # a local file of some kilobytes: a thread would cost more than the read
        request.meta["fetched_at"] = page.fetched_at or saved_at(body)
        headers = {"Content-Type": page.type_of(body)}
        kind = responsetypes.from_args(url=request.url, filename=page.file.name, body=body)
        return kind(request.url, status=page.status, headers=headers, body=body)


class OrphanPages:
    """An extension of replays: requests the saved articles to which no listing and no link led, once those are exhausted.

    Their number is the statistic `newsarchive/unlinked`.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.get("NEWSARCHIVE_REPLAY"):
            raise NotConfigured
        self._crawler = crawler
        self._pages = saved_pages(crawler.settings["NEWSARCHIVE_REPLAY"])
        crawler.signals.connect(self.spider_idle, signal=signals.spider_idle)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the extension for the folder of the crawler's settings."""
        return cls(crawler)

    def spider_idle(self, spider: OutletSpider) -> None:
        """Request the saved articles that were not visited, if there are any."""
        unvisited = [
            *spider.unvisited(self._pages.urls_of_kind("article"), are_articles=True),
            *spider.unvisited(self._pages.urls_of_kind(None)),
        ]
        if unvisited:
            assert self._crawler.engine
            assert self._crawler.stats
            self._crawler.stats.inc_value("newsarchive/unlinked", len(unvisited))
            for request in unvisited:
                self._crawler.engine.crawl(request)
            raise DontCloseSpider
