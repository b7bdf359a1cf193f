"""The servers of the made-up outlets: each on an address of its own, answering for the simulated instant."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from scrapy.utils.defer import maybe_deferred_to_future
from twisted.web.resource import Resource
from twisted.web.server import NOT_DONE_YET, Request
from twisted.web.server import Site as Listener

from bench.month import pages
from bench.month.outlets import TroubleKind
from bench.month.world import Site, World

FIRST_HOST = 11  # 127.0.0.11 and on
HANGS = 10.0  # seconds, longer than the crawl waits


class Asked(NamedTuple):
    """A request: when, of which outlet, its path, the status of the answer, and how many edits the article had that was sent."""

    instant: datetime
    outlet: str
    path: str
    status: int
    edits: int = 0


@dataclass(frozen=True, slots=True)
class _Answer:
    body: str
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    edits: int = 0
    headers: tuple[tuple[str, str], ...] = ()


_XML = "application/xml; charset=utf-8"
_NOT_FOUND = _Answer("", 404)
_FOR_ALL: dict[TroubleKind, _Answer] = {
    "outage": _Answer("Service Unavailable", 503),
    "block": _Answer("Forbidden", 403),
    "challenge": _Answer(pages.challenge_page(), 403, headers=(("cf-mitigated", "challenge"),)),
}


class Servers:
    """The running servers. `log`: all requests, in order; `hosts`: where each outlet answers."""

    def __init__(self, world: World, now: Callable[[], datetime], reactor: Any) -> None:
        self.log: list[Asked] = []
        self.hosts: dict[str, str] = {}
        self._ports: dict[str, Any] = {}
        self._world = world
        self._now = now
        for number, (key, site) in enumerate(world.sites.items(), FIRST_HOST):
            listener = Listener(_Root(site, self.log, now, reactor))
            listener.noisy = False
            port = reactor.listenTCP(0, listener, interface=f"127.0.0.{number}")
            self._ports[key] = port
            self.hosts[key] = f"127.0.0.{number}:{port.getHost().port}"

    async def close_dead(self) -> None:
        """Close the servers whose domains are dead now."""
        for key, site in self._world.sites.items():
            trouble = site.trouble(self._now())
            if trouble and trouble.kind == "dead domain" and key in self._ports:
                await maybe_deferred_to_future(self._ports.pop(key).stopListening())


class _Root(Resource):
    isLeaf = True  # noqa: N815  Twisted looks for this name

    def __init__(self, site: Site, log: list[Asked], now: Callable[[], datetime], reactor: Any) -> None:
        super().__init__()
        self._site = site
        self._log = log
        self._now = now
        self._reactor = reactor

    def render_GET(self, request: Request) -> Any:  # noqa: N802  Twisted calls it by this name
        now, path = self._now(), request.uri.decode("ascii")
        trouble = self._site.trouble(now)
        if trouble and trouble.kind == "slow site":
            self._log.append(Asked(now, self._site.outlet.key, path, 0))
            hanging = self._reactor.callLater(HANGS, request.loseConnection)
            request.notifyFinish().addErrback(lambda _: hanging.active() and hanging.cancel())
            return NOT_DONE_YET
        answer = _answer(
            self._site, path, now, f"http://{request.getHeader('host')}", trouble.kind if trouble else None
        )
        self._log.append(Asked(now, self._site.outlet.key, path, answer.status, answer.edits))
        request.setResponseCode(answer.status)
        for name, value in (("Content-Type", answer.kind), *answer.headers):
            request.setHeader(name, value)
        return answer.body.encode()


def _answer(site: Site, path: str, now: datetime, host: str, trouble: TroubleKind | None) -> _Answer:
    """Return what a site answers now."""
    if trouble in _FOR_ALL and not (trouble != "outage" and path == "/robots.txt"):
        return _FOR_ALL[trouble]
    articles = "/story/" if trouble == "new addresses" else "/details/"
    if path == "/robots.txt":
        return _Answer("User-agent: *\nDisallow:\n", kind="text/plain")
    if path == "/":
        moved = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">' if trouble == "moved feed" else ""
        return _Answer(pages.front_page(site, now, articles, moved))
    if path == ("/rss.xml" if trouble == "moved feed" else "/feed"):
        return _Answer(pages.feed(site, now, host), kind=_XML)
    if path == "/news-sitemap.xml":
        return _Answer(pages.sitemap(site, now, host), kind=_XML)
    number = path.removeprefix(articles)
    article = site.article(int(number), now) if number.isdecimal() else None
    if article is None:
        return _NOT_FOUND
    page = pages.article_page(site, article, now, is_new_layout=trouble == "new layout")
    return _Answer(page, edits=article.edits_until(now))
