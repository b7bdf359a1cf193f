"""The spiders that Scrapy's own commands (`scrapy list`, `scrapy crawl OUTLET`) know: one for each outlet."""

from pathlib import Path
from typing import Self

from scrapy import Request, Spider
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from newsarchive.archive import ArchiveError, open_archive
from newsarchive.crawling.chromium import not_crawlable
from newsarchive.crawling.spider import spider_of
from newsarchive.outlets import registry
from newsarchive.outlets.similar import unknown_outlet


class UnknownSpiderError(UsageError, KeyError):
    """There is no such outlet: a KeyError, as Scrapy expects of a loader, which `scrapy crawl` prints as a sentence."""

    __str__ = UsageError.__str__  # that of KeyError adds quotation marks


class OutletSpiderLoader:
    """Scrapy's spider loader over the registry of outlets; one outlet is loaded without the others."""

    def __init__(
        self,
        folder: str | None = None,
        archive: str | None = None,
        *,
        has_contact: bool = True,
        is_network: bool = True,
    ) -> None:
        self._archive = archive
        self._is_network = is_network
        self._has_contact = has_contact
        if folder:
            registry.add_folder(Path(folder))

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """Return a loader that also knows the outlets of the folder NEWSARCHIVE_OUTLETS. NEWSARCHIVE_ARCHIVE is checked before a spider is loaded."""
        is_network = not settings.get("NEWSARCHIVE_REPLAY")
        has_contact = bool(settings.get("NEWSARCHIVE_CONTACT")) or not is_network
        return cls(
            settings.get("NEWSARCHIVE_OUTLETS"),
            settings.get("NEWSARCHIVE_ARCHIVE"),
            has_contact=has_contact,
            is_network=is_network,
        )

    def load(self, spider_name: str) -> type[Spider]:
        """Return the spider of an outlet.

        Raises UnknownSpiderError, DeclarationError for a faulty declaration, and UsageError, which Scrapy prints as a sentence, for an archive
        that cannot be used, if no contact is set, and if a browser is needed and not installed: once the spider is open, Scrapy would end it
        with exit code 0.
        """
        if spider_name not in self.list():
            raise UnknownSpiderError(unknown_outlet(spider_name), print_help=False)
        if not self._has_contact:
            raise UsageError("set NEWSARCHIVE_CONTACT to a URL or mailto: address of yours", print_help=False)
        outlet = registry.outlet(spider_name)
        for sentence in not_crawlable([outlet]).values() if self._is_network else ():
            raise UsageError(f"{spider_name}: {sentence}", print_help=False)
        if self._archive:
            try:
                open_archive(self._archive).dispose()
            except ArchiveError as error:
                raise UsageError(str(error), print_help=False) from error
        return spider_of(outlet)

    def list(self) -> list[str]:
        """Return the keys of all outlets."""
        return registry.keys()

    def find_by_request(self, request: Request) -> "__builtins__.list[str]":
        """Return the key of the outlet that an address belongs to."""
        return [key for key, outlet in registry.outlets().items() if outlet.owns(request.url)]
