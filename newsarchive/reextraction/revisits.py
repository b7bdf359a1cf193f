"""A revisit, with what the record that holds its body has. Pure."""

from dataclasses import replace
from http import HTTPStatus
from typing import Final

from newsarchive.captures import StoredResponse

# Without a response of its own, or with one that confirms the kept response: its headers hold, as in a crawl.
_OF_KEPT: Final = (0, HTTPStatus.NOT_MODIFIED)


def with_body_of(revisit: StoredResponse, kept: StoredResponse) -> StoredResponse:
    """Return a revisit with the body of the kept response, and with its status and further headers if the revisit has no response of its own."""
    status, headers = revisit.status, revisit.headers
    if status in _OF_KEPT:
        own = {name.lower() for name, _ in headers}
        status, headers = kept.status, headers + tuple(each for each in kept.headers if each[0].lower() not in own)
    return replace(
        revisit,
        status=status,
        headers=headers,
        body=kept.body,
        coded_body=kept.coded_body,
        problem=kept.problem,
        reason=kept.reason,
    )
