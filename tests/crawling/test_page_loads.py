"""What a page may load while a browser renders it, and which pages are rendered."""

from dataclasses import replace
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import Response

from newsarchive.crawling.discovery import SourceRequest
from newsarchive.crawling.transport.networks import Networks
from newsarchive.crawling.transport.origins import Origins
from newsarchive.crawling.transport.page_loads import LOADED_BY, is_rendered, loadable, request_headers
from newsarchive.crawling.transport.refusals import OF_ROBOTS
from newsarchive.outlets import NEWS_ID, Feed, Listing, Outlet
from newsarchive.outlets.sources import Source

FEED, LISTING = Feed("/feed"), Listing("/")
DOMAINS = ("www.potrika.example", "api.potrika.example")
OUTLET = Outlet("potrika", "পত্রিকা", "Potrika", DOMAINS, "Asia/Dhaka", (FEED, LISTING), NEWS_ID, needs_browser=True)
OWN = Origins.of_outlet(OUTLET, Networks())
HTML = "text/html; charset=utf-8"


@pytest.mark.parametrize("kind", ["script", "xhr", "fetch"])
@pytest.mark.parametrize("url", ["https://potrika.example/app.js", "https://api.potrika.example/v1/news/1"])
def test_scripts_and_data_of_the_outlet_are_loaded(kind: str, url: str) -> None:
    assert loadable(url, kind, "GET", OWN) == url


def test_data_at_http_are_requested_with_https_where_the_outlet_is() -> None:
    assert loadable("http://api.potrika.example/v1", "fetch", "GET", OWN) == "https://api.potrika.example/v1"


@pytest.mark.parametrize(
    "kind",
    ["image", "media", "font", "stylesheet", "document", "websocket", "eventsource", "manifest", "ping", "other"],
)
def test_other_kinds_are_not_loaded(kind: str) -> None:
    assert loadable("https://www.potrika.example/x", kind, "GET", OWN) is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS"])
def test_only_get_is_sent(method: str) -> None:
    assert loadable("https://www.potrika.example/x", "fetch", method, OWN) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://ads.example/tag.js",
        "https://cdn.potrika.example/app.js",
        "https://www.potrika.example:8443/app.js",
        "http://127.0.0.1/admin",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://localhost:8080/",
        "https://user@www.potrika.example/app.js",
        "file:///etc/passwd",
        "ftp://www.potrika.example/x",
        "https://",
    ],
)
def test_other_hosts_and_private_networks_are_not_asked(url: str) -> None:
    assert loadable(url, "fetch", "GET", OWN) is None


def test_a_page_sends_its_own_headers_and_not_those_of_the_browser() -> None:
    own = {"accept": "*/*", "x-requested-with": "XMLHttpRequest", "referer": "https://www.potrika.example/news/1"}
    of_browser = {
        "user-agent": "Mozilla/5.0",
        "cookie": "a=1",
        "accept-encoding": "gzip",
        "sec-fetch-mode": "cors",
        "Sec-CH-UA": "x",
        "Host": "www.potrika.example",
    }
    assert request_headers({**of_browser, **own}) == own


def rendered(
    source: Source | None = None,
    *,
    status: int = 200,
    kind: str | None = HTML,
    outlet: Outlet = OUTLET,
    meta: dict[str, Any] | None = None,
) -> bool:
    asked = {"asked": SourceRequest(source, "https://www.potrika.example/")} if source else {}
    request = Request("https://www.potrika.example/news/1", cb_kwargs=asked, meta=meta or {})
    headers = {"Content-Type": kind} if kind else {}
    return is_rendered(outlet, request, Response(request.url, status=status, headers=headers))


def test_articles_and_listings_are_rendered() -> None:
    assert rendered()
    assert rendered(LISTING)
    assert rendered(kind="application/xhtml+xml")


def test_nothing_else_is_rendered() -> None:
    assert not rendered(FEED)
    assert not rendered(status=404)
    assert not rendered(kind="application/json")
    assert not rendered(kind=None)
    assert not rendered(meta={OF_ROBOTS: True})
    assert not rendered(meta={LOADED_BY: "https://www.potrika.example/news/2"})
    assert not rendered(outlet=replace(OUTLET, needs_browser=False))
