"""What Scrapy's log leaves to us."""

from typing import Any

from scrapy.logformatter import LogFormatter


class OwnWords(LogFormatter):
    """Scrapy's log without the page of trace for each page that could not be had: the spider tells it in a line, with its reason."""

    def download_error(self, *_: Any, **__: Any) -> Any:
        """Log nothing."""
        return None
