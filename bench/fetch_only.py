"""`record PAGES OUT ARCHIVE` notes every address that a whole crawl asks for; `fetch PAGES IN` asks for the same and does nothing else."""

import sys
from collections.abc import AsyncIterator
from functools import cached_property
from pathlib import Path
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import AsyncCrawlerProcess

from newsarchive.crawling.process import crawl_settings
from newsarchive.crawling.spider import spider_of
from newsarchive.crawling.transport.networks import Networks
from newsarchive.crawling.transport.origins import Origins
from newsarchive.outlets.registry import outlet
from quality.material import OUTLET


class FetchOnly(Spider):
    """Asks for each address and drops the answer."""

    name = "fetch_only"
    urls: tuple[str, ...] = ()

    @cached_property
    def origins(self) -> Origins:
        """The origin of the first address: all are of one site."""
        networks = Networks.of(self.settings.get("NEWSARCHIVE_ALLOWED_NETWORKS"))
        return Origins.of_page(self.urls[0] if self.urls else "https://example.org/", networks)

    async def start(self) -> AsyncIterator[Request]:
        """Ask for everything."""
        for url in self.urls:
            yield Request(url, errback=self.failed)

    def parse(self, response: Any) -> None:
        """Do nothing with an answer."""

    def failed(self, failure: Any) -> None:
        """Do nothing with a failure."""


def record(pages: str, out: str, archive: str) -> None:
    """Crawl and write down every address that was asked."""
    process = AsyncCrawlerProcess(crawl_settings(archive=archive, saved=Path(pages)))
    crawler = process.create_crawler(spider_of(outlet(OUTLET)))
    asked: list[str] = []
    crawler.signals.connect(
        lambda request: asked.append(request.url) if "robots.txt" not in request.url else None,
        signal=signals.request_reached_downloader,
        weak=False,
    )
    process.crawl(crawler)
    process.start()
    Path(out).write_text("\n".join(asked))


def fetch(pages: str, urls: str) -> None:
    """Ask for every address of a file with the settings of the crawl, but for its pipelines."""
    settings = crawl_settings(archive="", saved=Path(pages))
    settings.set("ITEM_PIPELINES", {}, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    process.crawl(process.create_crawler(FetchOnly), urls=tuple(Path(urls).read_text().split()))
    process.start()


if __name__ == "__main__":
    if sys.argv[1] == "record":
        record(*sys.argv[2:])
    else:
        fetch(*sys.argv[2:])
