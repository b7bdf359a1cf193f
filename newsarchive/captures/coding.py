"""Transfer and content codings of a response body.

What a WARC file states of codings is often wrong: crawlers keep the header and store the decoded body, or the other way round. So a coding is removed
only where the bytes have it.
"""

import re
import sys
import zlib
from collections.abc import Callable

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LARGEST = 64 * 1024 * 1024  # bytes of a decoded body; what follows is not decoded
_TOO_LARGE = f"it is larger than {LARGEST} bytes when decoded"
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r\n")
# Brotli has no mark at its beginning: what it cannot decode and begins as HTML, XML or JSON was stored decoded.
_TEXT = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*+[<{\[]")
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_ZLIB_HEADERS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_MOST_CODINGS = 3  # a server that codes twice is rare, more often is hostile


class CodingError(ValueError):
    """A body that cannot be decoded; the message states why."""


class TooLargeError(CodingError):
    """A body that is larger than LARGEST when decoded."""


def decoded(body: bytes, content_encoding: str | None, *, is_gzip_file: bool = False) -> bytes:
    """Return a body without transfer and content codings.

    `content_encoding`: the header, None if there is none. `is_gzip_file`: what was requested is itself a .gz file, such as a sitemap.
    Raises CodingError for a body whose coding is broken, or larger than LARGEST.
    """
    body = dechunked(body)
    for name in reversed([each.strip().lower() for each in (content_encoding or "").split(",")][:_MOST_CODINGS]):
        body = _decode(body, name)
    # Stored without the header that names it.
    return _inflate(body, 31) if not content_encoding and not is_gzip_file and body.startswith(_GZIP) else body


def dechunked(body: bytes) -> bytes:
    """Return the body without the frames of a chunked transfer if it consists of them; otherwise unchanged.

    The last chunk of a body that was cut off may be missing or incomplete.
    """
    at = 0
    chunks: list[bytes] = []
    while at < len(body):
        found = _CHUNK_SIZE.match(body, at)
        if not found:
            return body
        size = int(found[1], 16)
        if not size:
            break
        end = found.end() + size
        if not (chunks and end >= len(body) - 1) and body[end : end + 2] != b"\r\n":
            return body
        chunks.append(body[found.end() : end])
        at = end + 2
    return b"".join(chunks)


def _decode(body: bytes, name: str) -> bytes:
    if name in ("gzip", "x-gzip") and body.startswith(_GZIP):
        return _inflate(body, 31)
    if name == "deflate" and body:
        return _inflate(body, 15 if body[:2] in _ZLIB_HEADERS else -15)
    if name == "br":
        return _unbrotli(body)
    if name == "zstd" and body.startswith(_ZSTD):
        return _bounded("zstd", lambda: zstd.ZstdDecompressor().decompress(body, LARGEST + 1), zstd.ZstdError)
    return body


def _unbrotli(body: bytes) -> bytes:
    stream = brotli.Decompressor()
    try:
        parts = [stream.process(body, output_buffer_limit=LARGEST)]
        while parts[-1] and not stream.is_finished() and sum(map(len, parts)) <= LARGEST:
            parts.append(stream.process(b"", output_buffer_limit=LARGEST))
    except brotli.error as error:
        if _TEXT.match(body):
            return body
        raise CodingError(f"its brotli coding is broken: {error}") from error
    found = b"".join(parts)
    if len(found) > LARGEST:
        raise TooLargeError(_TOO_LARGE)
    if not stream.is_finished():
        raise CodingError("its brotli coding ends early")
    return found


def _inflate(body: bytes, window: int) -> bytes:
    stream = zlib.decompressobj(window)
    found = _bounded("gzip", lambda: stream.decompress(body, LARGEST + 1), zlib.error)
    if not stream.eof:
        raise CodingError("its gzip coding ends early")
    return found


def _bounded(coding: str, decompress: Callable[[], bytes], error: type[Exception]) -> bytes:
    try:
        found = decompress()
    except error as broken:
        raise CodingError(f"its {coding} coding is broken: {broken}") from broken
    if len(found) > LARGEST:
        raise TooLargeError(_TOO_LARGE)
    return found
