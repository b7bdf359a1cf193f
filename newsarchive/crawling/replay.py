"""Saved pages in place of the network: a folder that answers requests as its sites did."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Self

from scrapy import Request, signals
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, NotConfigured
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from newsarchive.crawling.spider import OutletSpider


class ReplayError(Exception):
    """A folder of saved pages cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One saved page: its true address, its file, and what else is known of the fetch."""

    url: str
    file: Path
    fetched_at: datetime | None = None
    charset: str | None = None
    content_type: str | None = None
    kind: str | None = None

    def type_of(self, body: bytes) -> str:
        """Give the Content-Type to answer with: the saved one, else what the bytes look like."""
        kind = self.content_type or next((kind for kind, begins in _KINDS if begins.match(body)), "text/html")
        return f"{kind}; charset={self.charset}" if self.charset else kind


_KINDS = (
    ("application/gzip", re.compile(rb"\x1f\x8b")),
    (
        "application/xml",
        re.compile(
            rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml(?![^>]*>\s*<(?:!DOCTYPE )?html)|rss|feed|urlset|sitemapindex)",
            re.IGNORECASE,
        ),
    ),
    ("application/json", re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]")),
)


class SavedPages:
    """The pages of a folder by address. Of a page that was saved more than once the first is used."""

    def __init__(self, pages: list[SavedPage], aliases: dict[str, str]) -> None:
        self._pages: dict[str, SavedPage] = {}
        for page in pages:
            self._pages.setdefault(page.url, page)
        self._aliases = aliases

    @classmethod
    def of(cls, folder: Path) -> Self:
        """Read a folder; raises ReplayError.

        It holds a manifest.jsonl of {"file", "url"} lines (and "fetched_at", "charset", "content_type", "kind",
        "aliases"), or fixtures with a meta.json each.
        """
        if not folder.is_dir():
            raise ReplayError(f"{folder} is no folder. --from takes a folder with a manifest.jsonl, or fixtures/.")
        pages: list[SavedPage] = []
        aliases: dict[str, str] = {}
        for base, entry in _entries(folder):
            try:
                when = entry.get("fetched_at")
                page = SavedPage(
                    entry["url"],
                    _inside(base, entry["file"]),
                    datetime.fromisoformat(when) if when else None,
                    entry.get("charset"),
                    entry.get("content_type"),
                    entry.get("kind"),
                )
            except (KeyError, TypeError, ValueError) as error:
                raise ReplayError(
                    f'{folder}: an entry cannot be used: {error!r} in {str(entry)[:200]}. It needs "file" and "url".'
                ) from error
            pages.append(page)
            aliases |= dict.fromkeys(entry.get("aliases", ()), page.url)
        if not pages:
            raise ReplayError(f"{folder} holds no saved pages: neither a manifest.jsonl nor fixtures with a meta.json.")
        return cls(pages, aliases)

    def page(self, url: str) -> SavedPage | None:
        """Give the page that an address names, or None."""
        return self._pages.get(url)

    def alias(self, url: str) -> str | None:
        """Give the true address behind another one, or None."""
        target = self._aliases.get(url)
        return target if target != url else None

    def urls(self) -> Iterator[str]:
        """Give every saved address."""
        return iter(self._pages)

    def urls_of_kind(self, kind: str | None) -> list[str]:
        """Give the addresses that the folder says to be of a kind; None: of which it says nothing."""
        return [url for url, page in self._pages.items() if page.kind == kind]


def _entries(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    manifest = folder / "manifest.jsonl"
    if manifest.exists():
        for number, line in enumerate(manifest.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                yield folder, _object(line, f"{manifest}, line {number}")
        return
    for meta in sorted(folder.glob("**/meta.json")):
        entry = _object(meta.read_text(encoding="utf-8"), str(meta))
        yield meta.parent, {"file": "page.html", **entry}


def _object(text: str, where: str) -> dict[str, Any]:
    try:
        entry = json.loads(text)
    except ValueError as error:
        raise ReplayError(f"{where} is no JSON: {error}.") from error
    if not isinstance(entry, dict):
        raise ReplayError(f'{where} is no object with "file" and "url".')
    return entry


def _inside(base: Path, name: str) -> Path:
    """Find a manifest's file beside it, or from the folder above (a manifest may name its own folder); never outside of either."""
    for root in (base, base.parent):
        file = (root / name).resolve()
        if file.is_relative_to(root.resolve()) and file.is_file():
            return file
    raise ValueError(f"there is no file {name}")


@cache
def saved_pages(folder: str) -> SavedPages:
    """Read a folder once for all that answer from it. Raises ReplayError."""
    return SavedPages.of(Path(folder))


class ReplayHandler(BaseDownloadHandler):
    """The download handler of a replay: spiders, middlewares and pipelines cannot tell it from the network.

    A saved page is answered with 200, another address of it with a redirect to the true one, anything else with 404.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pages = saved_pages(crawler.settings["NEWSARCHIVE_REPLAY"])

    async def download_request(self, request: Request) -> Response:
        """Answer a request from the folder."""
        target = self._pages.alias(request.url)
        if target:
            return Response(request.url, status=301, headers={"Location": target})
        page = self._pages.page(request.url)
        if page is None:
            return Response(request.url, status=404)
        request.meta["fetched_at"] = page.fetched_at
        body = page.file.read_bytes()  # a local file of some kilobytes: a thread would cost more than the read
        headers = {"Content-Type": page.type_of(body)}
        kind = responsetypes.from_args(url=request.url, filename=page.file.name, body=body)
        return kind(request.url, status=200, headers=headers, body=body)


class Unlinked:
    """An extension of replays: when listings and links are exhausted, asks for the saved articles that none of them led to.

    A folder of saved pages knows what it holds, as a sitemap does. How many there were is told as `newsarchive/unlinked`.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.get("NEWSARCHIVE_REPLAY"):
            raise NotConfigured
        self._crawler = crawler
        self._pages = saved_pages(crawler.settings["NEWSARCHIVE_REPLAY"])
        crawler.signals.connect(self.spider_idle, signal=signals.spider_idle)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Use the folder of the crawler's settings."""
        return cls(crawler)

    def spider_idle(self, spider: OutletSpider) -> None:
        """Ask for what is left, if anything is."""
        left = [
            *spider.unasked(self._pages.urls_of_kind("article"), are_articles=True),
            *spider.unasked(self._pages.urls_of_kind(None)),
        ]
        if left:
            assert self._crawler.engine
            assert self._crawler.stats
            self._crawler.stats.inc_value("newsarchive/unlinked", len(left))
            for request in left:
                self._crawler.engine.crawl(request)
            raise DontCloseSpider
