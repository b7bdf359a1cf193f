"""An archive with its folder of captures, written as a crawl writes them: records first, rows after."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Engine

from newsarchive.archive import Writer, open_archive
from newsarchive.archive.captures import ArchivedCapture, Selection, kept_captures
from newsarchive.captures import CaptureWriter, Exchange, KeptPayload, decoded
from newsarchive.items import Article, Capture, CapturedPage, CaptureKind, OutletRecord, Reason, RecordLocation
from tests.captures.exchanges import AT, exchange

OUTLET = OutletRecord("dinpatra", "দিনপত্র", "Dinpatra", ("www.example.com",), "Asia/Dhaka")
INFO = {"software": "newsarchive/0.1", "operator": "desk@example.com"}


@dataclass(frozen=True)
class KeptArchive:
    """An archive in a folder, with its captures beside it."""

    root: Path
    outlet: OutletRecord = OUTLET

    @property
    def url(self) -> str:
        return f"sqlite:///{self.root / 'archive.db'}"

    @property
    def folder(self) -> Path:
        return self.root / "archive.captures"

    def engine(self) -> Engine:
        return open_archive(self.url)

    def keep(
        self,
        exchanges: Iterable[Exchange],
        *,
        kind: CaptureKind = "article",
        reason: Reason | None = None,
        article: Callable[[Exchange], Article | None] = lambda _: None,
        largest: int = 10**9,
    ) -> list[RecordLocation]:
        """Write exchanges, then their rows as one run; return the places of their records."""
        exchanges = list(exchanges)
        known = self._payloads()
        with CaptureWriter(
            self.folder, INFO, kept=lambda url, digest: known.get((url, digest)), largest=largest
        ) as warc:
            locations = [warc.write(each) for each in exchanges]
        pages = [
            CapturedPage(capture_of(each, location, self.outlet.key, kind, reason), article=article(each))
            for each, location in zip(exchanges, locations, strict=True)
        ]
        engine = self.engine()
        writer = Writer(engine, extractor="0.1.0")
        at = min(each.fetched_at for each in exchanges)
        run = writer.start_run(self.outlet, source="network", started_at=at, settings={}, versions={})
        writer.write(run, pages, now=at)
        writer.finish_run(run, finished_at=at, outcome="finished", counts={}, failures={})
        engine.dispose()
        return locations

    def add_lost(self, exchange: Exchange) -> None:
        """Write the row of an exchange whose response is not kept."""
        lost = capture_of(exchange, None, self.outlet.key, "article")
        engine = self.engine()
        writer = Writer(engine, extractor="0.1.0")
        run = writer.start_run(self.outlet, source="network", started_at=AT, settings={}, versions={})
        writer.write(run, [CapturedPage(lost)], now=AT)
        engine.dispose()

    def captures(self) -> list[ArchivedCapture]:
        engine = self.engine()
        found = kept_captures(engine, Selection())
        engine.dispose()
        return found

    def _payloads(self) -> dict[tuple[str, str], KeptPayload]:
        return {
            (each.url, each.record.payload_digest): KeptPayload(each.url, each.fetched_at)
            for each in self.captures()
            if each.record and each.fetched_at and not each.record.is_revisit
        }


def capture_of(
    kept: Exchange, location: RecordLocation | None, outlet: str, kind: CaptureKind, reason: Reason | None = None
) -> Capture:
    """Return the row of an exchange."""
    headers = {name.lower(): value for name, value in kept.response_headers}
    coding = headers.get("content-encoding")
    body = decoded(kept.body, coding) if coding else kept.body
    return Capture(
        url=kept.url,
        outlet=outlet,
        kind=kind,
        status=kept.status,
        fetched_at=kept.fetched_at,
        digest=sha256(body).hexdigest(),
        size=len(body),
        content_type=headers.get("content-type"),
        reason=reason,
        redirects_to=headers.get("location"),
        record=location,
    )


def page(number: int, text: str, at: datetime = AT) -> Exchange:
    """Return an exchange of a page with a text."""
    return exchange(number, f"<html><body><p>{text}</p></body></html>".encode(), at)
