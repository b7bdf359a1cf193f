"""robots.txt as RFC 9309 has it: what cannot be read forbids everything."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Self

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, NotConfigured
from scrapy.http.request import NO_CALLBACK

from newsarchive import clock
from newsarchive.archive import ArchiveError
from newsarchive.crawling.failures import reason_of
from newsarchive.crawling.kept_pages import KeptPages
from newsarchive.crawling.runs import add_warning, end_run
from newsarchive.crawling.transport.errors import NotFetchedError, NotStoredError
from newsarchive.crawling.transport.origins import Origin
from newsarchive.crawling.transport.refusals import OF_ROBOTS
from newsarchive.crawling.transport.turns import CRAWL_DELAY, Turns
from newsarchive.items import Reason
from newsarchive.outlets.answers import reason_of_status

_PARSED: Final = 500 * 1024  # bytes that RFC 9309 demands to be read; what follows is ignored
_MAX_SIZE: Final = 4 * 1024 * 1024  # bytes; a larger file is none
_AGE: Final = timedelta(hours=24)  # what RFC 9309 allows robots.txt to be kept
_PRIORITY: Final = 10_000  # before all pages


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of an origin. `rules`: None if robots.txt could not be read, so that its addresses fail for the `reason`. `delay`: seconds."""

    rules: Protego | None
    delay: float | None = None
    reason: Reason = Reason.ROBOTS


class RobotsMiddleware:
    """Requests what robots.txt allows, at the pace that its Crawl-delay asks for.

    It is requested once for each origin in a run, and not if an earlier run received it within the last 24 hours and kept it.
    A status 4xx but 429 allows everything. Any other failure forbids everything, is reported
    in a sentence at the end of the crawl, and the addresses of the origin fail as `robots`, or for the reason for which no connection to the
    host is possible.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self._crawler = crawler
        self._agent = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._max_delay = crawler.settings.getfloat("NEWSARCHIVE_MAX_CRAWL_DELAY")
        self._is_replay = bool(crawler.settings.get("NEWSARCHIVE_REPLAY"))
        self._turns = Turns(crawler)
        self._paced: set[str] = set()
        self._known: dict[Origin, asyncio.Task[Robots]] = {}
        self._kept = KeptPages.of_crawl(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware of a crawler. Raises NotConfigured if robots.txt is not to be obeyed."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise NotFetchedError (robots) for an address that robots.txt forbids, or if it could not be read."""
        if request.meta.get(OF_ROBOTS):
            return
        origin = Origin.of(request.url)
        if origin not in self._known:
            self._known[origin] = asyncio.ensure_future(self._robots_of(origin))
        robots = await asyncio.shield(self._known[origin])
        if robots.rules is None:
            raise NotFetchedError(robots.reason, f"robots.txt of {origin} could not be read")
        if not robots.rules.can_fetch(request.url, self._agent):
            raise NotFetchedError(Reason.ROBOTS, f"robots.txt of {origin} forbids {request.url}")
        if robots.delay is not None:
            self._keep_pace(origin.host, robots.delay)
            request.meta[CRAWL_DELAY] = robots.delay
            request.meta["autothrottle_dont_adjust_delay"] = True

    async def _robots_of(self, origin: Origin) -> Robots:
        now = clock.now()
        try:
            kept = await asyncio.to_thread(self._kept.robots, _address(origin), now - _AGE, now) if self._kept else None
        except ArchiveError as error:
            end_run(self._crawler, error)
            raise NotStoredError(str(error)) from error
        return (self._read(origin, *kept) if kept else None) or await self._request(origin)

    async def _request(self, origin: Origin) -> Robots:
        request = Request(
            _address(origin),
            callback=NO_CALLBACK,
            priority=_PRIORITY,
            meta={OF_ROBOTS: True, "download_maxsize": _MAX_SIZE},
        )
        if self._is_replay:
            return await self._fetch(origin, request)
        # Another process that does not know the Crawl-delay yet waits until this one does.
        async with self._turns.alone(request):
            robots = await self._fetch(origin, request)
            if robots.delay is not None:
                async with self._turns.held(request) as turn:
                    turn.pause(robots.delay)
            return robots

    async def _fetch(self, origin: Origin, request: Request) -> Robots:
        assert self._crawler.engine
        try:
            response = await self._crawler.engine.download_async(request)
        except NotStoredError:
            raise
        except Exception as error:
            # Whatever it is, robots.txt could not be read; the reason is reported.
            reason = reason_of(error)
            if reason is Reason.GAVE_UP:
                raise
            return self._unreadable(origin, str(reason), reason if _is_of_host(error, reason) else Reason.ROBOTS)
        return self._read(origin, response.status, bytes(response.body)) or self._unreadable(
            origin, f"{reason_of_status(response.status)}, status {response.status}"
        )

    def _read(self, origin: Origin, status: int, body: bytes) -> Robots | None:
        """Return the rules of a response, None if its status is that of no robots.txt that can be read."""
        if 400 <= status < 500 and status != 429:
            return Robots(Protego.parse(""))
        if not 200 <= status < 300 or status == 206:
            return None
        rules = Protego.parse(self._text(origin, body))
        return Robots(rules, self._delay(origin, rules.crawl_delay(self._agent)))

    def _unreadable(self, origin: Origin, why: str, reason: Reason = Reason.ROBOTS) -> Robots:
        sentence = f"{origin}/robots.txt could not be read ({why}), so nothing else was requested there"
        add_warning(self._crawler.stats, sentence)
        return Robots(None, reason=reason)

    def _text(self, origin: Origin, body: bytes) -> str:
        """Return the lines of robots.txt that are read."""
        if len(body) > _PARSED:
            add_warning(
                self._crawler.stats,
                f"{origin}/robots.txt has {len(body)} bytes, of which the first {_PARSED} were read",
            )
            body = body[:_PARSED].rpartition(b"\n")[0]
        return body.decode("utf-8-sig", errors="replace")

    def _delay(self, origin: Origin, wanted: float | None) -> float | None:
        """Return the seconds between two requests: the Crawl-delay or the outlet's own delay, whichever is longer; None without a Crawl-delay."""
        if wanted is None or not wanted > 0 or self._is_replay:
            return None
        if wanted > self._max_delay:
            add_warning(
                self._crawler.stats,
                f"{origin}/robots.txt asks for {wanted:.0f} seconds between two requests; {self._max_delay:.0f} were kept",
            )
        return max(min(wanted, self._max_delay), self._crawler.settings.getfloat("DOWNLOAD_DELAY"))

    def _keep_pace(self, host: str, delay: float) -> None:
        """Set the delay of a host's queue."""
        if host in self._paced:
            return
        self._paced.add(host)
        assert self._crawler.engine
        downloader = self._crawler.engine.downloader
        downloader.per_slot_settings[host] = {"delay": delay}
        slot = downloader.slots.get(host)
        if slot:
            slot.delay = max(slot.delay, delay)


def _address(origin: Origin) -> str:
    return f"{origin}/robots.txt"


def _is_of_host(error: Exception, reason: Reason) -> bool:
    """True if there is no connection to the host at all, for whatever address."""
    return reason in (Reason.TLS_ERROR, Reason.UNREACHABLE) or isinstance(error.__cause__, CannotResolveHostError)
