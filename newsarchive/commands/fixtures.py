"""The fixtures: saved pages with the truth about them, and how an extraction differs from it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from newsarchive.extraction import normalize_ticker, parse
from newsarchive.extraction.serialize import article_to_dict
from newsarchive.items import Page
from newsarchive.outlets import Outlet
from newsarchive.outlets.reading import normalized, read_article, read_ticker
from newsarchive.outlets.registry import PROJECT, outlets

FIXTURES = PROJECT / "fixtures"
# What the truth of an article tells; witnesses and problems are ours, not the page's.
ARTICLE_FIELDS = (
    "url canonical_url outlet layout language headline kicker byline authors published_at published_raw published_precision modified_at "
    "modified_raw modified_precision body ticker related section tags image captions"
).split()
LISTING_FIELDS = ["articles", "listings", "ticker"]


@dataclass(frozen=True, slots=True)
class Case:
    """One fixture: a folder <outlet>/<name> with page.html, meta.json and expected.json."""

    folder: Path

    @property
    def outlet(self) -> str:
        """The key of the outlet that the page belongs to."""
        return self.folder.parent.name

    @property
    def name(self) -> str:
        """The case as people name it."""
        return f"{self.outlet}/{self.folder.name}"

    @property
    def meta(self) -> dict[str, Any]:
        """What is known of the page: url, fetched_at, verified_on, kind, the fields that are absent on it."""
        meta: dict[str, Any] = json.loads((self.folder / "meta.json").read_text(encoding="utf-8"))
        return meta

    @property
    def expected(self) -> dict[str, Any]:
        """What a person found on the page."""
        expected: dict[str, Any] = json.loads((self.folder / "expected.json").read_text(encoding="utf-8"))
        return expected

    @property
    def fields(self) -> list[str]:
        """The fields that the truth must tell."""
        return LISTING_FIELDS if self.meta["kind"] == "listing" else ARTICLE_FIELDS

    def page(self) -> Page:
        """Load the page."""
        meta = self.meta
        when = meta.get("fetched_at")
        body = (self.folder / "page.html").read_bytes()
        return Page(body, meta["url"], datetime.fromisoformat(when) if when else None, meta.get("charset"))


def cases(root: Path = FIXTURES) -> list[Case]:
    """Find all fixtures, in alphabetical order."""
    return [Case(meta.parent) for meta in sorted(root.glob("*/*/meta.json"))]


def extracted(case: Case, outlet: Outlet) -> dict[str, Any]:
    """Read a fixture's page the way a crawl does."""
    page = case.page()
    if case.meta["kind"] == "listing":
        return listed(page, outlet)
    return article_to_dict(normalized(read_article(parse(page), outlet), page, outlet))


def listed(page: Page, outlet: Outlet) -> dict[str, Any]:
    """Read a listing: the articles and the other listings it names, and its ticker."""
    document = parse(page)
    ticker = read_ticker(document, outlet)
    normalize_ticker(ticker)
    links = document.links()
    return {
        "articles": list(dict.fromkeys(filter(None, map(outlet.article, links)))),
        "listings": [
            url for url in dict.fromkeys(filter(None, map(outlet.listing, links))) if url != outlet.listing(page.url)
        ],
        "ticker": [headline.title for headline in ticker],
    }


def differences(case: Case) -> Iterator[tuple[str, Any, Any]]:
    """Give each field in which the extraction differs from the truth: field, expected, found."""
    expected, found = case.expected, extracted(case, outlets()[case.outlet])
    for field in case.fields:
        if field not in expected or expected[field] != found[field]:
            yield field, expected.get(field), found[field]
