"""The index of a web archive: a CDXJ line for each response, sorted by SURT key (sort-friendly URI) and time."""

import gzip
import json
import re
from collections.abc import Iterable, Sequence
from datetime import UTC
from urllib.parse import quote, urlsplit

from newsarchive.captures.scan import KeptExchange

INDEX = "index.cdx.gz"
_WWW = re.compile(r"www\d*\.")
_SLASHES = re.compile(r"/{2,}")
_PORTS = {"http": 80, "https": 443}
_SAFE = "!$%&'()*+,/:;=?@[]~"
_BLOCK = 3000  # lines that are compressed together, as other archives do


def surt(url: str) -> str:
    """Return the key by which web archives sort and find an address: `com,example)/news/1?a=1`.

    Scheme, `www.`, letter case, usual ports, a slash at the end and the order of parameters make no difference. Raises ValueError for what
    cannot be split.
    """
    parts = urlsplit(url.lower())
    host = _WWW.sub("", (parts.hostname or "").encode("idna").decode("ascii"), count=1)
    port = f":{parts.port}" if parts.port and parts.port != _PORTS.get(parts.scheme) else ""
    path = _SLASHES.sub("/", parts.path).rstrip("/") or "/"
    query = "&".join(sorted(parts.query.split("&")))
    return f"{','.join(reversed(host.split('.')))}{port}){_escaped(path)}{f'?{_escaped(query)}' if query else ''}"


def cdxj_line(kept: KeptExchange, filename: str, offset: int, length: int) -> str | None:
    """Return the line of a response whose record is in a file at a place; None if it has no date or no address to be found by.

    A rendered document has none either: programs that replay render what the site sent once more.
    """
    response = kept.response
    if response.fetched_at is None or kept.record.kind == "conversion":
        return None
    try:
        key = surt(response.url)
    except ValueError:
        return None
    mime = (response.header("Content-Type") or "").partition(";")[0].strip().lower() or "unk"
    fields = {
        "url": response.url,
        "mime": "warc/revisit" if response.is_revisit else mime,
        "status": str(response.status),
        "digest": response.payload_digest or "-",
        "length": str(length),
        "offset": str(offset),
        "filename": filename,
    }
    return f"{key} {response.fetched_at.astimezone(UTC):%Y%m%d%H%M%S} {json.dumps(fields)}\n"


def compressed_index(lines: Iterable[str]) -> tuple[bytes, bytes]:
    """Return the lines of an index, sorted, as compressed blocks, and the second index that leads to the blocks."""
    ordered = sorted(lines)
    blocks: list[bytes] = []
    entries = [f"!meta 0 {json.dumps({'format': 'cdxj-gzip-1.0', 'filename': INDEX})}\n"]
    position = 0
    for at in range(0, len(ordered), _BLOCK):
        block = _compressed(ordered[at : at + _BLOCK])
        where = {"offset": position, "length": len(block)}
        entries.append(f"{ordered[at].partition(' {')[0]} {json.dumps(where)}\n")
        blocks.append(block)
        position += len(block)
    return b"".join(blocks), "".join(entries).encode()


def _compressed(lines: Sequence[str]) -> bytes:
    return gzip.compress("".join(lines).encode(), mtime=0)


def _escaped(text: str) -> str:
    return quote(text, safe=_SAFE).lower()
