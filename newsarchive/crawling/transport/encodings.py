"""The Content-Encoding of a response, undone strictly: half a body is an error, and so is one above the limit."""

import sys
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Final

import brotli
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from newsarchive.crawling.transport.errors import NotFetchedError
from newsarchive.items import Reason

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_STEP: Final = 64 * 1024  # bytes
_MAX_LAYERS: Final = 3
# What servers write for a body without any encoding.
_NONE: Final = frozenset((b"", b"identity", b"none", b"utf-8", b"utf8", b"binary", b"8bit"))


class ContentEncodingMiddleware:
    """Requests gzip, deflate, br and zstd; decodes them up to DOWNLOAD_MAXSIZE. Scrapy's own accepts the beginning of a cut body as a page."""

    def __init__(self, limit: int) -> None:
        self._limit = limit

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ContentEncodingMiddleware":
        """Return the middleware with the limit of the settings."""
        return cls(crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    def process_request(self, request: Request) -> None:
        """Request the encodings that are read."""
        request.headers.setdefault("Accept-Encoding", b"gzip, deflate, br, zstd")

    def process_response(self, request: Request, response: Response) -> Response:
        """Return the response with its body decoded. Raises NotFetchedError: too_large or broken_answer."""
        written = b",".join(response.headers.getlist("Content-Encoding")).lower()
        layers = [name for piece in written.split(b",") if (name := piece.strip()) not in _NONE]
        if not layers or not response.body:
            return response
        limit = request.meta.get("download_maxsize", self._limit)
        body = decoded(bytes(response.body), layers, limit, request.url)
        del response.headers["Content-Encoding"]
        kind = responsetypes.from_args(headers=response.headers, url=response.url, body=body)
        return response.replace(cls=kind, body=body)


def decoded(body: bytes, layers: list[bytes], limit: int, url: str) -> bytes:
    """Return a body without its encodings, the last of which was applied last. Raises NotFetchedError: too_large or broken_answer."""
    if len(layers) > _MAX_LAYERS or not all(name in _DECODERS for name in layers):
        raise NotFetchedError(Reason.BROKEN_ANSWER, f"{url}: unknown Content-Encoding {layers!r}")
    for name in reversed(layers):
        result = bytearray()
        try:
            for piece in _DECODERS[name](body):
                result += piece
                if len(result) > limit:
                    raise NotFetchedError(Reason.TOO_LARGE, f"{url}: more than {limit} bytes once decoded")
        except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
            raise NotFetchedError(Reason.BROKEN_ANSWER, f"{url}: no valid {name.decode()} ({error})") from error
        body = bytes(result)
    return body


def _gzip(body: bytes) -> Iterator[bytes]:
    """Yield the parts of all members; bytes after the last one are padding."""
    while True:
        member = zlib.decompressobj(wbits=31)
        yield from _inflated(member, body)
        body = member.unused_data
        if not body.startswith(b"\x1f\x8b"):
            return


def _deflate(body: bytes) -> Iterator[bytes]:
    """Yield the parts of a zlib stream, or of a bare one, which some servers send."""
    is_zlib = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] << 8 | body[1]) % 31 == 0
    yield from _inflated(zlib.decompressobj(wbits=15 if is_zlib else -15), body)


def _inflated(member: Any, body: bytes) -> Iterator[bytes]:
    yield member.decompress(body, _STEP)
    while not member.eof:
        piece = member.decompress(member.unconsumed_tail, _STEP)
        if not piece and not member.eof and not member.unconsumed_tail:
            raise EOFError("it ends too early")
        yield piece


def _brotli(body: bytes) -> Iterator[bytes]:
    stream = brotli.Decompressor()
    yield stream.process(body, output_buffer_limit=_STEP)
    while not stream.is_finished():
        piece = stream.process(b"", output_buffer_limit=_STEP)
        if not piece and not stream.is_finished():
            raise EOFError("it ends too early")
        yield piece


def _zstd(body: bytes) -> Iterator[bytes]:
    """Yield the parts of all frames."""
    while body:
        frame = zstd.ZstdDecompressor()
        yield frame.decompress(body, _STEP)
        while not frame.eof:
            if frame.needs_input:
                raise EOFError("it ends too early")
            yield frame.decompress(b"", _STEP)
        body = frame.unused_data


_DECODERS: Final[dict[bytes, Callable[[bytes], Iterator[bytes]]]] = {
    b"gzip": _gzip,
    b"x-gzip": _gzip,
    b"deflate": _deflate,
    b"br": _brotli,
    b"zstd": _zstd,
}
