"""Reading a page of an outlet: the one way from a parsed page to an article, for crawl, command line, fixtures and re-extraction."""

import re
from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from newsarchive.bengali.dates import read
from newsarchive.crawling.outlet import Outlet
from newsarchive.crawling.sources import Lead, Source
from newsarchive.extraction import Document, extract_document, extract_ticker, normalize
from newsarchive.items import Article, Page, Problem, Reason, TickerHeadline, TimeWitness
from newsarchive.layouts import LAYOUTS


def read_article(document: Document, outlet: Outlet | None, *, known: bool = True) -> Article:
    """Extract the article of a page: strings as shown, its outlet and its one address.

    `outlet` None: the address belongs to none; the layout is then found by the page's fingerprint alone. `known` False sets aside what is
    known of the outlet's and all other page designs, to measure the generic way.
    """
    designs = () if not known else outlet.page_designs if outlet else LAYOUTS.values()
    article = extract_document(document, designs, outlet.names if outlet else ())
    article.outlet = outlet.key if outlet else None
    if outlet:
        _set_address(article, outlet)
    return article


def add_lead(article: Article, lead: Lead, source: Source) -> None:
    """Add what a source said of an article: a second witness of its times, and a headline where the page has none.

    The time of an update is heard only beside the page's own: sites write the time at which they made the sitemap there.
    """
    if lead.title and not article.headline:
        article.headline = lead.title
        article.witnesses["headline"] = f"{source.kind}: title"
        article.problems = [problem for problem in article.problems if problem.field != "headline"]
    if lead.published:
        article.times.append(TimeWitness(f"{source.kind}: published", dated(lead.published), "published"))
    if lead.modified and any(witness.role == "modified" for witness in article.times):
        article.times.append(TimeWitness(f"{source.kind}: modified", dated(lead.modified), "modified"))


_MIDNIGHT = re.compile(r"(?<=\d)(?:T|,?\s+)00:00(?::00(?:\.0+)?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?\s*$")


def dated(text: str) -> str:
    """Take the clock off a time of a source that is midnight: machines write it, in any zone, where they know the day only."""
    return _MIDNIGHT.sub("", text)


def day_of(lead: Lead, outlet: Outlet) -> date | None:
    """Give the day, the outlet's own, on which a source says that an article was published; None where it does not say."""
    reading = read(dated(lead.published), zone=outlet.zone) if lead.published else None
    moment = reading.published if reading else None
    return moment.at.astimezone(outlet.zone).date() if moment else None


def normalized(article: Article, page: Page, outlet: Outlet | None) -> Article:
    """Normalise an article by its outlet's zone and habits."""
    if outlet is None:
        zone = LAYOUTS[article.layout].zone if article.layout else ""
        return normalize(article, page.fetched_at, zone=ZoneInfo(zone) if zone else None)
    return normalize(
        article, page.fetched_at, zone=outlet.zone, midnight_is_day=outlet.midnight_is_day, outlet_names=outlet.names
    )


def read_ticker(document: Document, outlet: Outlet) -> list[TickerHeadline]:
    """Read the running strip of any page of an outlet."""
    return extract_ticker(document, outlet.page_designs)


def outlet_of(url: str, outlets: Iterable[Outlet]) -> Outlet | None:
    """Find the outlet that an address belongs to."""
    return next((outlet for outlet in outlets if outlet.owns(url)), None)


def _set_address(article: Article, outlet: Outlet) -> None:
    """Fold the page's address into the outlet's one form.

    What the page claims is believed where the asked address tells nothing; where the two name different articles that is told.
    """
    claimed = outlet.listed(article.canonical_url) if article.canonical_url else None
    asked = outlet.listed(article.url)
    if not outlet.articles:  # any address may be another way to the article, ?p=12 for one: the page knows better
        asked = None if claimed else asked
    if claimed and asked and claimed != asked:
        article.problems.append(Problem("canonical_url", Reason.CONTRADICTED, f"the page says {article.canonical_url}"))
    address = asked or claimed
    article.canonical_url = address
    if address:
        article.witnesses["canonical_url"] = "address" if asked else "page"
