"""Articles that were removed for good are not requested, whatever names them: a source, a link, a redirect."""

from functools import cached_property
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from newsarchive.archive import open_archive
from newsarchive.archive.forgotten import forgotten_articles, is_kept_out
from newsarchive.crawling.spider import OutletSpider
from newsarchive.crawling.transport.errors import NotFetchedError
from newsarchive.items import Reason


class ForgottenMiddleware:
    """Requests of forgotten articles fail. The log is read with the first request; what is forgotten later is not stored."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware of an outlet's crawler. Raises NotConfigured for other spiders."""
        if not issubclass(crawler.spidercls, OutletSpider):
            raise NotConfigured
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise NotFetchedError for the address of a forgotten article, in any spelling."""
        spider = self._crawler.spider
        assert isinstance(spider, OutletSpider)
        if is_kept_out(self._addresses, spider.outlet.address_key, request.url):
            raise NotFetchedError(Reason.FORGOTTEN, f"{request.url} is kept out")

    @cached_property
    def _addresses(self) -> frozenset[str]:
        spider = self._crawler.spider
        assert isinstance(spider, OutletSpider)
        engine = open_archive(self._crawler.settings["NEWSARCHIVE_ARCHIVE"])
        try:
            urls = [each.url for each in forgotten_articles(engine, spider.name)]
        finally:
            engine.dispose()
        return frozenset({*urls, *map(spider.outlet.address_key, urls)})
