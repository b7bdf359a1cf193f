"""What came of a request: a response as page and as capture, a request without a page as capture with its reason."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from scrapy import Request
from scrapy.http import Response

from newsarchive import clock
from newsarchive.captures import CodingError, Exchange, decoded
from newsarchive.extraction.robots import ROBOTS_HEADER, directives, robots_headers
from newsarchive.items import Capture, CaptureKind, Page, Reason, RecordLocation
from newsarchive.outlets.content_type import charset_of

RECEIVED = "newsarchive_received"  # in the meta of a request: what was received to it last


@dataclass(frozen=True, slots=True)
class Received:
    """A response as it was received. `record`: where it is kept, None if captures are switched off."""

    exchange: Exchange
    record: RecordLocation | None


def received_by(request: Request | None) -> Received | None:
    """Return what was received to a request; None if nothing was, and in replays."""
    return request.meta.get(RECEIVED) if request else None


def page_of(response: Response) -> Page:
    """Return the page of a response."""
    # lexbor accepts no subclass of bytes.
    return Page(
        bytes(response.body), response.url, response.meta["fetched_at"], charset_of(_header(response, "Content-Type"))
    )


def capture_of(
    response: Response,
    page: Page,
    outlet: str,
    kind: CaptureKind,
    source: str | None = None,
    meta: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Capture:
    """Return the capture of a response and its page. `source`: the source that named its address; `meta`: the meta tags of the page by name.

    Its status is the received one: 304 for a kept page that has not changed.
    """
    received = received_by(response.request)
    return Capture(
        url=response.url,
        outlet=outlet,
        kind=kind,
        status=received.exchange.status if received else response.status,
        fetched_at=page.fetched_at,
        digest=hashlib.sha256(page.body).hexdigest(),
        size=len(page.body),
        content_type=_header(response, "Content-Type"),
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
        robots=directives((each.decode("latin-1") for each in response.headers.getlist(ROBOTS_HEADER)), meta),
        source=source,
        record=received.record if received else None,
    )


def failed_capture(
    url: str,
    outlet: str,
    kind: CaptureKind,
    reason: Reason,
    *,
    received: Received | None = None,
    status: int | None = None,
    fetched_at: datetime | None = None,
    source: str | None = None,
) -> Capture:
    """Return the capture of an address that gave no page.

    `received`: the response, None if there was none, and in replays, which know the status alone. `fetched_at`: None if no response has arrived,
    which is known now.
    """
    known = _known(received) if received else {"status": status, "fetched_at": fetched_at or clock.now()}
    return Capture(
        **{"digest": None, "size": None} | known, url=url, outlet=outlet, kind=kind, reason=reason, source=source
    )


def received_capture(received: Received, outlet: str, kind: CaptureKind, reason: Reason | None) -> Capture:
    """Return the capture of a response that no callback gets."""
    url, source = received.exchange.url, received.exchange.fields.get("via")
    return Capture(**_known(received), url=url, outlet=outlet, kind=kind, reason=reason, source=source)


def _known(received: Received) -> dict[str, Any]:
    """Return the fields of a capture that its response states."""
    exchange = received.exchange
    headers = {name.lower(): value for name, value in exchange.response_headers}  # of two the last, as Scrapy
    try:
        body = decoded(exchange.body, headers.get("content-encoding"))
    except CodingError:
        body = exchange.body
    return {
        "status": exchange.status,
        "fetched_at": exchange.fetched_at,
        "digest": hashlib.sha256(body).hexdigest(),
        "size": len(body),
        "content_type": headers.get("content-type"),
        "etag": headers.get("etag"),
        "last_modified": headers.get("last-modified"),
        "redirects_to": headers.get("location"),
        "robots": directives(robots_headers(exchange.response_headers)),
        "record": received.record,
    }


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
