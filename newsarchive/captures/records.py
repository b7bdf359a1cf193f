"""WARC 1.1 records (ISO 28500:2017) as bytes: one gzip member each."""

import base64
import gzip
import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from urllib.parse import urlsplit, urlunsplit

from warcio.recordbuilder import RecordBuilder
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsarchive.captures.exchange import Exchange, Headers, KeptPayload

VERSION = "1.1"
_LEVEL = 6  # of gzip: 9 costs twice the time and saves under 1 % on news pages
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
    builder = RecordBuilder(warc_version=VERSION)
    record = builder.create_warcinfo_record(filename, {**info, "format": "WARC File Format 1.1"})
    record.rec_headers.replace_header("WARC-Date", warc_date(now))
    return _member(record)


def response_records(exchange: Exchange, digest: str, kept: KeptPayload | None) -> tuple[bytes, bytes]:
    """Return the record of a response, and those of its request and, if a source named the address, its metadata.

    `kept`: the record that holds the same body; the response is then a revisit without it.
    """
    builder = RecordBuilder(warc_version=VERSION)
    response = _response(builder, exchange, digest, kept)
    identity = response.rec_headers.get_header("WARC-Record-ID")
    beside = {"WARC-Date": warc_date(exchange.fetched_at), "WARC-Concurrent-To": identity}
    rest = _member(_request(builder, exchange, beside))
    if exchange.source:
        fields = f"via: {exchange.source}\r\n".encode()
        rest += _member(
            builder.create_warc_record(
                exchange.url, "metadata", BytesIO(fields), len(fields), "application/warc-fields", dict(beside)
            )
        )
    return _member(response), rest


def _response(builder: RecordBuilder, exchange: Exchange, digest: str, kept: KeptPayload | None) -> ArcWarcRecord:
    http = StatusAndHeaders(_status_line(exchange.status), _stored(exchange.response_headers), protocol="HTTP/1.1")
    headers = {"WARC-Date": warc_date(exchange.fetched_at)}
    if kept:
        return builder.create_revisit_record(
            exchange.url, digest, kept.url, warc_date(kept.fetched_at), http_headers=http, warc_headers_dict=headers
        )
    headers["WARC-Payload-Digest"] = digest
    body = BytesIO(exchange.body)
    return builder.create_warc_record(
        exchange.url, "response", body, len(exchange.body), warc_headers_dict=headers, http_headers=http
    )


def _request(builder: RecordBuilder, exchange: Exchange, headers: Mapping[str, str]) -> ArcWarcRecord:
    address = urlsplit(exchange.url)
    path = urlunsplit(("", "", address.path or "/", address.query, ""))
    fields = list(exchange.request_headers)
    if not any(name.lower() == "host" for name, _ in fields):
        fields.insert(0, ("Host", address.netloc))
    line = f"{exchange.method} {path} HTTP/1.1"
    http = StatusAndHeaders(line, fields, is_http_request=True)
    return builder.create_warc_record(
        exchange.url, "request", BytesIO(), 0, warc_headers_dict=dict(headers), http_headers=http
    )


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} "


def _stored(headers: Headers) -> list[tuple[str, str]]:
    """Return headers as they are stored; one that no longer describes the body is kept under the name that crawlers use for it."""
    return [(f"X-Crawler-{name}" if name.lower() in _TRANSFER else name, value) for name, value in headers]


def _member(record: ArcWarcRecord) -> bytes:
    out = BytesIO()
    WARCWriter(out, gzip=False, warc_version=VERSION).write_record(record)
    return gzip.compress(out.getvalue(), _LEVEL, mtime=0)
