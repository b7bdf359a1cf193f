"""From the row of a capture to its bytes, with the digests verified."""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Engine

from newsarchive.archive.captures import ArchivedCapture, payload_of
from newsarchive.captures import CaptureError, Record, StoredResponse, exchange_at, file_of
from newsarchive.captures.records import payload_digest
from newsarchive.items import RecordLocation

_OUR_HASH = re.compile("sha1:[A-Z2-7]{32}")
_EMPTY_LINE = b"\r\n\r\n"
_WITHOUT_HTTP = ("resource", "conversion")


@dataclass(frozen=True, slots=True)
class CapturedBytes:
    """The bytes of a capture, equal to its digests.

    `record`: its own record; `body_at`: the record that holds the body, another one for a revisit. `body`: as a browser decodes it; `coded_body`:
    as it was received.
    """

    capture: ArchivedCapture
    location: RecordLocation
    record: Record
    body_at: RecordLocation
    body: bytes
    coded_body: bytes

    @property
    def head(self) -> bytes:
        """The headers of the record and, after an empty line, those of the response, if it has any."""
        data = self.record.data
        own_end = data.find(_EMPTY_LINE) + len(_EMPTY_LINE)
        if self.record.kind in _WITHOUT_HTTP:
            return data[:own_end]
        end = data.find(_EMPTY_LINE, own_end)
        return data if end < 0 else data[: end + len(_EMPTY_LINE)]


def bytes_of(engine: Engine, folder: Path, capture: ArchivedCapture) -> CapturedBytes:
    """Return the bytes of a capture. Raises CaptureError if they are not kept, are damaged, or are not those of the row."""
    location = _location(capture)
    own = exchange_at(file_of(folder, location.file), location.offset)
    body_at, response = location, own.response
    if own.response.is_revisit:
        holder = payload_of(engine, capture)
        if holder is None:
            raise CaptureError(
                f"The body of {_name(capture, location)} is missing: it is a revisit, and no capture of the archive has its body. "
                "`newsarchive capture check` lists all of these."
            )
        body_at = _location(holder)
        response = exchange_at(file_of(folder, body_at.file), body_at.offset).response
    wrong = [*faults(capture, own.response), *(faults(capture, response) if body_at != location else [])]
    if wrong:
        raise CaptureError(
            f"{_name(capture, location)} is not what the archive has of it: {'; '.join(wrong)}. Restore the file from a copy; "
            "`newsarchive capture check` lists all that is wrong."
        )
    return CapturedBytes(capture, location, own.record, body_at, body_of(response, capture.digest), response.coded_body)


def faults(capture: ArchivedCapture, response: StoredResponse) -> list[str]:
    """Return in which ways a record is not the one that the row of a capture describes. Of a revisit its statements are compared."""
    found = []
    expected = capture.record.payload_digest if capture.record else None
    if response.payload_digest not in (None, expected):
        found.append(f"the record states the payload digest {response.payload_digest}, the row {expected}")
    if response.is_revisit:
        return found
    # Of the bytes as received, or, as some crawlers have it, of those without codings; some use other hashes.
    received = payload_digest(response.coded_body)
    if _OUR_HASH.fullmatch(expected or "") and expected not in (received, payload_digest(response.body)):
        found.append(f"the payload digest of its bytes is {received}, not {expected}")
    # What cannot be decoded as it was received has no other digest to compare.
    elif response.problem is None and capture.digest and _sha256(body_of(response, capture.digest)) != capture.digest:
        found.append(f"the SHA-256 of its body is {_sha256(response.body)}, not {capture.digest}")
    return found


def body_of(response: StoredResponse, digest: str | None) -> bytes:
    """Return the body that the digest of a row is of: without codings, unless the crawl kept what looks like one (sitemap.xml.gz)."""
    return response.coded_body if _sha256(response.coded_body) == digest else response.body


def _location(capture: ArchivedCapture) -> RecordLocation:
    if capture.record is None:
        raise CaptureError(
            f"The response of {capture.url} was not kept: captures were switched off, or there was none."
        )
    return capture.record


def _name(capture: ArchivedCapture, location: RecordLocation) -> str:
    return f"{capture.url} in {location.file} at {location.offset}"


def _sha256(body: bytes) -> str:
    return sha256(body).hexdigest()
