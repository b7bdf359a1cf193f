"""From a parsed page of an outlet to its article: used by the crawl, the command line, fixtures and re-extraction."""

import re
from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from newsarchive.bengali.dates import read
from newsarchive.extraction import Document, extract_document, extract_ticker, normalize
from newsarchive.items import Article, EvidenceSource, Page, Problem, Reason, TickerHeadline, TimeWitness
from newsarchive.layouts import LAYOUTS
from newsarchive.outlets.outlet import Outlet
from newsarchive.outlets.sources import Source, SourceEntry


def read_article(document: Document, outlet: Outlet | None, *, use_layouts: bool = True) -> Article:
    """Return the article of a page: strings as shown, its outlet and its one address.

    `outlet` None: the address belongs to no known outlet; the fingerprint of the page alone chooses the layout. `use_layouts` False sets all
    layouts aside, to measure the heuristics.
    """
    layouts = () if not use_layouts else outlet.candidate_layouts if outlet else LAYOUTS.values()
    article = extract_document(document, layouts, outlet.names if outlet else ())
    article.outlet = outlet.key if outlet else None
    if outlet and outlet.layouts and use_layouts and not article.layout:
        article.problems.append(Problem("layout", Reason.NO_LAYOUT))
    if outlet:
        _set_address(article, outlet)
    return article


def add_source_entry(article: Article, entry: SourceEntry, source: Source) -> None:
    """Add what a source states of an article: a second witness of its times, and a headline if the page has none.

    The update time is used only if the page has one too: many sites write there when they made the sitemap.
    """
    if entry.title and not article.headline:
        article.headline = entry.title
        article.witnesses["headline"] = f"{source.kind}: title"
        article.problems = [problem for problem in article.problems if problem.field != "headline"]
    if entry.published:
        article.times.append(
            TimeWitness(
                EvidenceSource.FEED, f"{source.kind}: published", without_midnight(entry.published), "published"
            )
        )
    if entry.modified and any(witness.role == "modified" for witness in article.times):
        article.times.append(
            TimeWitness(EvidenceSource.FEED, f"{source.kind}: modified", without_midnight(entry.modified), "modified")
        )


_MIDNIGHT = re.compile(r"(?<=\d)(?:T|,?\s+)00:00(?::00(?:\.0+)?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?\s*$")


def without_midnight(text: str) -> str:
    """Return a time of a source without its clock if that is midnight: programs write it, in any zone, if they know the day only."""
    return _MIDNIGHT.sub("", text)


def day_of(entry: SourceEntry, outlet: Outlet) -> date | None:
    """Return the day, in the outlet's zone, on which an article was published by its source; None if the source does not state it."""
    reading = read(without_midnight(entry.published), zone=outlet.zone) if entry.published else None
    published = reading.published if reading else None
    return published.at.astimezone(outlet.zone).date() if published else None


def normalized(article: Article, page: Page, outlet: Outlet | None) -> Article:
    """Return an article normalised by its outlet's zone and habits; it is changed in place."""
    if outlet is None:
        zone = LAYOUTS[article.layout].zone if article.layout else ""
        return normalize(article, page.fetched_at, zone=ZoneInfo(zone) if zone else None)
    return normalize(
        article, page.fetched_at, zone=outlet.zone, midnight_is_day=outlet.midnight_is_day, outlet_names=outlet.names
    )


def read_ticker(document: Document, outlet: Outlet) -> list[TickerHeadline]:
    """Return the ticker of any page of an outlet."""
    return extract_ticker(document, outlet.candidate_layouts)


def outlet_of(url: str, outlets: Iterable[Outlet]) -> Outlet | None:
    """Return the outlet that an address belongs to, or None."""
    return next((outlet for outlet in outlets if outlet.owns(url)), None)


def _set_address(article: Article, outlet: Outlet) -> None:
    """Set the article's canonical URL in the outlet's form.

    The page's own claim is used if the requested address is not that of an article; a contradiction of the two is a problem.
    """
    claimed = outlet.listed(article.canonical_url) if article.canonical_url else None
    requested = outlet.listed(article.url)
    if not outlet.articles:  # any address may lead to the article, ?p=12 for one: the page knows its own
        requested = None if claimed else requested
    if claimed and requested and claimed != requested:
        article.problems.append(
            Problem("canonical_url", Reason.CONTRADICTED, f"the page declares {article.canonical_url}")
        )
    address = requested or claimed
    article.canonical_url = address
    if address:
        article.witnesses["canonical_url"] = "address" if requested else "page"
