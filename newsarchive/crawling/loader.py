"""The spiders that Scrapy's own commands (`scrapy list`, `scrapy crawl OUTLET`) know: one for each outlet."""

from pathlib import Path
from typing import Self

from scrapy import Request, Spider
from scrapy.settings import BaseSettings

from newsarchive.crawling.spider import spider_of
from newsarchive.outlets import registry


class OutletSpiderLoader:
    """Scrapy's spider loader over the registry of outlets; one outlet is loaded without the others."""

    def __init__(self, folder: str | None = None) -> None:
        if folder:
            registry.add_folder(Path(folder))

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """Return a loader that also knows the outlets of the folder NEWSARCHIVE_OUTLETS."""
        return cls(settings.get("NEWSARCHIVE_OUTLETS"))

    def load(self, spider_name: str) -> type[Spider]:
        """Return the spider of an outlet. Raises KeyError for an unknown key, DeclarationError for a faulty declaration."""
        return spider_of(registry.outlet(spider_name))

    def list(self) -> list[str]:
        """Return the keys of all outlets."""
        return registry.keys()

    def find_by_request(self, request: Request) -> "__builtins__.list[str]":
        """Return the key of the outlet that an address belongs to."""
        return [key for key, outlet in registry.outlets().items() if outlet.owns(request.url)]
