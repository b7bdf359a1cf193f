"""Clean text, times and authors: the Scrapy face of `newsarchive.extraction.normalize`."""

from typing import Self

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler

from newsarchive.crawling.spider import OutletSpider
from newsarchive.extraction import normalize_ticker
from newsarchive.items import CapturedPage, Page
from newsarchive.outlets import Outlet
from newsarchive.outlets.reading import normalized


class NormalizePipeline:
    """Normalises the article of a page by its outlet's zone and habits."""

    def __init__(self, outlet: Outlet) -> None:
        self._outlet = outlet

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the outlet from the spider that runs."""
        assert isinstance(crawler.spider, OutletSpider)
        return cls(crawler.spider.outlet)

    def process_item(self, item: CapturedPage) -> CapturedPage:
        """Normalise an item in place."""
        adapter = ItemAdapter(item)
        capture = adapter["capture"]
        if adapter["article"] is not None:
            normalized(adapter["article"], Page(b"", capture.url, capture.fetched_at), self._outlet)
            adapter["ticker"] = adapter["article"].ticker
        else:
            normalize_ticker(adapter["ticker"])
        return item
