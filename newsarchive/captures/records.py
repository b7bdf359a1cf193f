"""WARC 1.1 records (ISO 28500:2017) as bytes: one gzip member each.

The bytes are joined here and not by warcio, whose builder takes more time than the compression; the tests read every kind of record with warcio.
"""

import base64
import gzip
import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urlsplit, urlunsplit

from newsarchive.captures.exchange import Exchange, Headers, KeptPayload, new_record_id

_LEVEL = 6  # of gzip: 9 costs twice the time and saves under 1 % on news pages
_FIELDS = "application/warc-fields"
_SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
# These describe how the body was transferred, and would make a reader decode the joined body once more.
_TRANSFER = frozenset({"transfer-encoding"})


def payload_digest(body: bytes) -> str:
    """Return the digest of a body as WARC writes it: SHA-1 in base32, which every reader of WARC checks."""
    return f"sha1:{base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()}"


def warc_date(instant: datetime) -> str:
    """Return an instant as WARC-Date: UTC with microseconds."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def warcinfo(filename: str, info: Mapping[str, str], now: datetime) -> bytes:
    """Return the record that begins a WARC file: which program wrote it, for whom, and by which rules."""
    block = _fields({**info, "format": "WARC File Format 1.1"})
    return _member("warcinfo", new_record_id(), now, block, [("WARC-Filename", filename)], _FIELDS)


def response_records(exchange: Exchange, digest: str, kept: KeptPayload | None) -> tuple[bytes, bytes]:
    """Return the record of a response, and those of its request and its metadata, if it has any.

    `kept`: the record that holds the same body; the response is then a revisit without it. `digest`: that of the body, kept or not.
    """
    identity = exchange.record_id
    target = ("WARC-Target-URI", exchange.url)
    beside = [target, ("WARC-Concurrent-To", identity)]
    rest = _member("request", new_record_id(), exchange.fetched_at, _request(exchange), beside, _http("request"))
    rest += _metadata(exchange, beside)
    head = _head(f"HTTP/1.1 {exchange.status} {_phrase(exchange.status)}", _stored(exchange.response_headers))
    of_payload = [target, ("WARC-Payload-Digest", digest)]
    if not kept:
        response = _member(
            "response", identity, exchange.fetched_at, head + exchange.body, of_payload, _http("response")
        )
        return response, rest
    of_payload += [
        ("WARC-Profile", _NOT_MODIFIED if exchange.unmodified else _SAME_PAYLOAD),
        *([("WARC-Refers-To", kept.record_id)] if kept.record_id else []),
        ("WARC-Refers-To-Target-URI", kept.url),
        ("WARC-Refers-To-Date", warc_date(kept.fetched_at)),
    ]
    return _member("revisit", identity, exchange.fetched_at, head, of_payload, _http("response")), rest


def rendered_records(exchange: Exchange, digest: str) -> tuple[bytes, bytes]:
    """Return the record of a rendered document, a conversion of the response that it was made from, and that of its metadata, if it has any."""
    target = ("WARC-Target-URI", exchange.url)
    headers = [target, ("WARC-Payload-Digest", digest), ("WARC-Refers-To", exchange.rendered_from or "")]
    content_type = next((value for name, value in exchange.response_headers if name == "Content-Type"), "text/html")
    document = _member("conversion", exchange.record_id, exchange.fetched_at, exchange.body, headers, content_type)
    return document, _metadata(exchange, [target, ("WARC-Concurrent-To", exchange.record_id)])


def _metadata(exchange: Exchange, headers: Iterable[tuple[str, str]]) -> bytes:
    """Return the record of what is known of a request; nothing if nothing is."""
    if not exchange.fields:
        return b""
    return _member("metadata", new_record_id(), exchange.fetched_at, _fields(exchange.fields), headers, _FIELDS)


def _request(exchange: Exchange) -> bytes:
    address = urlsplit(exchange.url)
    path = urlunsplit(("", "", address.path or "/", address.query, ""))
    headers = list(exchange.request_headers)
    if not any(name.lower() == "host" for name, _ in headers):
        headers.insert(0, ("Host", address.netloc))
    return _head(f"{exchange.method} {path} HTTP/1.1", headers)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _stored(headers: Headers) -> Iterable[tuple[str, str]]:
    """Yield headers as they are stored; one that no longer describes the body is kept under the name that crawlers use for it."""
    return ((f"X-Crawler-{name}" if name.lower() in _TRANSFER else name, value) for name, value in headers)


def _http(kind: str) -> str:
    return f"application/http; msgtype={kind}"


def _fields(fields: Mapping[str, str]) -> bytes:
    """Return a block of fields, a line each: a line break within a value becomes a space."""
    return "".join(f"{name}: {' '.join(value.splitlines())}\r\n" for name, value in fields.items()).encode()


def _head(first_line: str, headers: Iterable[tuple[str, str]]) -> bytes:
    text = "".join([first_line, "\r\n", *(f"{name}: {value}\r\n" for name, value in headers), "\r\n"])
    try:
        return text.encode("latin-1")  # as header bytes are decoded: gives these bytes back
    except UnicodeEncodeError:
        return text.encode()


def _member(
    kind: str, identity: str, at: datetime, block: bytes, headers: Iterable[tuple[str, str]], content_type: str
) -> bytes:
    """Return a record as a gzip member."""
    fields = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", identity),
        ("WARC-Date", warc_date(at)),
        *headers,
        ("WARC-Block-Digest", payload_digest(block)),
        ("Content-Type", content_type),
        ("Content-Length", str(len(block))),
    ]
    head = "".join(["WARC/1.1\r\n", *(f"{name}: {value}\r\n" for name, value in fields), "\r\n"]).encode()
    return gzip.compress(b"".join((head, block, b"\r\n\r\n")), _LEVEL, mtime=0)
