"""Content-Encodings are undone whole or not at all."""

import gzip
import hashlib
import sys
import zlib

import brotli
import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response

from newsarchive.crawling.transport.encodings import ContentEncodingMiddleware, decoded
from newsarchive.crawling.transport.errors import NotFetchedError
from newsarchive.items import Reason

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# Larger than the steps in which it is decoded, and hard to compress.
BODY = hashlib.shake_256().digest(200_000)
LIMIT = 1_000_000


def _bare(body: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(body) + stream.flush()


ENCODED = {
    b"gzip": gzip.compress(BODY),
    b"x-gzip": gzip.compress(BODY),
    b"deflate": zlib.compress(BODY),
    b"br": brotli.compress(BODY),
    b"zstd": zstd.compress(BODY),
}


@pytest.mark.parametrize("name", ENCODED)
def test_a_whole_body_is_decoded(name: bytes) -> None:
    assert decoded(ENCODED[name], [name], LIMIT, "") == BODY


def test_bare_deflate_several_members_frames_and_layers_are_decoded() -> None:
    assert decoded(_bare(BODY), [b"deflate"], LIMIT, "") == BODY
    assert decoded(gzip.compress(b"a") + gzip.compress(b"b") + bytes(9), [b"gzip"], LIMIT, "") == b"ab"
    assert decoded(zstd.compress(b"a") + zstd.compress(b"b"), [b"zstd"], LIMIT, "") == b"ab"
    assert decoded(brotli.compress(ENCODED[b"gzip"]), [b"gzip", b"br"], LIMIT, "") == BODY


@pytest.mark.parametrize("name", ENCODED)
@pytest.mark.parametrize("kept", [0.01, 0.5, 0.9999])
def test_a_body_that_ends_early_is_a_broken_answer(name: bytes, kept: float) -> None:
    with pytest.raises(NotFetchedError) as broken:
        decoded(ENCODED[name][: int(len(ENCODED[name]) * kept)], [name], LIMIT, "")
    assert broken.value.reason is Reason.BROKEN_ANSWER


@pytest.mark.parametrize("name", ENCODED)
def test_a_body_in_another_encoding_is_a_broken_answer(name: bytes) -> None:
    with pytest.raises(NotFetchedError) as broken:
        decoded(b"<!DOCTYPE html><html><body>plain</body></html>", [name], LIMIT, "")
    assert broken.value.reason is Reason.BROKEN_ANSWER


@pytest.mark.parametrize("name", ENCODED)
def test_a_body_above_the_limit_is_too_large(name: bytes) -> None:
    with pytest.raises(NotFetchedError) as large:
        decoded(ENCODED[name], [name], len(BODY) - 1, "")
    assert large.value.reason is Reason.TOO_LARGE


@pytest.mark.parametrize("layers", [[b"lzma"], [b"gzip"] * 4, [b"gzip", b"x"]])
def test_unknown_and_too_many_encodings_are_broken_answers(layers: list[bytes]) -> None:
    with pytest.raises(NotFetchedError) as broken:
        decoded(ENCODED[b"gzip"], layers, LIMIT, "")
    assert broken.value.reason is Reason.BROKEN_ANSWER


@pytest.mark.parametrize("header", ["identity", "none", "UTF-8", ""])
def test_names_that_are_no_encoding_leave_the_body_as_it_is(header: str) -> None:
    response = Response("https://potrika.example/", body=b"<html>", headers={"Content-Encoding": header})
    middleware = ContentEncodingMiddleware(LIMIT)
    assert middleware.process_response(Request(response.url), response).body == b"<html>"


def test_the_response_gets_the_class_of_its_decoded_body() -> None:
    headers = {"Content-Encoding": "gzip", "Content-Type": "text/html"}
    response = Response("https://potrika.example/", body=gzip.compress(b"<html>"), headers=headers)
    result = ContentEncodingMiddleware(LIMIT).process_response(Request(response.url), response)
    assert isinstance(result, HtmlResponse)
    assert result.body == b"<html>"
    assert "Content-Encoding" not in result.headers
