"""Why a page that was asked for is not there: the crawler's errors in the project's words."""

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

from newsarchive.crawling.middleware import BlockedError
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
    """Say why an answer with this status, which is not 2xx, is no page."""
    return _STATUSES.get(status, Reason.SERVER_ERROR if status >= 500 else Reason.HTTP_ERROR)


def reason_of(failure: Failure) -> Reason:
    """Say why a request ended without a page. What nobody foresaw is an internal error."""
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
