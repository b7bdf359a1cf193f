"""A site on loopback whose sources work, fail and lie: paths and what they answer."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

from tests.serving import web_server

_CHALLENGE = (403, "text/html", b"<html><head><title>Just a moment...</title></head><body></body></html>")


def _story(number: int, canonical: str, extra: str = "") -> tuple[int, str, bytes]:
    html = (
        f'<!DOCTYPE html><html lang="bn"><head><meta charset="utf-8"><link rel="canonical" href="{canonical}">{extra}</head>'
        f'<body><main><h1 class="details-title">হাটের খবর নম্বর {number}</h1><div class="details-meta"></div>'
        f'<div class="details-body"><p>হাটে {number} জন বিক্রেতা এসেছেন।</p></div></main></body></html>'
    )
    return 200, "text/html; charset=utf-8", html.encode()


def _answers(base: str) -> dict[str, tuple[int, str, bytes]]:
    """Write the site: https addresses of its own are written as its http ones."""

    def story(number: int, canonical: int | None = None, extra: str = "") -> tuple[int, str, bytes]:
        return _story(canonical or number, f"{base}/story/{canonical or number}", extra)

    published = '<meta property="article:published_time" content="2026-08-20T10:00:00+06:00">'
    entries = "".join(
        f"<url><loc>{base}/story/{number}</loc><lastmod>2026-08-20</lastmod></url>" for number in (22, 23, 24, 25)
    )
    feed = (
        "<rss><channel>"
        f"<item><title>ফিডের শিরোনাম</title><link>{base}/story/20?utm_source=rss</link><pubDate>Thu, 20 Aug 2026 04:00:00 GMT</pubDate></item>"
        f"<item><link>{base}/amp/story/21</link><pubDate>Wed, 19 Aug 2026 00:00:00 GMT</pubDate></item>"
        "<item><link>https://elsewhere.example/ad</link></item></channel></rss>"
    )
    xml = "application/xml"
    numbers = {f"/number/{n}": _story(min(n, 5), f"{base}/number/{min(n, 5)}") for n in range(1, 30)}
    days = {
        f"/day-2026-08-0{day}.xml": (
            200,
            xml,
            f"<urlset><url><loc>{base}/story/{30 + day}</loc></url></urlset>".encode(),
        )
        for day in (1, 2, 3)
    }
    return {
        "/robots.txt": (200, "text/plain", b"User-agent: *\nAllow: /\n"),
        "/html.xml": (200, "text/html", b"<!DOCTYPE html><html><body>not here</body></html>"),
        "/sitemap.xml": (
            200,
            xml,
            f"<sitemapindex><sitemap><loc>{base}/tags.xml</loc></sitemap><sitemap><loc>{base}/post-1.xml.gz</loc></sitemap></sitemapindex>".encode(),
        ),
        "/post-1.xml.gz": (200, "application/gzip", gzip.compress(f"<urlset>{entries}</urlset>".encode())),
        "/feed/": (200, xml, feed.encode()),
        "/story/20": story(20),
        "/story/21": story(21, extra=published),
        "/story/22": story(22),
        "/story/23": story(23, canonical=22),
        "/story/24": _CHALLENGE,
        "/story/25": (503, *_CHALLENGE[1:]),
        "/story/31": story(31, extra='<link href="/story/22">'),
        "/story/32": story(32),
        "/story/33": story(33),
        **numbers,
        **days,
    }


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, kind, body = _answers(f"http://{self.headers['Host']}").get(
            self.path, (404, "text/html", b"<h1>404</h1>")
        )
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@contextmanager
def running_sources() -> Iterator[tuple[int, list[str]]]:
    """Run the site; give its port on 127.0.0.1 and the paths that it is asked for."""
    asked: list[str] = []
    with web_server(type("Handler", (_Handler,), {"asked": asked})) as port:
        yield port, asked
