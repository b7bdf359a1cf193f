"""From a WARC record to a stored response: addresses, instants, headers, and the body without its codings."""

from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from fastwarc.warc import HeaderMap, WarcRecord, WarcRecordType

from newsarchive.captures.coding import LARGEST, CodingError, TooLargeError, decoded
from newsarchive.captures.exchange import Headers, KeptPayload, StoredResponse
from newsarchive.captures.records import payload_digest
from newsarchive.items import Reason

_EXTRA = b"\r\n"
_WITHOUT_HTTP = WarcRecordType.resource | WarcRecordType.conversion
_OURS = frozenset({"outlet", "kind"})  # fields that no other crawler's metadata has


def stored_response(record: WarcRecord, offset: int, *, is_whole: bool) -> StoredResponse:
    """Return the response of a record whose content is in memory. `is_whole` False: only its first LARGEST bytes are."""
    headers = record.headers
    status, fields = _status_and_headers(record)
    coded = bytes(record.reader.read())
    url = target(record)
    declared = headers.get("WARC-Payload-Digest")
    body, problem, reason = _decoded(coded, fields, url, declared)
    if truncated := headers.get("WARC-Truncated"):
        problem, reason = f"it was cut when it was fetched ({truncated})", Reason.TRUNCATED
    if not is_whole:
        problem, reason = f"it is larger than {LARGEST} bytes", Reason.TOO_LARGE
    return StoredResponse(
        url=url,
        fetched_at=instant(headers.get("WARC-Date")),
        status=status,
        headers=fields,
        body=body,
        coded_body=coded,
        payload_digest=declared,
        is_revisit=record.record_type == WarcRecordType.revisit,
        offset=offset,
        problem=problem,
        reason=reason,
        refers_to=_refers_to(headers),
        record_id=record.record_id,
    )


def _status_and_headers(record: WarcRecord) -> tuple[int, Headers]:
    """Return the status and the headers of HTTP; resources and rendered documents have none."""
    if record.record_type & _WITHOUT_HTTP:
        return 200, (("Content-Type", record.headers.get("Content-Type") or ""),)
    record.parse_http(quirks_mode=True)  # header lines of old servers end with LF alone
    if not record.is_http_parsed:
        return 0, ()
    http = record.http_headers
    return http.status_code or 0, tuple((str(name), str(value)) for name, value in http.astuples())


def target(record: WarcRecord) -> str:
    """Return the address of a record; wget writes it in brackets."""
    return (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")


def is_of_web(record: WarcRecord) -> bool:
    """True for what has an address of the web. Of conversions only documents are meant: those of others are plain text."""
    is_other = record.record_type == WarcRecordType.conversion and "html" not in (
        record.headers.get("Content-Type") or ""
    )
    return target(record).startswith(("http://", "https://")) and not is_other


def instant(text: str | None) -> datetime | None:
    """Return a WARC-Date as an instant in UTC; None if it is missing, none, or outside of the years 1 to 9999."""
    try:
        found = datetime.fromisoformat((text or "").strip())
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def our_fields(content: bytes) -> Mapping[str, str]:
    """Return the fields of a metadata record that this program wrote; nothing for those of others."""
    lines = (line.partition(": ") for line in content.decode("utf-8", "replace").split("\r\n"))
    found = {name: value for name, separator, value in lines if separator}
    return found if found.keys() >= _OURS else {}


def _refers_to(headers: HeaderMap) -> KeptPayload | None:
    url, at = headers.get("WARC-Refers-To-Target-URI"), instant(headers.get("WARC-Refers-To-Date"))
    return KeptPayload(url.strip().strip("<>"), at) if url and at else None


def _decoded(coded: bytes, headers: Headers, url: str, digest: str | None) -> tuple[bytes, str | None, Reason | None]:
    """Return a body without codings, and what is wrong with it; a body that cannot be decoded is returned as it is."""
    body = coded
    # Common Crawl wrote one line break too many before the bodies of 2018. Pages begin with one too: the digest decides.
    if coded.startswith(_EXTRA) and payload_digest(coded) != digest:
        body = coded.removeprefix(_EXTRA)
    try:
        return decoded(body, _first(headers, "content-encoding"), is_gzip_file=_is_gzip_file(headers, url)), None, None
    except TooLargeError as error:
        return body, str(error), Reason.TOO_LARGE
    except CodingError as error:
        return body, str(error), Reason.BROKEN_ANSWER


def _is_gzip_file(headers: Headers, url: str) -> bool:
    if "gzip" in (_first(headers, "content-type") or ""):
        return True
    try:
        return urlsplit(url).path.endswith(".gz")
    except ValueError:
        return False


def _first(headers: Headers, name: str) -> str | None:
    return next((value for key, value in headers if key.lower() == name), None)
