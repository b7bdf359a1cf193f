"""The Scrapy pipeline around `newsarchive.extraction.normalize`: clean text, times and authors."""

from typing import Self

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler

from newsarchive.crawling.spider import OutletSpider
from newsarchive.extraction import normalize_ticker
from newsarchive.items import CapturedPage, Page
from newsarchive.outlets import Outlet
from newsarchive.outlets.reading import normalized


class NormalizePipeline:
    """The normalisation of articles with the zone and names of the outlet."""

    def __init__(self, outlet: Outlet) -> None:
        self._outlet = outlet

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return a pipeline for the outlet of the spider."""
        assert isinstance(crawler.spider, OutletSpider)
        return cls(crawler.spider.outlet)

    def process_item(self, item: CapturedPage) -> CapturedPage:
        """Normalise the article, or the ticker of a page without one, in place."""
        adapter = ItemAdapter(item)
        capture = adapter["capture"]
        if adapter["article"] is not None:
            normalized(adapter["article"], Page(b"", capture.url, capture.fetched_at), self._outlet)
            adapter["ticker"] = adapter["article"].ticker
        else:
            normalize_ticker(adapter["ticker"])
        return item
