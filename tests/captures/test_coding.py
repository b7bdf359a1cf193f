"""Codings of bodies: what the headers state and what the bytes have need not agree."""

import gzip
import sys
import zlib
from collections.abc import Callable

import brotli
import pytest

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from newsarchive.captures import CodingError, coding, decoded
from tests.captures.exchanges import PAGE


def chunked(body: bytes) -> bytes:
    half = len(body) // 2
    parts = (body[:half], body[half:], b"")
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (PAGE, None),
        (gzip.compress(PAGE), "gzip"),
        (PAGE, "gzip"),  # decoded by the crawler, which kept the header
        (gzip.compress(PAGE), None),  # the header was dropped, the coding was not
        (chunked(PAGE), None),
        (chunked(gzip.compress(PAGE)), "gzip"),
        (zlib.compress(PAGE), "deflate"),
        (zlib.compress(PAGE)[2:-4], "deflate"),  # without the frame of zlib, as some servers send it
        (brotli.compress(PAGE), "br"),
        (PAGE, "br"),
        (zstd.compress(PAGE), "zstd"),
        (PAGE, "zstd"),
        (gzip.compress(gzip.compress(PAGE)), "gzip, gzip"),
        (PAGE, "identity"),
        (PAGE, "something-new"),
    ],
)
def test_every_shape_gives_the_page(body: bytes, header: str | None) -> None:
    assert decoded(body, header) == PAGE


def test_text_that_begins_like_a_chunk_is_kept() -> None:
    assert decoded(b"42\r\nis the answer, and no chunk", None) == b"42\r\nis the answer, and no chunk"


def test_a_chunked_body_that_was_cut_keeps_its_chunks() -> None:
    assert decoded(b"5\r\nfirst\r\n6\r\nsecond", None) == b"firstsecond"
    assert decoded(b"5\r\nfirst\r\n6\r\nsec", None) == b"firstsec"


@pytest.mark.parametrize(
    ("body", "header"), [(gzip.compress(PAGE)[:-20], "gzip"), (brotli.compress(PAGE)[:-9], "br")], ids=["gzip", "br"]
)
def test_a_body_that_was_cut_is_an_error(body: bytes, header: str) -> None:
    with pytest.raises(CodingError):
        decoded(body, header)


@pytest.mark.parametrize(
    ("bomb", "header"),
    [(gzip.compress, "gzip"), (zlib.compress, "deflate"), (brotli.compress, "br"), (zstd.compress, "zstd")],
)
def test_a_bomb_is_an_error(monkeypatch: pytest.MonkeyPatch, bomb: Callable[[bytes], bytes], header: str) -> None:
    monkeypatch.setattr(coding, "LARGEST", 100_000)
    with pytest.raises(CodingError, match="larger"):
        decoded(bomb(bytes(1_000_000)), header)
