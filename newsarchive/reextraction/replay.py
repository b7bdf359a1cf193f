"""A replay of kept responses: from WARC files, WACZ and HTTrack mirrors through the reading of pages into the archive, without Scrapy."""

import logging
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import Engine
from w3lib.url import safe_url_string

from newsarchive.archive import HEARTBEAT_SECONDS, held_offsets
from newsarchive.archive.results import CrawlResult
from newsarchive.captures import CaptureError, StoredResponse, collections, is_record_at, read_at, read_collection
from newsarchive.captures.records import payload_digest
from newsarchive.captures.writer import UNFINISHED
from newsarchive.items import CapturedPage, CaptureKind, Reason, RecordLocation
from newsarchive.outlets import Outlet
from newsarchive.outlets.content_type import may_be_page
from newsarchive.reextraction.examples import Examples
from newsarchive.reextraction.kinds import is_redirect, kind_of, redirect_target
from newsarchive.reextraction.outlet_run import OutletRun
from newsarchive.reextraction.owners import Owners, host_of
from newsarchive.reextraction.pages import captured_listing, captured_page, failed_page
from newsarchive.reextraction.replay_index import ReplayIndex
from newsarchive.reextraction.revisits import with_body_of

_log = logging.getLogger(__name__)
_ORIGINS: Final = 10_000  # redirects that are remembered until the response at their end
# After these statuses a crawl of ours requests the address again.
_REPEATED: Final = frozenset((408, 429, 500, 502, 503, 504, 522, 524))

_Read = TypeVar("_Read")
Watch = Callable[[Path, Iterator[StoredResponse]], Iterator[StoredResponse]]


@dataclass(slots=True)
class Replayed:
    """What came of a replay.

    `responses`: all that were read; of them `known`: those that the archive has already; `foreign`: of no known outlet, by host; `unfit`: of an
    outlet, at addresses that are neither articles nor listings of it; `files`: pictures, styles and the like; `bodiless`: revisits whose body is in
    none of the files. `damaged`: a sentence for each file that could not be read whole.
    """

    results: list[CrawlResult] = field(default_factory=list)
    responses: int = 0
    known: int = 0
    files: int = 0
    foreign: Examples = field(default_factory=Examples)
    unfit: Examples = field(default_factory=Examples)
    bodiless: Examples = field(default_factory=Examples)
    damaged: list[str] = field(default_factory=list)
    is_interrupted: bool = False


class Replay:
    """A replay of everything at a path into an archive.

    `captures`: the folder of captures of the archive; a WARC file below it is named by its path there, any other by its absolute path.
    `outlets`: those whose responses are read. `watch` gets the responses of each file, once for each of the two readings, and passes them on.
    """

    def __init__(
        self,
        engine: Engine,
        path: Path,
        captures: Path,
        outlets: Collection[Outlet],
        watch: Watch = lambda _, responses: responses,
    ) -> None:
        self._engine = engine
        self._path = path
        self._captures = captures.resolve()
        self._owners = Owners(outlets)
        self._watch = watch
        self._runs: dict[str, OutletRun] = {}
        self._origins: dict[str, str] = {}
        self._has_places: dict[Path, bool] = {}
        self._beaten_at = time.monotonic()
        self._replayed = Replayed()

    def run(self) -> Replayed:
        """Read the listings first, as what they state of an article is evidence for it; then everything else. Raises ArchiveError, CaptureError.

        KeyboardInterrupt ends it: what is written is kept, and the next replay reads the rest.
        """
        files = collections(self._path)
        try:
            with ReplayIndex() as index:
                for file in files:
                    self._read_listings(file, index)
                for file in files:
                    self._read_pages(file, index)
        except KeyboardInterrupt:
            self._replayed.is_interrupted = True
        outcome = "interrupted" if self._replayed.is_interrupted else None
        results = (self._runs[key].finish(outcome) for key in sorted(self._runs))
        self._replayed.results = [result for result in results if result]
        self._replayed.known += sum(run.known for run in self._runs.values())
        return self._replayed

    def _read_listings(self, file: Path, index: ReplayIndex) -> None:
        """Record what a file holds, and read the listings in it."""
        held = held_offsets(self._engine, self._name_of(file))
        try:
            for response in self._responses(file):
                self._replayed.responses += 1
                if response.offset and file not in self._has_places:
                    self._has_places[file] = is_record_at(file, response.offset)
                outlet = self._owners.of(response)
                if outlet is None:
                    self._replayed.foreign.add(host_of(response.url) or response.url)
                    continue
                is_known = response.length > 0 and response.offset in held
                self._replayed.known += is_known
                if not index.add(file, response, is_known=is_known) or not _is_listing(response, outlet):
                    continue
                page = self._listing_page(response, outlet, self._location(file, response), index)
                if not is_known:
                    self._store(page, response, outlet)
        except CaptureError as error:
            self._replayed.damaged.append(str(error))

    def _read_pages(self, file: Path, index: ReplayIndex) -> None:
        """Read everything in a file that is not yet read."""
        try:
            for response in self._responses(file):
                outlet = self._owners.of(response)
                if outlet is None:
                    continue
                requested = self._requested(response)
                if index.is_due(file, response) and not _is_listing(response, outlet):
                    self._read_page(file, response, outlet, requested, index)
        except CaptureError:
            pass  # reported by the first reading

    def _listing_page(
        self, response: StoredResponse, outlet: Outlet, record: RecordLocation | None, index: ReplayIndex
    ) -> CapturedPage:
        """Return the page of a listing; what it states of articles is added to the index."""
        read = _processed(response, partial(captured_listing, response, outlet, record=record))
        if read is None:
            return failed_page(response, outlet, "listing", record, Reason.INTERNAL_ERROR)
        page, stated = read
        index.state(stated, response.fetched_at)
        return page

    def _read_page(
        self, file: Path, response: StoredResponse, outlet: Outlet, requested: str, index: ReplayIndex
    ) -> None:
        whole = self._with_body(response, index)
        if whole is None:
            self._replayed.bodiless.add(response.url)
            return
        kind = _kind_of(file, whole, outlet, index)
        if kind:
            record = self._location(file, response)
            read = partial(
                captured_page, whole, outlet, kind=kind, record=record, requested=requested, entry_of=index.entry_of
            )
            page = _processed(whole, read) or failed_page(whole, outlet, kind, record, Reason.INTERNAL_ERROR)
            if (
                response.fields and response.status == HTTPStatus.NOT_MODIFIED
            ):  # the row of a crawl has the received status
                page = replace(page, capture=replace(page.capture, status=response.status))
            self._store(page, response, outlet)
        elif may_be_page(whole.header("Content-Type")):
            self._replayed.unfit.add(whole.url)
        else:
            self._replayed.files += 1

    def _store(self, page: CapturedPage, response: StoredResponse, outlet: Outlet) -> None:
        """Add a page to the run of its outlet."""
        if outlet.key not in self._runs:
            self._runs[outlet.key] = OutletRun(self._engine, outlet, str(self._path))
        self._runs[outlet.key].add(page, response.url)

    def _responses(self, file: Path) -> Iterator[StoredResponse]:
        """Yield the responses of a file; meanwhile the runs show that they are alive."""
        for response in self._watch(file, read_collection(file)):
            if time.monotonic() - self._beaten_at > HEARTBEAT_SECONDS:
                self._beaten_at = time.monotonic()
                for run in self._runs.values():
                    run.beat()
            yield response

    def _requested(self, response: StoredResponse) -> str:
        """Return the address from which redirects led to a response, in files of ours; else its own."""
        if not response.fields or response.fields.get("kind") == "loaded":
            return response.url
        origin = self._origins.pop(response.url, response.url)
        target = redirect_target(response) if is_redirect(response) else None
        if target is None:
            return origin
        if len(self._origins) >= _ORIGINS:
            self._origins.pop(next(iter(self._origins)))
        self._origins[safe_url_string(target).partition("#")[0]] = origin
        return response.url

    def _with_body(self, response: StoredResponse, index: ReplayIndex) -> StoredResponse | None:
        """Return a response with its body, of a revisit that of the record which holds it; None if no file has it."""
        if not response.is_revisit:
            return response
        place = index.body_of(response)
        try:
            kept = read_at(*place) if place else None
        except CaptureError:
            return None
        return with_body_of(response, kept) if kept else None

    def _location(self, file: Path, response: StoredResponse) -> RecordLocation | None:
        # A mirror has no records, and those of a file that is compressed as a whole have no place of their own.
        if not response.length or not self._has_places.get(file, True):
            return None
        digest = response.payload_digest or payload_digest(response.coded_body)
        return RecordLocation(
            self._name_of(file), response.offset, response.length, digest, is_revisit=response.is_revisit
        )

    def _name_of(self, file: Path) -> str:
        """Return the name of a file in the archive: its path below the folder of captures, else its absolute path."""
        path = file.resolve()
        inside = path.relative_to(self._captures) if path.is_relative_to(self._captures) else path
        return inside.as_posix().removesuffix(UNFINISHED)


def _is_listing(response: StoredResponse, outlet: Outlet) -> bool:
    """True for what the first reading reads: a listing that came, with its body."""
    return not response.is_revisit and 200 <= response.status < 300 and kind_of(response, outlet) == "listing"


def _processed(response: StoredResponse, read: Callable[[], _Read]) -> _Read | None:
    """Return what is read from a response; None after an error of this program, which is logged with its traceback."""
    try:
        return read()
    except Exception:  # noqa: BLE001  as Scrapy does for a callback: a fault on one page must not end the replay of all others
        _log.exception("%s cannot be processed", response.url)
        return None


def _kind_of(file: Path, response: StoredResponse, outlet: Outlet, index: ReplayIndex) -> CaptureKind | None:
    address = outlet.vouched(response.url)
    is_listed = address is not None and index.entry_of(address) is not None
    kind = kind_of(response, outlet, is_listed=is_listed)
    is_page = kind in ("article", "listing") and response.fields and response.status in _REPEATED
    return "retried" if is_page and index.has_later(file, response) else kind
