"""What goes into a WARC file and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from newsarchive.items import Reason

Headers = tuple[tuple[str, str], ...]


def new_record_id() -> str:
    """Return a WARC-Record-ID that no other record has."""
    return f"<urn:uuid:{uuid4()}>"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and the response to it, as they went over the network.

    `body` is as received: its content coding (gzip, br) is kept, the chunks of the transfer are joined. `fetched_at` is an aware instant.
    `fields`: what is known of the request, for the metadata record: which source named the address, and what it stated of it. `unmodified`: the body
    that has not changed, if the status is 304. `rendered_from`: the `record_id` of the response that a browser has rendered: the body is then the
    rendered document, and went over no network. `record_id`: the WARC-Record-ID of the record.
    """

    url: str
    fetched_at: datetime
    method: str
    request_headers: Headers
    status: int
    response_headers: Headers
    body: bytes
    fields: Mapping[str, str] = field(default_factory=dict)
    unmodified: "Unmodified | None" = None
    rendered_from: str | None = None
    record_id: str = field(default_factory=new_record_id)


@dataclass(frozen=True, slots=True)
class KeptPayload:
    """A body that is already kept: the address and instant of the record that holds it, and the identity of that record, if it is known."""

    url: str
    fetched_at: datetime
    record_id: str | None = None


@dataclass(frozen=True, slots=True)
class Unmodified:
    """The body for which a site answered that it has not changed: where it is kept, and its payload digest."""

    kept: KeptPayload
    digest: str


@dataclass(frozen=True, slots=True)
class StoredResponse:
    """A response read from a WARC file.

    `body`: without transfer and content coding; `coded_body`: as the record holds it. `payload_digest`: as the record declares it, None if it
    does not. `is_revisit`: the record has no body of its own; `refers_to`: the record that has it, if it names one. `record_id`: the WARC-Record-ID
    of the record. `offset`, `length`: where the
    record is in its file, in bytes as stored. `problem`: what is wrong with its body, in words,
    and `reason` the same for a capture; None if nothing is. `fields`: what our own metadata record states of the fetch (via, outlet, kind, and what
    the source stated of the address); empty in files of others.
    """

    url: str
    fetched_at: datetime | None
    status: int
    headers: Headers
    body: bytes
    coded_body: bytes
    payload_digest: str | None
    is_revisit: bool
    offset: int
    problem: str | None = None
    reason: Reason | None = None
    length: int = 0
    refers_to: KeptPayload | None = None
    record_id: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)

    def header(self, name: str) -> str | None:
        """Return the last header of a name, without regard to case, or None: of two, a crawl uses the last."""
        return next((value for key, value in reversed(self.headers) if key.lower() == name.lower()), None)
