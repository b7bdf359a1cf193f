"""The progress bar of a crawl: on a terminal only."""

from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from scrapy import signals
from scrapy.crawler import Crawler


class Progress:
    """One bar for each outlet: pages received, of those requested so far."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        columns = (
            TextColumn("{task.description:20}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("pages"),
            TimeElapsedColumn(),
        )
        self._bars = Bars(*columns, console=console, disable=not console.is_terminal)

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def watch(self, name: str, crawler: Crawler) -> None:
        """Add a bar for a crawler's pages."""
        bar = self._bars.add_task(name, total=0)
        requested = 0

        def scheduled() -> None:
            nonlocal requested
            requested += 1
            self._bars.update(bar, total=requested)

        def received() -> None:
            self._bars.advance(bar)

        crawler.signals.connect(scheduled, signal=signals.request_scheduled, weak=False)
        crawler.signals.connect(received, signal=signals.response_received, weak=False)
