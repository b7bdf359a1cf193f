"""A news site on loopback whose pages are empty until a script has fetched their text, with everything that such pages load besides."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from tests.end_to_end.site import article_html, front_html
from tests.serving import web_server

FRONT = [1, 2, 3]
ELSEWHERE = 4  # an article whose script leads to another page
# What a page may not load: pictures, styles and frames, another host, also in another window, what robots.txt forbids, anything but GET.
SHELL = """<!DOCTYPE html><html lang="bn"><head><meta charset="utf-8"><title>দেশচিত্র</title><link rel="stylesheet" href="/style.css"></head>
<body><div id="root"></div><img src="/picture.png"><iframe src="/frame"></iframe><script src="http://127.0.0.1:{other}/tracker.js"></script>
<script src="/app.js"></script></body></html>"""
SCRIPT = """
const other = "127.0.0.1:%d";
for (const refused of ["/private/data", `http://${other}/data`]) fetch(refused).catch(() => 0);
fetch("/seen", {method: "POST", body: "1"}).catch(() => 0);
try { new WebSocket(`ws://${other}/socket`); } catch (error) {}
window.open(`http://${other}/popup`);
document.cookie = "visited=1";
window.addEventListener("load", async () => {
  const answer = await fetch("/api" + location.pathname, {headers: {"X-Requested-With": "page"}});
  const page = new DOMParser().parseFromString((await answer.json()).page, "text/html");
  document.getElementById("root").replaceWith(...page.body.childNodes);
});
"""


@dataclass
class Asked:
    """What a site was asked: method and path in order, the user agents, and the cookies."""

    requests: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    cookies: set[str] = field(default_factory=set)
    edition: int = 1  # a larger one has another text of article 2
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, path: str) -> int:
        """Return how often a path was asked for."""
        return self.requests.count(f"GET {path}")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked: Asked
    other: int

    def do_GET(self) -> None:
        with self.asked.lock:
            self.asked.requests.append(f"{self.command} {self.path}")
            self.asked.agents.add(self.headers.get("User-Agent", ""))
            self.asked.cookies |= {self.headers["Cookie"]} if self.headers["Cookie"] else set()
        status, kind, text = self._answer(self.path)
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", f'"{len(body)}"')
        self.send_header("Set-Cookie", "session=1")
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Be quiet."""

    def _answer(self, path: str) -> tuple[int, str, str]:
        if path == "/robots.txt":
            return 200, "text/plain", "User-agent: *\nDisallow: /private\n"
        if path == "/app.js":
            return 200, "text/javascript", SCRIPT % self.other
        if path == "/api/":
            return 200, "application/json", json.dumps({"page": front_html([*FRONT, ELSEWHERE])})
        if path.startswith("/api/details/"):
            number = int(path.rpartition("/")[2])
            page = article_html(number)
            if number == 2 and self.asked.edition > 1:
                page = page.replace("এতে খুশি", "এতে আরও খুশি")
            return 200, "application/json", json.dumps({"page": page})
        if path == f"/details/{ELSEWHERE}":
            return 200, "text/html", "<script>location.href = '/details/1?again'</script>"
        if path == "/" or path.startswith("/details/"):
            return 200, "text/html; charset=utf-8", SHELL.format(other=self.other)
        return 200, "text/html", "not to be asked for"


@contextmanager
def browser_site() -> Iterator[tuple[int, Asked, Asked]]:
    """Run the site and another one that its pages name; yield the port of the site, and what each of the two was asked."""
    asked, of_other = Asked(), Asked()
    with (
        web_server(type("Other", (_Handler,), {"asked": of_other, "other": 0})) as other,
        web_server(type("Handler", (_Handler,), {"asked": asked, "other": other})) as port,
    ):
        yield port, asked, of_other
