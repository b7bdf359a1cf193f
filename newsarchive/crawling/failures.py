"""Why a requested page could not be fetched: the crawler's errors as reasons of the project."""

from typing import Protocol

from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet import error

from newsarchive.crawling.transport.errors import NotFetchedError
from newsarchive.items import Reason
from newsarchive.outlets.answers import reason_of_status

_ERRORS: tuple[tuple[type[Exception], Reason], ...] = (
    (DownloadTimeoutError, Reason.TIMEOUT),
    (DownloadCancelledError, Reason.TOO_LARGE),
    (ResponseDataLossError, Reason.BROKEN_ANSWER),
    (CannotResolveHostError, Reason.UNREACHABLE),
    (DownloadConnectionRefusedError, Reason.UNREACHABLE),
    (DownloadFailedError, Reason.BROKEN_ANSWER),
    (UnsupportedURLSchemeError, Reason.BAD_ADDRESS),
    (error.ConnectionLost, Reason.BROKEN_ANSWER),
    (error.ConnectionDone, Reason.BROKEN_ANSWER),
    (error.ConnectError, Reason.UNREACHABLE),
    (OSError, Reason.BROKEN_ANSWER),
)


class RequestFailure(Protocol):
    """A failure as Scrapy passes it to the errback of a request."""

    value: BaseException | None
    request: Request


def reason_of(value: BaseException | None) -> Reason:
    """Return the reason for which a request ended without a page; `internal_error` for an unknown error."""
    if isinstance(value, HttpError):
        return reason_of_status(value.response.status)
    if isinstance(value, NotFetchedError):
        return value.reason
    for kind, reason in _ERRORS:
        if isinstance(value, kind):
            return reason
    return Reason.INTERNAL_ERROR
