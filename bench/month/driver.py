"""Planned crawls of the made-up outlets with a stepped clock: as `crawl --due` each quarter of an hour, in one process."""

import asyncio
import gc
import logging
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from sqlalchemy import Engine
from twisted.internet.error import ReactorNotRunning

from bench.month.outlets import MadeUpOutlet
from bench.month.reported import Report, reported
from bench.month.server import Asked, Servers
from bench.month.world import START, World
from newsarchive import clock
from newsarchive.archive import open_archive
from newsarchive.crawling.process import crawl_settings
from newsarchive.crawling.spider import spider_of
from newsarchive.operations.due import plan
from newsarchive.operations.rules import Rules
from newsarchive.outlets import Feed, Listing, NewsSitemap, Outlet
from newsarchive.outlets.sources import Source

STEP = timedelta(minutes=15)
_REPORTS = timedelta(hours=6)
_TIMEOUT = 2.0  # seconds of real time


@dataclass
class Simulation:
    """What a simulation has left: the requests, what was reported of the outlets and when, and the archive."""

    world: World
    archive: str
    log: list[Asked] = field(default_factory=list)
    reports: list[tuple[datetime, Report]] = field(default_factory=list)
    runs: int = 0
    seconds: float = 0.0


def simulate(
    world: World, archive: Path, rules: Rules, progress: Callable[[str], object] = lambda _: None
) -> Simulation:
    """Simulate the days of a world. One call a process: reactors do not restart."""
    url = f"sqlite:///{archive}"
    settings = crawl_settings(archive=url, keep_captures=False)
    settings.set("NEWSARCHIVE_ALLOWED_NETWORKS", "127.0.0.0/8", priority="cmdline")
    # The clock does not move while a round runs: what waits would only keep the reader of the table waiting.
    for name in ("DOWNLOAD_DELAY", "AUTOTHROTTLE_ENABLED", "RETRY_TIMES"):
        settings.set(name, 0, priority="cmdline")
    settings.set("DOWNLOAD_TIMEOUT", _TIMEOUT, priority="cmdline")
    settings.set("LOG_LEVEL", "CRITICAL", priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    logging.getLogger("newsarchive").setLevel(logging.CRITICAL)
    steps = _Steps(process, Simulation(world, url), rules, progress)
    ended = asyncio.get_event_loop().create_task(steps.run())
    process.start(stop_after_crawl=False)
    clock.set_clock(None)
    return ended.result()


class _Steps:
    """The steps of a simulation."""

    def __init__(
        self, process: AsyncCrawlerProcess, simulation: Simulation, rules: Rules, progress: Callable[[str], object]
    ) -> None:
        self._process = process
        self._simulation = simulation
        self._rules = rules
        self._progress = progress
        self._now = START
        clock.set_clock(lambda: self._now)

    async def run(self) -> Simulation:
        """Step from the first instant to the last."""
        from twisted.internet import reactor

        running: Any = reactor  # a module, in whose place Twisted puts the reactor of this process
        try:
            await self._step_all(Servers(self._simulation.world, clock.now, running))
        finally:
            with suppress(ReactorNotRunning):  # Ctrl-C has stopped it
                running.stop()
        return self._simulation

    async def _step_all(self, servers: Servers) -> None:
        simulation = self._simulation
        begun = time.monotonic()
        simulation.log = servers.log
        outlets = {key: _outlet(site.outlet, servers.hosts[key]) for key, site in simulation.world.sites.items()}
        engine = open_archive(simulation.archive)
        gc.freeze()
        while self._now < simulation.world.end:
            await servers.close_dead()
            await self._round(engine, outlets)
            if not (self._now - START) % _REPORTS:
                simulation.reports += [(self._now, each) for each in reported(engine, self._now)]
            if not (self._now - START) % timedelta(days=1):
                self._progress(f"day {(self._now - START).days} of {simulation.world.days}")
            self._now += STEP
        engine.dispose()
        simulation.seconds = time.monotonic() - begun

    async def _round(self, engine: Engine, outlets: dict[str, Outlet]) -> None:
        """Crawl what is due now."""
        due = plan(engine, outlets.values(), self._now, rules=self._rules).due
        self._simulation.runs += len(due)
        crawls = [
            self._process.crawl(self._process.create_crawler(spider_of(outlets[each.outlet])), visit=each.visit)
            for each in due
        ]
        if crawls:
            await asyncio.wait(crawls)


def _outlet(made_up: MadeUpOutlet, host: str) -> Outlet:
    """Return the declaration of a made-up outlet."""
    first: dict[str, tuple[Source, ...]] = {
        "listing": (),
        "feed": (Feed("/feed"),),
        "sitemap": (NewsSitemap("/news-sitemap.xml"),),
    }
    return Outlet(
        key=made_up.key,
        name_bn="পরীক্ষা",
        name_en=made_up.key,
        domains=(host,),
        timezone="Asia/Dhaka",
        sources=(*first[made_up.source], Listing("/", pages=1)),
        articles={r"/details/(?P<id>\d+)": "/details/{id}"},
        layouts=("deshchitro",),
        scheme="http",
    )


def print_progress(line: str) -> None:
    """Write a line of progress on a terminal."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{line} ")
