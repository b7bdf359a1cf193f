"""What the address of a download asks for: a search, a table and a format."""

from dataclasses import dataclass
from typing import Final, Self, TypeVar

from starlette.datastructures import QueryParams

from newsarchive.archive.exports import (
    FORMATS,
    TABLES,
    Asked,
    Format,
    Job,
    Table,
    WrongExportError,
    writable_formats,
)
from newsarchive.web.errors import WrongRequestError
from newsarchive.web.parameters import choice_in
from newsarchive.web.search_request import SearchRequest
from newsarchive.web.settings import Settings

Name = TypeVar("Name", Table, Format)
PARAMETERS: Final = ("table", "format")


@dataclass(frozen=True, slots=True)
class DownloadRequest:
    """A download as it is asked for. Of the search its order and its page play no part."""

    search: SearchRequest
    table: Table = "articles"
    format: Format = "csv"

    @classmethod
    def of(cls, given: QueryParams) -> Self:
        """Return the request of an address. Raises WrongRequestError for a value that cannot be used."""
        search = SearchRequest.of(given).without("order")
        return cls(
            search,
            choice_in(given, "table", list(TABLES)),
            choice_in(given, "format", FORMATS, offered=writable_formats()),
        )

    def parameters(self) -> list[tuple[str, str]]:
        """Return the parameters of its address."""
        own = [("table", self.table, "articles"), ("format", self.format, "csv")]
        return [*self.search.parameters(), *((name, value) for name, value, default in own if value != default)]

    def job(self, settings: Settings, address: str) -> Job:
        """Return the export, with the texts that readers get. Raises WrongRequestError if there is none of this kind."""
        asked = self.search
        wanted = Asked(
            asked.q or None, asked.outlet, asked.byline, asked.section, asked.since, asked.until, asked.at,
            asked.versions, asked.copies,
        )  # fmt: skip
        try:
            return Job(
                self.table, self.format, wanted, with_texts=settings.shows_texts, respects_noarchive=settings.respects_noarchive, address=address
            )  # fmt: skip
        except WrongExportError as error:
            raise WrongRequestError(f"error.download.{error.reason}") from error
