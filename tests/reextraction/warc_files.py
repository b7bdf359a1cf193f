"""WARC files as the programs of others write them, made by hand."""

import base64
import gzip
import hashlib
from collections.abc import Iterable
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from tests.reextraction.stored import SITE

DATE = "2026-11-29T04:30:00Z"


def http(body: bytes, status: str = "200 OK", headers: str = "Content-Type: text/html; charset=utf-8\r\n") -> bytes:
    """Return a response of HTTP."""
    return f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body


def record(
    url: str,
    block: bytes,
    kind: str = "response",
    date: str = DATE,
    version: str = "1.0",
    more: str = "",
    content_type: str = "application/http; msgtype=response",
) -> bytes:
    """Return a record, not compressed."""
    identity = uuid5(NAMESPACE_URL, f"{url} {date} {kind}")
    head = (
        f"WARC/{version}\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{identity}>\r\nWARC-Date: {date}\r\n"
        f"WARC-Target-URI: {url}\r\n{more}Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def page(path: str, body: bytes, **options: str) -> bytes:
    """Return the record of a page of the outlet."""
    return record(SITE + path, http(body), **options)


def sha1(body: bytes) -> str:
    """Return a digest as WARC writes it."""
    return f"sha1:{base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()}"


def written(path: Path, records: Iterable[bytes]) -> Path:
    """Write a WARC file, a gzip member for each record if its name ends with .gz; return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(gzip.compress(each) if path.suffix == ".gz" else each for each in records))
    return path
