"""All outlets: the spiders of spiders/, loaded once."""

from functools import cache
from pathlib import Path

from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from newsarchive.crawling.outlet import Outlet
from newsarchive.crawling.spider import OutletSpider

PROJECT = Path(__file__).resolve().parents[2]
SETTINGS_MODULE = "newsarchive.crawling.settings"


@cache
def spiders() -> dict[str, type[OutletSpider]]:
    """Give the spiders by outlet key, in alphabetical order. Raises DeclarationError where one is wrongly declared."""
    settings = Settings()
    settings.setmodule(SETTINGS_MODULE)
    loader = SpiderLoader.from_settings(settings)
    found = {name: loader.load(name) for name in sorted(loader.list())}
    return {name: spider for name, spider in found.items() if issubclass(spider, OutletSpider)}


def outlets() -> dict[str, Outlet]:
    """Give the outlets by key, in alphabetical order."""
    return {name: spider.outlet for name, spider in spiders().items()}
