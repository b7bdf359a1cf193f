"""What came of a request: a response as page and as capture, a request without a page as capture with its reason."""

import hashlib
from datetime import UTC, datetime

from scrapy.http import Response

from newsarchive.items import Capture, CaptureKind, Page, Reason
from newsarchive.outlets.content_type import charset_of


def page_of(response: Response) -> Page:
    """Return the page of a response."""
    # lexbor accepts no subclass of bytes.
    return Page(
        bytes(response.body), response.url, response.meta["fetched_at"], charset_of(_header(response, "Content-Type"))
    )


def capture_of(response: Response, page: Page, outlet: str, kind: CaptureKind) -> Capture:
    """Return the capture of a response and its page."""
    return Capture(
        url=response.url,
        outlet=outlet,
        kind=kind,
        status=response.status,
        fetched_at=page.fetched_at,
        digest=hashlib.sha256(page.body).hexdigest(),
        size=len(page.body),
        content_type=_header(response, "Content-Type"),
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
    )


def failed_capture(
    url: str,
    outlet: str,
    kind: CaptureKind,
    reason: Reason,
    *,
    status: int | None = None,
    fetched_at: datetime | None = None,
) -> Capture:
    """Return the capture of an address that gave no page. `fetched_at`: None if no response has arrived, which is known now."""
    return Capture(url, outlet, kind, status, fetched_at or datetime.now(UTC), None, None, reason=reason)


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
