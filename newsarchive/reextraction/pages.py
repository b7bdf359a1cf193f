"""From a kept response to a captured page: what the spider makes of a response of the network, made of one of a WARC file."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from newsarchive.captures import StoredResponse
from newsarchive.extraction import Document, normalize_ticker, parse
from newsarchive.extraction.robots import directives, robots_headers
from newsarchive.items import Capture, CapturedPage, CaptureKind, Page, Reason, RecordLocation
from newsarchive.outlets import Outlet
from newsarchive.outlets.answers import is_challenge, reason_of_status, refused_answer
from newsarchive.outlets.content_type import charset_of
from newsarchive.outlets.entries import sorted_entries
from newsarchive.outlets.listed_sections import sections_of
from newsarchive.outlets.reading import add_source_entry, normalized, read_article, read_ticker
from newsarchive.outlets.sources import Days, SourceEntry, SourceResponse
from newsarchive.reextraction.kinds import is_redirect, kind_of, source_of

LARGEST_PAGE: Final = 16 * 1024 * 1024  # bytes, as in a crawl


@dataclass(frozen=True, slots=True)
class Stated:
    """What a source stated of an article. `kind`: that of the source."""

    entry: SourceEntry
    kind: str


EntryOf = Callable[[str], Stated | None]


def captured_page(
    response: StoredResponse,
    outlet: Outlet,
    *,
    kind: CaptureKind | None = None,
    record: RecordLocation | None = None,
    requested: str | None = None,
    entry_of: EntryOf = lambda _: None,
) -> CapturedPage:
    """Return what a response gives: its capture and, as its kind has it, the article, the ticker, the addresses that it lists.

    A response that is not what was requested has a reason and neither article nor addresses. Everything is normalised.

    `kind`: as what it is read; None: as `kind_of` has it, an article if that knows none. `record`: where it is kept. `requested`: the address whose
    redirects led to it. `entry_of` returns what a source stated of an article, by its one address, where the response's own metadata does not.
    """
    kind = kind or kind_of(response, outlet) or "article"
    if kind == "listing":
        return captured_listing(response, outlet, record=record, requested=requested)[0]
    capture = _capture(response, outlet, kind, record)
    if kind == "redirect" or (kind == "loaded" and is_redirect(response)):
        return CapturedPage(capture)
    reason = _reason(response)
    if reason:
        return CapturedPage(replace(capture, url=requested or response.url, reason=reason))
    if kind in ("robots", "loaded"):
        return CapturedPage(capture)
    return _article_page(response, outlet, capture, requested or response.url, entry_of)


def captured_listing(
    response: StoredResponse, outlet: Outlet, *, record: RecordLocation | None = None, requested: str | None = None
) -> tuple[CapturedPage, dict[str, Stated]]:
    """Return what `captured_page` does for a response of a source, and what it states of articles, by their one addresses."""
    capture = _capture(response, outlet, "listing", record)
    reason = _reason(response)
    if reason:
        return CapturedPage(replace(capture, url=requested or response.url, reason=reason)), {}
    source = source_of(response, outlet)
    if source is None:
        return CapturedPage(capture), {}
    # What a source lists does not depend on the days of a run; only which further pages are requested does.
    days = Days.usual(response.fetched_at or datetime.now(UTC), outlet.zone)
    received = SourceResponse(_page(response), days)
    result = source.read(received)
    if not source.names_articles_only:
        capture = replace(capture, robots=_robots(response, received.document))
    ticker = [] if source.names_articles_only else read_ticker(received.document, outlet)
    sections = {} if source.names_articles_only else sections_of(received.document, outlet, ticker)
    entries = sorted_entries(outlet, source, result.entries, sections)
    normalize_ticker(ticker)
    stated = {address: Stated(entry, source.kind) for address, entry in entries.articles.items()}
    return CapturedPage(capture, ticker, listed=entries.listed), stated


def failed_page(
    response: StoredResponse, outlet: Outlet, kind: CaptureKind, record: RecordLocation | None, reason: Reason
) -> CapturedPage:
    """Return the page of a response that could not be read, with the reason."""
    return CapturedPage(replace(_capture(response, outlet, kind, record), reason=reason))


def _article_page(
    response: StoredResponse, outlet: Outlet, capture: Capture, requested: str, entry_of: EntryOf
) -> CapturedPage:
    page = _page(response)
    document = parse(page)
    capture = replace(capture, robots=_robots(response, document))
    article = read_article(document, outlet)
    refused = refused_answer(outlet, requested, response.status, document, article, proof=_is_guessed(response, outlet))
    if refused:
        normalize_ticker(article.ticker)
        return CapturedPage(replace(capture, url=requested, reason=refused.reason), article.ticker)
    stated = stated_of(response) or entry_of(outlet.vouched(requested) or requested)
    if stated:
        add_source_entry(article, stated.entry, stated.kind)
    normalized(article, page, outlet)
    return CapturedPage(capture, article.ticker, article)


def stated_of(response: StoredResponse) -> Stated | None:
    """Return what a source stated of the address, as our metadata record of the response has it; None if it has nothing."""
    fields = response.fields
    if "source-kind" not in fields:
        return None
    named = (fields.get(name) for name in ("title", "published", "modified", "section"))
    return Stated(SourceEntry(response.url, *named), fields["source-kind"])


def _is_guessed(response: StoredResponse, outlet: Outlet) -> bool:
    """True if the address was guessed by a walk over numbers: the page itself must then state which article it is."""
    via = response.fields.get("via")
    return any(source.responses_are_articles and str(source) == via for source in outlet.sources)


def _reason(response: StoredResponse) -> Reason | None:
    """Return why a response is no page, as far as that is seen without reading it."""
    mitigated = response.header("cf-mitigated")
    if is_challenge(response.body, mitigated.encode() if mitigated else None):
        return Reason.BLOCKED
    if is_redirect(response):
        return Reason.OFF_SITE
    if not 200 <= response.status < 300:
        return reason_of_status(response.status)
    if len(response.body) > LARGEST_PAGE:
        return Reason.TOO_LARGE
    return response.reason


def _page(response: StoredResponse) -> Page:
    return Page(response.body, response.url, response.fetched_at, charset_of(response.header("Content-Type")))


def _robots(response: StoredResponse, document: Document | None) -> str | None:
    """Return what the publisher asks of archives and search engines, in the header and in a page."""
    return directives(robots_headers(response.headers), document.meta if document else {})


def _capture(response: StoredResponse, outlet: Outlet, kind: CaptureKind, record: RecordLocation | None) -> Capture:
    return Capture(
        url=response.url,
        outlet=outlet.key,
        kind=kind,
        status=response.status,
        fetched_at=response.fetched_at,
        digest=hashlib.sha256(response.body).hexdigest(),
        size=len(response.body),
        content_type=response.header("Content-Type"),
        etag=response.header("ETag"),
        last_modified=response.header("Last-Modified"),
        redirects_to=response.header("Location"),
        robots=_robots(response, None),
        source=response.fields.get("via"),
        record=record,
    )
