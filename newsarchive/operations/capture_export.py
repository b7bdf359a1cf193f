"""Captures as a WACZ: the records of a selection, and the bodies that revisits among them refer to."""

from collections.abc import Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Self

from sqlalchemy import Engine

from newsarchive.archive.captures import ArchivedCapture, headlines_of, payloads_of
from newsarchive.captures import CaptureError, KeptExchange, KeptPayload, exchange_at, file_of
from newsarchive.captures.containers import open_warc
from newsarchive.captures.wacz import WaczWriter
from newsarchive.operations.capture_bytes import faults

_LISTED = ("article", "listing")
_MOST_FAILURES = 100  # that are kept as sentences


@dataclass(slots=True)
class Exported:
    """What was exported. `added`: records that revisits refer to and that were not selected; `failures`: captures that could not be copied."""

    captures: int = 0
    added: int = 0
    pages: int = 0
    failed: int = 0
    failures: list[str] = field(default_factory=list)

    def fail(self, sentence: str) -> None:
        """Count a capture that could not be copied."""
        self.failed += 1
        if len(self.failures) < _MOST_FAILURES:
            self.failures.append(sentence)


def export_wacz(
    engine: Engine, folder: Path, chosen: Sequence[ArchivedCapture], out: Path, *, software: str, now: datetime
) -> Exported:
    """Write captures, which have records, into a WACZ. Raises CaptureError, ArchiveError.

    A record whose bytes are not those of its row is left out and counted as failed.
    """
    exported = Exported()
    titles = headlines_of(engine, [each.id for each in chosen])
    selected = {each.id for each in chosen}
    info = {"software": software, "description": "Captures of an archive of Bengali news"}
    with (
        WaczWriter(out, info, title=f"Captures of {_outlets(chosen)}", now=now) as wacz,
        _Copier(folder, wacz) as copier,
    ):
        for capture in chosen:
            try:
                kept = copier.copy(capture)
                for holder in _bodies_for(engine, capture, kept, selected):
                    copier.copy(holder)
                    selected.add(holder.id)
                    exported.added += 1
            except CaptureError as error:
                exported.fail(str(error))
                continue
            exported.captures += 1
            if _is_listed(capture) and capture.fetched_at:
                wacz.add_page(capture.url, capture.fetched_at, titles.get(capture.id))
                exported.pages += 1
    return exported


class _Copier:
    """Copies exchanges into a WACZ; the present WARC file remains open."""

    def __init__(self, folder: Path, wacz: WaczWriter) -> None:
        self._folder = folder
        self._wacz = wacz
        self._stack = ExitStack()
        self._name = ""
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def copy(self, capture: ArchivedCapture) -> KeptExchange:
        """Copy the exchange of a capture; return it. Raises CaptureError if it is missing or not that of the row."""
        if capture.record is None:
            raise CaptureError(f"The response of {capture.url} was not kept.")
        path = file_of(self._folder, capture.record.file)
        kept = exchange_at(path, capture.record.offset)
        wrong = faults(capture, kept.response)
        if wrong:
            raise CaptureError(f"{capture.url} in {path} at {capture.record.offset}: {'; '.join(wrong)}.")
        self._wacz.add(kept, self._opened(path, capture.record.file))
        return kept

    def _opened(self, path: Path, name: str) -> IO[bytes]:
        if self._file is None or name != self._name:
            self._stack.close()
            self._file, self._name = self._stack.enter_context(open_warc(path)), name
        return self._file


def _bodies_for(
    engine: Engine, capture: ArchivedCapture, kept: KeptExchange, selected: Collection[int]
) -> list[ArchivedCapture]:
    """Return the capture that must be added so that a revisit has a body; none if it is no revisit or its body is selected."""
    if not kept.response.is_revisit or capture.record is None:
        return []
    holders = payloads_of(engine, capture.record.payload_digest)
    if not holders:
        raise CaptureError(f"The body of {capture.url} of {capture.fetched_at} is missing: no capture has it.")
    # Programs that replay look for the record that the revisit names.
    named = [each for each in holders if _is_at(each, kept.response.refers_to)]
    best = (named or [each for each in holders if each.url == capture.url] or holders)[0]
    return [] if best.id in selected else [best]


def _is_at(capture: ArchivedCapture, named: KeptPayload | None) -> bool:
    return named is not None and (capture.url, capture.fetched_at) == (named.url, named.fetched_at)


def _is_listed(capture: ArchivedCapture) -> bool:
    return capture.is_page and capture.kind in _LISTED and "html" in (capture.content_type or "")


def _outlets(chosen: Sequence[ArchivedCapture]) -> str:
    return ", ".join(sorted({each.outlet for each in chosen}))
