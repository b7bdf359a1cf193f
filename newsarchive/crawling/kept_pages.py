"""What earlier runs have kept of an address: its page with the validators that the site sent, and the rules of its robots.txt."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from sqlalchemy import Engine

from newsarchive.archive import open_archive
from newsarchive.archive.captures import ArchivedCapture, newest_page, newest_robots, payload_of
from newsarchive.captures import CaptureError, KeptPayload, StoredResponse, Unmodified, file_of, read_at
from newsarchive.crawling.shared_writer import captures_folder
from newsarchive.crawling.spider import OutletSpider
from newsarchive.outlets.answers import reason_of_status


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The newest page of an address. `etag`, `last_modified`: as the site sent them; `response`: the record that holds its body."""

    etag: str | None
    last_modified: str | None
    response: StoredResponse
    body: bytes
    unmodified: Unmodified


class KeptPages:
    """The kept responses of an archive. It is opened with the first question, and closed by `close`. The methods raise ArchiveError."""

    def __init__(self, archive: str, folder: Path) -> None:
        self._archive = archive
        self._folder = folder
        self._opened: Engine | None = None

    @classmethod
    def of_crawl(cls, crawler: Crawler) -> Self | None:
        """Return what the crawl of an outlet may use, closed when it ends; None in a replay, without captures, and for other spiders."""
        settings = crawler.settings
        if settings.get("NEWSARCHIVE_REPLAY") or not settings.getbool("NEWSARCHIVE_KEEP_CAPTURES"):
            return None
        if not issubclass(crawler.spidercls, OutletSpider):
            return None
        pages = cls(settings["NEWSARCHIVE_ARCHIVE"], captures_folder(settings))
        crawler.signals.connect(pages.close, signal=signals.spider_closed, weak=False)
        return pages

    def page(self, url: str) -> KeptPage | None:
        """Return the newest page of an address; None if the site sent no validator with it, or its body cannot be read."""
        capture = newest_page(self._engine, url)
        if capture is None or not (capture.etag or capture.last_modified):
            return None
        response = self._response(capture)
        body = _body(capture, response) if response else None
        if response is None or body is None or response.fetched_at is None:
            return None
        kept = KeptPayload(response.url, response.fetched_at, response.record_id)
        unmodified = Unmodified(kept, capture.location.payload_digest)
        return KeptPage(capture.etag, capture.last_modified, response, body, unmodified)

    def robots(self, url: str, since: datetime, until: datetime) -> tuple[int, bytes] | None:
        """Return the status and the body of the newest robots.txt, if it was received between two instants and its body can be read.

        A page that was sent in its place is none: it may be that of a proxy, or of a site that sends its home page for everything.
        """
        capture = newest_robots(self._engine, url)
        if capture is None or capture.status is None or capture.fetched_at is None:
            return None
        # A challenge has the status of a refusal, which allows everything.
        is_of_status = capture.reason in (None, reason_of_status(capture.status))
        if not is_of_status or not since < capture.fetched_at <= until:
            return None
        response = self._response(capture)
        body = _body(capture, response) if response else None
        if body is None or (capture.status < HTTPStatus.BAD_REQUEST and body.lstrip().startswith(b"<")):
            return None
        return capture.status, body

    def close(self) -> None:
        """Close the archive."""
        if self._opened is not None:
            self._opened.dispose()
            self._opened = None

    @property
    def _engine(self) -> Engine:
        if self._opened is None:
            self._opened = open_archive(self._archive)
        return self._opened

    def _response(self, capture: ArchivedCapture) -> StoredResponse | None:
        """Return the record that holds the body of a capture. None if it is lost or damaged: the address is then requested as if it were new."""
        holder = payload_of(self._engine, capture) if capture.record and capture.record.is_revisit else capture
        if holder is None or holder.record is None:
            return None
        try:
            return read_at(file_of(self._folder, holder.record.file), holder.record.offset)
        except CaptureError:
            return None


def _body(capture: ArchivedCapture, response: StoredResponse) -> bytes | None:
    """Return the body that the digest of a capture is of, without codings or, as of a sitemap.xml.gz, with them; None if it is neither."""
    bodies = (response.body, response.coded_body)
    return next((body for body in bodies if hashlib.sha256(body).hexdigest() == capture.digest), None)
