"""Each article once: by its address within a run, by its content across the archive."""

from datetime import datetime

from itemadapter import ItemAdapter

from newsarchive.archive import content_hash
from newsarchive.items import CapturedPage


class DeduplicatePipeline:
    """Remove an article from a page if the run has given the same one before at the same address.

    The article is stored once; both captures are kept.
    """

    def __init__(self) -> None:
        self._last: dict[str, tuple[str, datetime | None, datetime | None]] = {}

    def process_item(self, item: CapturedPage) -> CapturedPage:
        """Remove a repeated article from its page."""
        adapter = ItemAdapter(item)
        article = adapter["article"]
        if article is None:
            return item
        address = article.canonical_url or article.url
        # The times belong to it: of two readings of "2 hours ago" the archive keeps that of the earlier capture.
        content = (content_hash(article), article.published_at, article.modified_at)
        if self._last.get(address) == content:
            adapter["article"] = None
        self._last[address] = content
        return item
