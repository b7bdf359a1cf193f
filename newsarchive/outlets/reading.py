"""From a parsed page of an outlet to its article: used by the crawl, the command line, fixtures and re-extraction."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from newsarchive.bengali.dates import read
from newsarchive.extraction import Document, extract_document, extract_ticker, normalize, refusal
from newsarchive.items import Article, EvidenceSource, Page, Problem, Reason, TickerHeadline, TimeWitness
from newsarchive.layouts import LAYOUTS
from newsarchive.outlets.outlet import Outlet
from newsarchive.outlets.sources import SourceEntry


def read_article(document: Document, outlet: Outlet | None, *, use_layouts: bool = True) -> Article:
    """Return the article of a page: strings as shown, its outlet and its one address.

    A response that is no article gives an article without fields, and a problem of the page with the reason (`refusal`).

    `outlet` None: the address belongs to no known outlet; the fingerprint of the page alone chooses the layout. `use_layouts` False sets all
    layouts aside, to measure the heuristics.
    """
    layouts = () if not use_layouts else outlet.candidate_layouts if outlet else LAYOUTS.values()
    article = extract_document(document, layouts, outlet.names if outlet else ())
    article.outlet = outlet.key if outlet else None
    if outlet and outlet.layouts and use_layouts and not article.layout:
        article.problems.append(Problem("layout", Reason.NO_LAYOUT))
    if outlet:
        if refusal(article) is None and _is_listing(document, outlet, article):
            article.problems.append(Problem("page", Reason.SOFT_404, f"the listing {document.canonical}"))
        _set_address(article, outlet)
    refused = refusal(article)
    return article if refused is None or refused.field != "page" else without_fields(article)


def without_fields(article: Article) -> Article:
    """Return what is known of a response that is no article: its address, its ticker and the problems of the page."""
    problems = [each for each in article.problems if each.field in ("page", "canonical_url")]
    return replace(Article(article.url), outlet=article.outlet, ticker=article.ticker, problems=problems)


def _is_listing(document: Document, outlet: Outlet, article: Article) -> bool:
    """True if a page calls itself a listing of the outlet, and its metadata has no time of an article."""
    is_declared = any(each.source in (EvidenceSource.JSON_LD, EvidenceSource.META) for each in article.times)
    return not is_declared and document.canonical is not None and outlet.listing(document.canonical) is not None


def add_source_entry(article: Article, entry: SourceEntry, kind: str) -> None:
    """Add what a source states of an article: a second witness of its times, and a headline and a section if the page has none.

    `kind`: that of the source. The update time is used only if the page has one too: many sites write there when they made the sitemap.
    """
    if entry.title and not article.headline:
        article.headline = entry.title
        article.witnesses["headline"] = f"{kind}: title"
        article.problems = [problem for problem in article.problems if problem.field != "headline"]
    if entry.section and not article.section:
        article.section = entry.section
        article.witnesses["section"] = f"{kind}: section"
        article.problems = [problem for problem in article.problems if problem.field != "section"]
    if entry.published:
        article.times.append(
            TimeWitness(EvidenceSource.FEED, f"{kind}: published", without_midnight(entry.published), "published")
        )
    if entry.modified and any(witness.role == "modified" for witness in article.times):
        article.times.append(
            TimeWitness(EvidenceSource.FEED, f"{kind}: modified", without_midnight(entry.modified), "modified")
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

    The requested address is used if it can be that of an article. What the page declares instead is believed only if it is an address of an article
    of the outlet, and the requested one is none or does not name an article itself (/?p=12); otherwise a contradiction is a problem.
    """
    claimed = outlet.listed(article.canonical_url) if article.canonical_url else None
    requested = outlet.listed(article.url)
    is_same = claimed is not None and requested is not None and claimed.rstrip("/") == requested.rstrip("/")
    if is_same or (claimed and not outlet.articles and outlet.is_unnamed(article.url)):
        requested = None  # the page knows its own address: with its slash, with its slug
    if claimed and requested and claimed != requested:
        article.problems.append(
            Problem("canonical_url", Reason.CONTRADICTED, f"the page declares {article.canonical_url}")
        )
    # What fits no pattern was listed by a feed.
    address = requested or claimed or outlet.vouched(article.url)
    article.canonical_url = address
    if address:
        article.witnesses["canonical_url"] = "page" if address == claimed and not requested else "address"
