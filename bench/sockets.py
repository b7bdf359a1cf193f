"""The saved pages as a site on loopback, and crawls of it: the parts of `python -m bench crawl` that each run as a process of their own.

`serve PAGES ASKED CODING` prints its port and notes the paths it is asked for, `whole PORT ARCHIVE CAPTURES [LISTING ...]` crawls the outlet there,
`fetch PORT PATHS` only asks for the paths of a file. CODING: gzip, as most sites send their pages, or identity. CAPTURES: keep or drop.
"""

import gzip
import sys
from dataclasses import replace
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from bench.fetch_only import FetchOnly
from newsarchive.crawling.process import crawl_outlets, crawl_settings
from newsarchive.crawling.saved_pages import SavedPages
from newsarchive.outlets import Listing
from newsarchive.outlets.registry import outlets
from quality.material import OUTLET


def serve(folder: str, asked: str, coding: str) -> None:
    """Answer on a free port with the outlet's saved pages by their paths, anything else with 404; print the port, note the paths."""
    pages, outlet = SavedPages.of(Path(folder)), outlets()[OUTLET]

    @cache
    def coded(file: Path) -> bytes:
        return gzip.compress(file.read_bytes()) if coding == "gzip" else file.read_bytes()

    class Site(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one piece, at once
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            with Path(asked).open("a", encoding="utf-8") as paths:
                paths.write(f"{self.path}\n")
            url = outlet.url(self.path)
            page = pages.page(pages.alias(url) or url)
            body = coded(page.file) if page else b""
            self.send_response(200 if page else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if page and coding != "identity":
                self.send_header("Content-Encoding", coding)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Be quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        print(server.server_port, flush=True)
        server.serve_forever()


def whole(port: str, archive: str, captures: str, *listings: str) -> None:
    """Crawl the outlet as if it lived on the port, from its own sources or the listings given."""
    outlet = outlets()[OUTLET]
    sources = tuple(map(Listing, listings)) or outlet.sources
    local = replace(outlet, domains=(f"127.0.0.1:{port}",), scheme="http", delay=0.0, sources=sources)
    crawl_outlets([local], _hurried(archive, keep_captures=captures == "keep"))


def fetch(port: str, paths: str) -> None:
    """Ask for every path of a file with the settings of the crawl, but for its pipelines."""
    settings = _hurried("")
    settings.set("ITEM_PIPELINES", {}, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    urls = tuple(f"http://127.0.0.1:{port}{path}" for path in Path(paths).read_text(encoding="utf-8").split())
    process.crawl(process.create_crawler(FetchOnly), urls=urls)
    process.start()


def _hurried(archive: str, *, keep_captures: bool = False) -> Settings:
    settings = crawl_settings(archive=archive, keep_captures=keep_captures)
    # There is nobody to be slow for.
    settings.set("NEWSARCHIVE_ALLOWED_NETWORKS", "127.0.0.1/32", priority="cmdline")
    settings.set("DOWNLOAD_DELAY", 0, priority="cmdline")
    settings.set("CONCURRENT_REQUESTS_PER_DOMAIN", 16, priority="cmdline")
    settings.set("AUTOTHROTTLE_ENABLED", False, priority="cmdline")
    return settings


if __name__ == "__main__":
    work, *arguments = sys.argv[1:]
    if work == "serve":
        serve(*arguments)
    elif work == "whole":
        whole(*arguments)
    else:
        fetch(*arguments)
