"""The progress of a crawl, on a terminal only: a bar for all outlets, and below it the running ones, as many as fit."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Self

from rich.console import Console, ConsoleOptions, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from scrapy import signals
from scrapy.crawler import Crawler

_UNUSED_LINES = 3  # below the progress: the line of further outlets, the cursor, one for what the log writes
_RATE_SECONDS = 10.0  # the rate is that of the last seconds


@dataclass(slots=True)
class Pages:
    """The pages of one outlet: those that were asked for so far, and those of them that are done."""

    known: int = 0
    done: int = 0
    is_running: bool = True


@dataclass(slots=True)
class Totals:
    """The pages of all outlets and how fast they are done. `clock` returns seconds."""

    outlets: dict[str, Pages] = field(default_factory=dict)
    clock: Callable[[], float] = time.monotonic
    started: float = 0.0
    _samples: list[tuple[float, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.started = self.clock()

    @property
    def known(self) -> int:
        """The number of pages asked for."""
        return sum(pages.known for pages in self._pages())

    @property
    def done(self) -> int:
        """The number of pages done."""
        return sum(pages.done for pages in self._pages())

    @property
    def ended(self) -> int:
        """The number of outlets whose run has ended."""
        return sum(not pages.is_running for pages in self._pages())

    @property
    def elapsed(self) -> float:
        """The seconds since the start."""
        return self.clock() - self.started

    def running(self) -> list[tuple[str, Pages]]:
        """Return the running outlets with their pages, those with the most pages left first: the others end soon."""
        found = [(name, pages) for name, pages in list(self.outlets.items()) if pages.is_running and pages.known]
        return sorted(found, key=lambda named: named[1].done - named[1].known)

    def rate(self) -> float:
        """Return the pages a second over the last seconds."""
        now = self.clock()
        self._samples.append((now, self.done))
        while len(self._samples) > 2 and self._samples[1][0] <= now - _RATE_SECONDS:
            self._samples.pop(0)
        (then, before), (_, after) = self._samples[0], self._samples[-1]
        seconds = now - then if now > then else self.elapsed
        return (after - before if now > then else after) / seconds if seconds > 0 else 0.0

    def _pages(self) -> list[Pages]:
        # A list at once: outlets are added while another thread draws.
        return list(self.outlets.values())


class Progress:
    """The display of a crawl on standard error, redrawn while its block runs."""

    def __init__(self) -> None:
        # NO_COLOR counts if it is not empty: https://no-color.org
        self._console = Console(stderr=True, highlight=False, no_color=bool(os.environ.get("NO_COLOR")))
        self._totals = Totals()
        self._live = Live(
            console=self._console,
            get_renderable=lambda: _Display(self._totals),
            refresh_per_second=5,
            redirect_stdout=False,
        )

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def watch(self, name: str, crawler: Crawler) -> None:
        """Count the pages of a crawler."""
        pages = self._totals.outlets.setdefault(name, Pages())

        def count() -> None:
            _count(pages, crawler)

        def end() -> None:
            pages.done, pages.is_running = pages.known, False

        for signal in (signals.request_scheduled, signals.request_left_downloader, signals.response_received):
            crawler.signals.connect(count, signal=signal, weak=False)
        crawler.signals.connect(end, signal=signals.spider_closed, weak=False)


def _count(pages: Pages, crawler: Crawler) -> None:
    """Count the requests that Scrapy has scheduled, redirects and retries included, and those that are neither waiting nor being fetched."""
    assert crawler.stats
    assert crawler.engine
    # robots.txt is fetched beside the scheduled requests, with this mark.
    fetching = sum(not request.meta.get("dont_obey_robotstxt") for request in crawler.engine.downloader.active)
    pages.known = crawler.stats.get_value("scheduler/enqueued", 0)
    pages.done = max(pages.done, min(pages.known, crawler.stats.get_value("scheduler/dequeued", 0) - fetching))


@dataclass(frozen=True, slots=True)
class _Display:
    """The lines of the progress for the size of a console."""

    totals: Totals

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        lines = max(1, options.size.height - 1 - _UNUSED_LINES)
        yield _grid([_total_row(self.totals)], options.max_width)
        running = self.totals.running()
        if running:
            yield _grid([_outlet_row(name, pages) for name, pages in running[:lines]], options.max_width)
        if len(running) > lines:
            yield f"and {len(running) - lines} more outlets"


def _total_row(totals: Totals) -> tuple[RenderableType, ...]:
    minutes, seconds = divmod(int(totals.elapsed), 60)
    numbers = (
        f"{totals.done}/{totals.known} pages  {totals.rate():.1f}/s  {minutes // 60}:{minutes % 60:02}:{seconds:02}"
    )
    outlets = "outlet" if len(totals.outlets) == 1 else "outlets"
    return f"{totals.ended} of {len(totals.outlets)} {outlets} done", _bar(totals.done, totals.known), numbers


def _outlet_row(name: str, pages: Pages) -> tuple[RenderableType, ...]:
    return f"  {name}", _bar(pages.done, pages.known), f"{pages.done}/{pages.known}"


def _bar(done: int, known: int) -> ProgressBar:
    return ProgressBar(total=max(known, 1), completed=done)


def _grid(rows: list[tuple[RenderableType, ...]], width: int) -> Table:
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.width = width
    grid.add_column(width=24, no_wrap=True, overflow="ellipsis")
    grid.add_column(ratio=1, min_width=4)
    grid.add_column(width=36, no_wrap=True, overflow="ellipsis")
    for row in rows:
        grid.add_row(*row)
    return grid
