"""The project's own downloader middlewares."""

from datetime import UTC, datetime

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.offsite import OffsiteMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from newsarchive.crawling.guards import is_challenge


class OwnHostsMiddleware(OffsiteMiddleware):
    """Scrapy's guard against other hosts, with the spider informed: a redirect to another host is counted as a failed page."""

    def request_scheduled(self, request: Request, spider: Spider) -> None:
        """Do nothing: the request is refused later, when it is processed, where its errback is called."""


class FetchTimeMiddleware:
    """The fetch time of a page, taken when the response arrives, before it waits in any queue.

    Sets `fetched_at` (UTC) in the request's meta, unless the download handler of a replay has set it.
    """

    def process_response(self, request: Request, response: Response) -> Response:
        """Set the fetch time of a response."""
        request.meta.setdefault("fetched_at", datetime.now(UTC))
        return response


class BlockedError(IgnoreRequest):
    """A site answered with a challenge or a consent wall."""


class ChallengeMiddleware:
    """Challenges and consent walls are failures, whatever their status: not retried, not stored, not evaded."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Raise BlockedError if the response is a challenge page; otherwise return it."""
        if is_challenge(bytes(response.body), response.headers.get("cf-mitigated")):
            raise BlockedError(f"{request.url} answered with a challenge")
        return response
