"""Exchanges for the tests of captures."""

from datetime import UTC, datetime
from typing import Any

from newsarchive.captures import Exchange

AT = datetime(2026, 11, 29, 4, 30, tzinfo=UTC)
PAGE = "<html><body><p>নদীর পাড়ে বসেছে বইয়ের মেলা।</p></body></html>".encode()  # a book fair on the river bank


def exchange(number: int = 1, body: bytes = PAGE, at: datetime = AT, **fields: Any) -> Exchange:
    """Return an exchange of a page; `fields` replace its own."""
    known: dict[str, Any] = {
        "url": f"https://www.example.com/news/{number}",
        "fetched_at": at,
        "method": "GET",
        "request_headers": (("User-Agent", "newsarchive/0.1"),),
        "status": 200,
        "response_headers": (("Content-Type", "text/html; charset=utf-8"), ("ETag", '"a"')),
        "body": body,
    }
    return Exchange(**{**known, **fields})
