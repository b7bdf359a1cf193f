"""What a hostile server sends: bytes of a response, with pauses and ends.

An answer yields pieces of the response. In them @PRT@ is the site's own port and @OTH@ a port that may not be requested: as long as what
replaces them, so that lengths remain right.
"""

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Final, Literal

import brotli

from bench.hostile.bombs import bomb_of

Piece = bytes | Literal["pause", "hang", "close", "reset"]
Answer = Callable[[], Iterator[Piece]]

MEGA: Final = 1024 * 1024
_ARTICLE: Final = (
    '<!DOCTYPE html><html lang="bn"><head><meta charset="utf-8"><title>হাটে নতুন ধান</title></head><body><main>'
    '<h1 class="details-title">হাটে নতুন ধান উঠেছে</h1><div class="details-meta"><p class="details-date">প্রকাশের সময়: 20-06-2024 03:10:57 pm</p></div>'
    '<div class="details-body"><p>সকাল থেকে হাটে নতুন ধান নিয়ে এসেছেন চাষিরা। দাম গত বছরের চেয়ে বেশি।</p>'
    "<p>ব্যাপারীরা জানান, সপ্তাহের শেষে আরও ধান আসবে।</p></div></main></body></html>"
).encode()
_LISTING: Final = b'<!DOCTYPE html><html><body><h2><a href="/story/1">one</a></h2></body></html>'


def answer(body: bytes = _ARTICLE, status: int = 200, headers: Iterable[str] = (), length: int | None = None) -> Answer:
    """Return a response with a body, a status and further headers; `length`: a Content-Length other than the true one."""
    names = "".join(f"{header}\r\n" for header in headers)
    kind = "" if "content-type:" in names.lower() else "Content-Type: text/html; charset=utf-8\r\n"
    head = f"HTTP/1.1 {status} X\r\n{kind}{names}"

    return raw(f"{head}Content-Length: {len(body) if length is None else length}\r\n\r\n".encode(), body)


def article() -> Answer:
    """Return an article page."""
    return answer()


def listing(*links: str) -> Answer:
    """Return a page of links; without any, one to the article."""
    rows = "".join(f'<h2><a href="{link}">x</a></h2>' for link in links)
    return answer(f"<!DOCTYPE html><html><body>{rows}</body></html>".encode() if links else _LISTING)


def status(code: int, *headers: str) -> Answer:
    """Return a response of a status with a short body."""
    return answer(b"<h1>no</h1>", code, headers)


def redirect(location: str, code: int = 302, *headers: str) -> Answer:
    """Return a redirect."""
    return answer(b"", code, (f"Location: {location}", *headers))


def raw(*pieces: Piece) -> Answer:
    """Return exactly these pieces."""
    return lambda: iter(pieces)


def endless(piece: bytes, head: bytes = b"") -> Answer:
    """Return a head, then the same piece for ever."""

    def pieces() -> Iterator[Piece]:
        yield head
        while True:
            yield piece

    return pieces


def drip(head: bytes, piece: bytes) -> Answer:
    """Return a head, then a piece every tenth of a second, for ever."""

    def pieces() -> Iterator[Piece]:
        yield head
        while True:
            yield piece
            yield "pause"

    return pieces


def many(head: bytes, piece: bytes, times: int, end: bytes) -> Answer:
    """Return a head, a piece as often as asked, and an end."""

    def pieces() -> Iterator[Piece]:
        yield head
        block = piece * 1000
        for _ in range(times // 1000):
            yield block
        yield end

    return pieces


def encoded(name: str, body: bytes) -> Answer:
    """Return a response with a Content-Encoding."""
    return answer(body, 200, (f"Content-Encoding: {name}",))


def chunked(*chunks: Piece) -> Answer:
    """Return an article head in chunked encoding and these bytes as they are."""
    return raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n", *chunks)


def gzipped() -> bytes:
    """Return the article compressed with gzip."""
    return gzip.compress(_ARTICLE)


def deflated(wbits: int) -> bytes:
    """Return the article compressed with deflate: wbits 15 with, -15 without the header of zlib."""
    stream = zlib.compressobj(wbits=wbits)
    return stream.compress(_ARTICLE) + stream.flush()


def brotlied() -> bytes:
    """Return the article compressed with brotli."""
    compressed: bytes = brotli.compress(_ARTICLE)
    return compressed


def bomb(name: str, megabytes: int) -> Answer:
    """Return a response with so many megabytes of zeros in a Content-Encoding, made when it is first called."""
    return lambda: encoded(name, bomb_of(name, megabytes))()


def robots(*lines: str) -> Answer:
    """Return a robots.txt."""
    return answer("\n".join((*lines, "")).encode(), 200, ("Content-Type: text/plain",))


def sitemap(*urls: str, index: bool = False) -> Answer:
    """Return a sitemap of addresses, or an index of sitemaps."""
    outer, inner = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    rows = "".join(f"<{inner}><loc>{url}</loc></{inner}>" for url in urls)
    return answer(f"<{outer}>{rows}</{outer}>".encode(), 200, ("Content-Type: application/xml",))


def xml(text: str) -> Answer:
    """Return a document of XML."""
    return answer(text.encode(), 200, ("Content-Type: application/xml",))


def http_date(hours: float) -> str:
    """Return the instant in so many hours as headers write it."""
    return format_datetime(datetime.now(UTC) + timedelta(hours=hours), usegmt=True)
