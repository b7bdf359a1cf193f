"""The instant at which a response arrived. How pages are requested is in `transport`."""

from datetime import UTC, datetime

from scrapy import Request
from scrapy.http import Response


class FetchTimeMiddleware:
    """The fetch time of a page, taken when the response arrives, before it waits in any queue.

    Sets `fetched_at` (UTC) in the request's meta, unless the download handler of a replay has set it.
    """

    def process_response(self, request: Request, response: Response) -> Response:
        """Set the fetch time of a response."""
        request.meta.setdefault("fetched_at", datetime.now(UTC))
        return response
