"""The errors of a request that ends without a page."""

from scrapy.exceptions import IgnoreRequest

from newsarchive.items import Reason


class NotFetchedError(IgnoreRequest):
    """A request ended without a page, for the reason given. It is not retried."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class NotStoredError(IgnoreRequest):
    """The run ends with this request, since what it needs of this computer fails: the next run requests the address again."""
