"""Why a requested page could not be fetched: the crawler's errors as reasons of the project."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet import error
from twisted.python.failure import Failure

from newsarchive.crawling.middlewares import BlockedError
from newsarchive.items import Reason

_STATUSES = {
    401: Reason.FORBIDDEN,
    403: Reason.FORBIDDEN,
    404: Reason.NOT_FOUND,
    410: Reason.NOT_FOUND,
    429: Reason.FORBIDDEN,
    451: Reason.FORBIDDEN,
}
_ERRORS: tuple[tuple[type[Exception], Reason], ...] = (
    (DownloadTimeoutError, Reason.TIMEOUT),
    (DownloadCancelledError, Reason.TOO_LARGE),
    (ResponseDataLossError, Reason.BROKEN_ANSWER),
    (CannotResolveHostError, Reason.UNREACHABLE),
    (DownloadConnectionRefusedError, Reason.UNREACHABLE),
    (DownloadFailedError, Reason.BROKEN_ANSWER),
    (error.ConnectionLost, Reason.BROKEN_ANSWER),
    (error.ConnectionDone, Reason.BROKEN_ANSWER),
    (error.ConnectError, Reason.UNREACHABLE),
    (OSError, Reason.BROKEN_ANSWER),
)


def reason_of_status(status: int) -> Reason:
    """Return the reason for a status other than 2xx."""
    return _STATUSES.get(status, Reason.SERVER_ERROR if status >= 500 else Reason.HTTP_ERROR)


def reason_of(failure: Failure) -> Reason:
    """Return the reason for which a request ended without a page; `internal_error` for an unknown error."""
    value = failure.value
    if isinstance(value, HttpError):
        return reason_of_status(value.response.status)
    if isinstance(value, BlockedError):
        return Reason.BLOCKED
    if isinstance(value, IgnoreRequest):
        return Reason.ROBOTS if "robots" in str(value).lower() else Reason.OFF_SITE
    for kind, reason in _ERRORS:
        if isinstance(value, kind):
            return reason
    return Reason.INTERNAL_ERROR
