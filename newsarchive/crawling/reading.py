"""Reading a page of an outlet: the one way from a parsed page to an article, for crawl, command line, fixtures and re-extraction."""

from collections.abc import Iterable

from newsarchive.crawling.outlet import Outlet
from newsarchive.extraction import Document, extract_document, extract_ticker, normalize
from newsarchive.items import Article, Page, Problem, Reason, TickerHeadline
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


def normalized(article: Article, page: Page, outlet: Outlet | None) -> Article:
    """Normalise an article by its outlet's zone and habits."""
    if outlet is None:
        return normalize(article, page.fetched_at)
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
    claimed = outlet.article(article.canonical_url) if article.canonical_url else None
    asked = outlet.article(article.url)
    if claimed and asked and claimed != asked:
        article.problems.append(Problem("canonical_url", Reason.CONTRADICTED, f"the page says {article.canonical_url}"))
    address = asked or claimed
    article.canonical_url = address
    if address:
        article.witnesses["canonical_url"] = "address" if asked else "page"
