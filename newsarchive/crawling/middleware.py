"""The project's own steps between crawler and site."""

from datetime import UTC, datetime

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.offsite import OffsiteMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from newsarchive.crawling.guards import is_challenge


class OwnHosts(OffsiteMiddleware):
    """Scrapy's guard against other hosts, heard by the spider: a redirect away is a page that failed, not one that vanished."""

    def request_scheduled(self, request: Request, spider: Spider) -> None:
        """Let a request be refused on its way, where its errback is told, rather than silently before."""


class FetchTime:
    """When a page was fetched, stamped where the answer arrives, before it waits in any queue.

    Sets `fetched_at` (UTC) in the request's meta, unless the download handler did: a replay knows better.
    """

    def process_response(self, request: Request, response: Response) -> Response:
        """Stamp an answer."""
        request.meta.setdefault("fetched_at", datetime.now(UTC))
        return response


class BlockedError(IgnoreRequest):
    """A site answered with a challenge or a consent wall."""


class Challenges:
    """Challenges and consent walls are failures, whatever their status: not retried, not stored, not evaded."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Refuse an answer that is none."""
        if is_challenge(bytes(response.body), response.headers.get("cf-mitigated")):
            raise BlockedError(f"{request.url} answered with a challenge")
        return response
