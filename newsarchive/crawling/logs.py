"""The format of Scrapy's log."""

from typing import Any

from scrapy.logformatter import LogFormatter


class QuietLogFormatter(LogFormatter):
    """Scrapy's log without a traceback for each page that could not be fetched: the spider logs one line with the reason."""

    def download_error(self, *_: Any, **__: Any) -> Any:
        """Log nothing."""
        return None
