"""The fixtures: saved pages, the fields that a person read on them, and how an extraction differs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from newsarchive.errors import NewsarchiveError
from newsarchive.extraction import normalize_ticker, parse
from newsarchive.extraction.serialize import article_to_dict
from newsarchive.items import Page
from newsarchive.outlets.outlet import Outlet
from newsarchive.outlets.reading import normalized, read_article, read_ticker
from newsarchive.outlets.registry import PROJECT, outlets

FIXTURES = PROJECT / "fixtures"
# The fields that a person reads on an article; witnesses and problems are ours, not the page's.
ARTICLE_FIELDS = (
    "url canonical_url outlet layout language headline kicker byline authors published_at published_raw published_precision modified_at "
    "modified_raw modified_precision body ticker related section tags image captions"
).split()
LISTING_FIELDS = ["articles", "listings", "ticker"]


class FixtureError(NewsarchiveError):
    """A file of a fixture cannot be used; the message states which and why."""


@dataclass(frozen=True)
class Case:
    """One fixture: a folder <outlet>/<name> with page.html, meta.json and expected.json.

    Files are read when they are first needed and kept, and so is the extraction: a case that tests share is read once.
    """

    folder: Path

    @property
    def outlet(self) -> str:
        """The key of the outlet that the page belongs to."""
        return self.folder.parent.name

    @property
    def name(self) -> str:
        """The name of the case: outlet/case."""
        return f"{self.outlet}/{self.folder.name}"

    @cached_property
    def meta(self) -> dict[str, Any]:
        """What is known of the page: url, fetched_at, verified_on, kind, and the fields that are absent on it."""
        meta = self._read("meta.json")
        if not isinstance(meta.get("url"), str) or meta.get("kind") not in ("article", "listing"):
            raise FixtureError(f'{self.folder / "meta.json"} needs a "url" and a "kind", which is article or listing.')
        return meta

    @cached_property
    def expected(self) -> dict[str, Any]:
        """The fields that a person read on the page."""
        return self._read("expected.json")

    @cached_property
    def page(self) -> Page:
        """The page as it was fetched."""
        body = self._bytes("page.html")
        return Page(body, self.meta["url"], self._fetched_at(), self.meta.get("charset"))

    @cached_property
    def extracted(self) -> dict[str, Any]:
        """The fields that extraction finds on the page, read as a crawl reads it."""
        outlet = outlets().get(self.outlet)
        if outlet is None:
            raise FixtureError(f"{self.folder}: {self.outlet!r} is no outlet. Name the folder after one.")
        if not self.is_article:
            return _read_listing(self.page, outlet)
        return article_to_dict(normalized(read_article(parse(self.page), outlet), self.page, outlet))

    @property
    def is_article(self) -> bool:
        """True if the page is an article, not a listing."""
        return bool(self.meta["kind"] == "article")

    @property
    def fields(self) -> list[str]:
        """The fields that expected.json must hold."""
        return ARTICLE_FIELDS if self.is_article else LISTING_FIELDS

    def differences(self) -> Iterator[tuple[str, Any, Any]]:
        """Yield each field in which the extraction differs: field, expected, found."""
        for field in self.fields:
            if field not in self.expected or self.expected[field] != self.extracted[field]:
                yield field, self.expected.get(field), self.extracted[field]

    def _fetched_at(self) -> datetime | None:
        when = self.meta.get("fetched_at")
        try:
            return datetime.fromisoformat(when) if when else None
        except (TypeError, ValueError) as error:
            raise FixtureError(
                f'{self.folder / "meta.json"}: "fetched_at" is not a time: {when!r:.80}. Write it as 2026-11-23T14:05:00+06:00.'
            ) from error

    def _read(self, name: str) -> dict[str, Any]:
        try:
            content = json.loads(self._bytes(name).decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise FixtureError(f"{self.folder / name} is no JSON: {error}.") from error
        if not isinstance(content, dict):
            raise FixtureError(f"{self.folder / name} is no object of fields.")
        return content

    def _bytes(self, name: str) -> bytes:
        try:
            return (self.folder / name).read_bytes()
        except OSError as error:
            raise FixtureError(f"{self.folder / name} cannot be read: {error.strerror}.") from error


def cases(root: Path = FIXTURES) -> list[Case]:
    """Return all fixtures of a folder, in alphabetical order."""
    return [Case(meta.parent) for meta in sorted(root.glob("*/*/meta.json"))]


def _read_listing(page: Page, outlet: Outlet) -> dict[str, Any]:
    """Return the articles and the other listings that a listing names, and its ticker."""
    document = parse(page)
    ticker = read_ticker(document, outlet)
    normalize_ticker(ticker)
    links = document.links()
    own = outlet.listing(page.url)
    return {
        "articles": list(dict.fromkeys(filter(None, map(outlet.article, links)))),
        "listings": [url for url in dict.fromkeys(filter(None, map(outlet.listing, links))) if url != own],
        "ticker": [headline.title for headline in ticker],
    }
