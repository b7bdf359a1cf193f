"""The crawl of hostile sites, in a process of its own, so that its memory is measured; only delays and time limits are shortened."""

import resource
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from scrapy.utils.reactor import install_reactor
from twisted.internet._resolver import GAIResolver

from bench.hostile.cases import ADDRESSES, CASES, Case
from newsarchive.crawling.process import CrawlResult, crawl_outlets, crawl_settings
from newsarchive.outlets import Outlet

# What a crawl imports when it starts: here it is imported once, before the processes of the cases are made.
for _name in (
    "newsarchive.crawling.transport.handler",
    "newsarchive.pipelines.deduplicate",
    "newsarchive.pipelines.normalize",
    "newsarchive.pipelines.store",
    "scrapy.core.engine",
    "scrapy.extensions.remote_control",
    "scrapy.extensions.telnet",
):
    import_module(_name)

TIMEOUT: Final = 4.0  # seconds


@dataclass(frozen=True)
class Crawled:
    """The result of each case, the seconds that the crawl took, and the most memory that the process had."""

    results: dict[str, CrawlResult]
    seconds: float
    megabytes: float


def crawl(archive: str, sites: Mapping[str, int], timeout: float = TIMEOUT) -> Crawled:
    """Crawl the sites of cases side by side. `sites`: the port of each case by its name. One call a process: reactors do not restart."""
    cases = [case for case in CASES if case.name in sites]
    settings = crawl_settings(archive=archive)
    shortened: dict[str, Any] = {
        "NEWSARCHIVE_ALLOWED_NETWORKS": "127.0.0.1/32",
        "DOWNLOAD_TIMEOUT": timeout,
        "AUTOTHROTTLE_START_DELAY": 0.01,
        "AUTOTHROTTLE_MAX_DELAY": 0.2,
        "LOG_LEVEL": "CRITICAL",
    }
    for name, value in {**shortened, **(cases[0].settings if len(cases) == 1 else {})}.items():
        settings.set(name, value, priority="cmdline")
    _install_names()
    start = time.monotonic()
    results = crawl_outlets([_outlet(case, sites[case.name]) for case in cases], settings)
    return Crawled(
        {case.name: result for case, result in zip(cases, results, strict=True)},
        time.monotonic() - start,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def _outlet(case: Case, port: int) -> Outlet:
    return Outlet(
        key=f"case{CASES.index(case)}",
        name_bn="পরীক্ষা",
        name_en="Test",
        domains=(f"{case.host}:{port}",),
        timezone="Asia/Dhaka",
        sources=case.sources,
        articles={r"/story/(?P<id>\d+)": "/story/{id}"},
        layouts=("deshchitro",),
        depth=0,
        delay=0.01,
        scheme="https" if case.tls else "http",
    )


def _install_names() -> None:
    """Make the reactor resolve the names of the cases, and no others."""
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet import reactor

    any_reactor: Any = reactor
    addresses_of: Any = _addresses_of
    any_reactor.installNameResolver(GAIResolver(any_reactor, any_reactor.getThreadPool, addresses_of))


def _addresses_of(host: Any, port: Any, *_: Any) -> list[Any]:
    found = ADDRESSES.get(host, (host,) if host[0].isdigit() or ":" in host else ())
    return [info for address in found for info in socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)]
