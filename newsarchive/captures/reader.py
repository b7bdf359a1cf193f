"""Reading responses from WARC files, of this project and of others."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from newsarchive.captures.coding import CodingError, decoded
from newsarchive.captures.errors import CaptureError
from newsarchive.captures.exchange import Headers, StoredResponse
from newsarchive.captures.records import payload_digest
from newsarchive.captures.writer import UNFINISHED

_RESPONSES = WarcRecordType.response | WarcRecordType.revisit


class _Stream:
    """A file of which FastWARC sees `read` and `tell` alone: it panics on some streams that can seek (version 2.0.1)."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)

    def tell(self) -> int:
        return self._file.tell()


def file_of(folder: Path, name: str) -> Path:
    """Return the path of a WARC file, finished or not. Raises CaptureError if it is missing or outside of the folder."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise CaptureError(f"{name} is outside of {folder}.")
    for each in (path, path.with_name(path.name + UNFINISHED)):
        if each.is_file():
            return each
    raise CaptureError(f"{path} is missing. Is {folder} the folder of captures of this archive (--captures)?")


def read_at(path: Path, offset: int) -> StoredResponse:
    """Return the response whose record begins at an offset. Raises CaptureError."""
    try:
        with path.open("rb") as file:
            file.seek(offset)
            found = next(_responses(file, path), None)
    except OSError as error:
        raise CaptureError(f"{path} cannot be read at {offset}: {error}.") from error
    if found is None or found.offset != offset:
        raise CaptureError(
            f"{path} has no response at {offset}: the file is damaged, or not the one that the row names."
        )
    return found


def read_all(path: Path, file: IO[bytes] | None = None) -> Iterator[StoredResponse]:
    """Yield every response and revisit of a WARC file, in its order. Raises CaptureError where the file is damaged or cut.

    `file`: the open file, where it is part of another (WACZ); `path` names it in messages.
    """
    try:
        if file is not None:
            yield from _responses(file, path)
            return
        with path.open("rb") as opened:
            yield from _responses(opened, path)
    except OSError as error:
        raise CaptureError(f"{path} is damaged: {error}. The records before were read.") from error


def response_in(record: bytes, path: Path) -> StoredResponse:
    """Return the response of one record, not compressed; its offset is 0. `path` names its file in messages. Raises CaptureError."""
    try:
        found = next(_responses(BytesIO(record), path), None)
    except OSError as error:
        raise CaptureError(f"{path} holds a record that cannot be read: {error}.") from error
    if found is None:
        raise CaptureError(f"{path} holds a record that is no response.")
    return found


def _responses(file: IO[bytes], path: Path) -> Iterator[StoredResponse]:
    """Yield the responses of an open file from its position on."""
    stream: Any = _Stream(file)
    records = ArchiveIterator(stream, parse_http=False, auto_decode="none", inplace=False)
    for record in records:
        declared = record.headers.get("Content-Length")
        record.freeze()
        # A file that was cut ends without an error in FastWARC and in warcio (versions 2.0.1 and 1.8.1).
        if declared is None or record.content_length < int(declared):
            raise CaptureError(f"{path} is cut within its record at {record.stream_pos}. The records before were read.")
        if record.record_type & _RESPONSES:
            yield _response(record, record.stream_pos)


def _response(record: WarcRecord, offset: int) -> StoredResponse:
    headers = record.headers
    record.parse_http()
    http = record.http_headers
    fields = tuple((str(name), str(value)) for name, value in http.astuples()) if http else ()
    coded = bytes(record.reader.read())
    # Common Crawl wrote one line break too many before the bodies of 2018; other bodies begin with one of their own.
    is_extra = coded.startswith(b"\r\n") and headers.get("WARC-Payload-Digest") != payload_digest(coded)
    body, problem = _decoded(coded.removeprefix(b"\r\n") if is_extra else coded, fields)
    if truncated := headers.get("WARC-Truncated"):
        problem = f"it was cut when it was fetched ({truncated})"
    return StoredResponse(
        url=(headers.get("WARC-Target-URI") or "").strip("<>"),  # wget writes the brackets
        fetched_at=_instant(headers.get("WARC-Date")),
        status=(http.status_code or 0) if http else 0,
        headers=fields,
        body=body,
        coded_body=coded,
        payload_digest=headers.get("WARC-Payload-Digest"),
        is_revisit=record.record_type == WarcRecordType.revisit,
        offset=offset,
        problem=problem,
    )


def _decoded(body: bytes, headers: Headers) -> tuple[bytes, str | None]:
    """Return a body without codings, and what is wrong with it; a body that cannot be decoded is returned as it is."""
    try:
        return decoded(body, _first(headers, "content-encoding")), None
    except CodingError as error:
        return body, str(error)


def _first(headers: Headers, name: str) -> str | None:
    return next((value for key, value in headers if key.lower() == name), None)


def _instant(text: str | None) -> datetime | None:
    """Return a WARC-Date as an aware instant; None if it is missing or none."""
    try:
        found = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
