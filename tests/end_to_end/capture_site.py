"""A news site on loopback that sends its pages in every coding of HTTP, and remembers each body that it sent."""

import gzip
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

import brotli

from tests.end_to_end.site import article_html, front_html
from tests.serving import web_server

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>পত্রিকা</title>
<item><title>গ্রামের খবর
নম্বর 3</title><link>http://127.0.0.1:{port}/details/3</link><pubDate>Thu, 20 Jun 2024 15:03:57 +0600</pubDate><category>গ্রাম</category></item>
</channel></rss>"""
CHALLENGE = (
    b"<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={}</script></body></html>"
)
NUMBERS = (2, 4, 5, 6, 7, 8)  # of the front page; the feed has 3


@dataclass
class Sent:
    """The bodies that the site sent, as they went over the network, by path; `after`: called after each response with their number."""

    bodies: dict[str, list[bytes]] = field(default_factory=lambda: defaultdict(list))
    after: Callable[[int], None] = lambda _: None
    articles: int = 0  # more of them, plain

    def add(self, path: str, body: bytes) -> None:
        """Remember a body that was sent."""
        self.bodies[path].append(body)
        self.after(sum(map(len, self.bodies.values())))


# What articles ask of archives: in the header, and in the page.
ASKED = {"3": "nosnippet"}
TAGS = {"3": '<meta name="googlebot" content="noarchive">'}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    sent: Sent

    def do_GET(self) -> None:
        try:
            self._answer(self.path)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Be quiet."""

    def _answer(self, path: str) -> None:
        html = "text/html; charset=utf-8"
        number = path.rpartition("/")[2]
        if path == "/robots.txt":
            self._send(b"User-agent: *\nDisallow: /private\n", Content_Type="text/plain")
        elif path == "/rss.xml":
            _, port = self.connection.getsockname()
            self._send(FEED.format(port=port).encode(), Content_Type="application/rss+xml")
        elif path == "/":
            listed = [*NUMBERS, *range(100, 100 + self.sent.articles)]
            self._send(gzip.compress(front_html(listed).encode(), mtime=0), Content_Type=html, Content_Encoding="gzip")
        elif path == "/details/2":
            self._send(brotli.compress(article_html(2).encode()), Content_Type=html, Content_Encoding="br")
        elif path == "/details/4":
            self._send_chunked(article_html(4).encode(), html)
        elif path == "/details/5":
            self._send(b"moved", 301, Location="/district/bogura/details/5")
        elif path == "/details/6":
            self._send(b"<h1>404</h1>", 404, Content_Type=html)
        elif path == "/details/7" and not self.sent.bodies[path]:
            self._send(b"busy", 503, Retry_After="0", X_Robots_Tag="noindex")
        elif path == "/details/8":
            self._send(CHALLENGE, 403, Content_Type=html)
        else:
            body = article_html(int(number)).replace("</head>", f"{TAGS.get(number, '')}</head>").encode()
            self._send(body, Content_Type=html, ETag=f'"{number}"', X_Robots_Tag=ASKED.get(number, "all"))

    def _send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.sent.add(self.path, body)

    def _send_chunked(self, body: bytes, content_type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for start in range(0, len(body), 300):
            chunk = body[start : start + 300]
            self.wfile.write(b"%x\r\n%b\r\n" % (len(chunk), chunk))
        self.wfile.write(b"0\r\n\r\n")
        self.sent.add(self.path, body)


@contextmanager
def capture_site(articles: int = 0) -> Iterator[tuple[int, Sent]]:
    """Run the site; yield its port on 127.0.0.1 and what it sent. `articles`: so many more articles."""
    sent = Sent(articles=articles)
    with web_server(type("Handler", (_Handler,), {"sent": sent})) as port:
        yield port, sent
