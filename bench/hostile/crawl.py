"""Crawl hostile sites: `python -m bench.hostile.crawl ARCHIVE SITES`, where SITES is JSON of {case name: port}. Prints the results as JSON.

A process of its own, so that its memory is measured; only delays and time limits are shortened.
"""

import json
import socket
import sys
import time
from dataclasses import asdict
from typing import Any

from scrapy.utils.reactor import install_reactor
from twisted.internet._resolver import GAIResolver

from bench.hostile.cases import ADDRESSES, CASES, Case
from newsarchive.crawling.process import crawl_outlets, crawl_settings
from newsarchive.outlets import Outlet

_TIMEOUT = 2  # seconds


def main(archive: str, sites: dict[str, int]) -> None:
    """Crawl the sites of the cases side by side; print result, seconds and the largest number of bytes in memory before the crawl."""
    cases = [case for case in CASES if case.name in sites]
    settings = crawl_settings(archive=archive)
    shortened: dict[str, Any] = {
        "NEWSARCHIVE_ALLOWED_NETWORKS": "127.0.0.1/32",
        "DOWNLOAD_TIMEOUT": _TIMEOUT,
        "AUTOTHROTTLE_START_DELAY": 0.01,
        "AUTOTHROTTLE_MAX_DELAY": 0.2,
        "LOG_LEVEL": "CRITICAL",
    }
    for name, value in {**shortened, **(cases[0].settings if len(cases) == 1 else {})}.items():
        settings.set(name, value, priority="cmdline")
    _install_names()
    start = time.monotonic()
    results = crawl_outlets([_outlet(case, sites[case.name]) for case in cases], settings)
    seconds = time.monotonic() - start
    rows = {case.name: asdict(result) for case, result in zip(cases, results, strict=True)}
    print(json.dumps({"seconds": seconds, "results": rows}))


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


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
