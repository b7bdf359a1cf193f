"""The unit of re-extraction: the kept pages of one WARC file are read with today's extraction, and what is read otherwise is written.

A job and its report can be pickled: a pool of processes maps the one to the other, and a cluster could.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine

from newsarchive.archive import Rereader, Shown, open_archive
from newsarchive.archive.captures import ArchivedCapture, Selection, captures_in, payload_of
from newsarchive.captures import CaptureError, StoredResponse, file_of, read_all, read_at
from newsarchive.captures.records import payload_digest
from newsarchive.items import CapturedPage
from newsarchive.outlets import Outlet
from newsarchive.outlets.registry import add_folder, keys, outlet
from newsarchive.reextraction.pages import Stated, captured_page
from newsarchive.reextraction.report import Report
from newsarchive.reextraction.revisits import with_body_of
from newsarchive.reextraction.stated import stated_before

_BATCH = 100  # pages


@dataclass(frozen=True, slots=True)
class FileJob:
    """One WARC file whose pages are to be read again.

    `archive`: its URL; `folder`: of captures; `file`: its name in the rows of captures. `own_outlets`: a folder of outlets of one's own. `extractor`:
    the version of newsarchive; `read_at`: when the re-extraction began. `is_dry_run`: nothing is written.
    """

    archive: str
    folder: Path
    file: str
    selection: Selection
    extractor: str
    read_at: datetime
    own_outlets: Path | None = None
    is_dry_run: bool = False


def reextract_file(job: FileJob) -> Report:
    """Read the selected pages of a file again; write those that are read otherwise, a batch in one transaction, and return the report.

    A job that was interrupted is repeated as a whole: what it has written is not written twice, and is reported all the same. Raises ArchiveError.
    """
    if job.own_outlets:
        add_folder(job.own_outlets)
    engine = open_archive(job.archive, migrate=False)
    try:
        return _FileReader(engine, job).read()
    finally:
        engine.dispose()


class _FileReader:
    """The reading of one file."""

    def __init__(self, engine: Engine, job: FileJob) -> None:
        self._engine = engine
        self._job = job
        self._report = Report()
        self._before: dict[int, Shown | None] = {}

    def read(self) -> Report:
        """Read the file; return the report."""
        pages = captures_in(self._engine, self._job.file, self._job.selection, kind="article")
        outlets = self._outlets_of(pages)
        rereaders = {key: self._rereader(each) for key, each in outlets.items()}
        known = [page for page in pages if page.outlet in outlets]
        readings = self._readings(known, outlets, rereaders)
        while batch := list(islice(readings, _BATCH)):
            for key, rereader in rereaders.items():
                of_outlet = [(page.id, captured) for page, captured in batch if page.outlet == key]
                if of_outlet:
                    self._add(key, rereader, of_outlet)
        return self._report

    def _add(self, key: str, rereader: Rereader, pages: Sequence[tuple[int, CapturedPage]]) -> None:
        compared = rereader.compare(pages)
        to_write = [page for page, reread in zip(pages, compared, strict=True) if reread.is_to_write]
        if to_write and not self._job.is_dry_run:
            rereader.write(to_write)
        for reread in compared:
            self._report.add(key, reread)

    def _outlets_of(self, pages: Iterable[ArchivedCapture]) -> Mapping[str, Outlet]:
        known, found = set(keys()), {page.outlet for page in pages}
        for key in sorted(found - known):
            count = sum(page.outlet == key for page in pages)
            cause = f"{self._job.file}: the outlet {key} is not known. Name the folder with its module (--outlets)."
            self._report.add_unread(cause, count)
        return {key: outlet(key) for key in sorted(found & known)}

    def _rereader(self, of: Outlet) -> Rereader:
        job = self._job
        return Rereader(
            self._engine, of.key, extractor=job.extractor, read_at=job.read_at, zone=of.zone, address_of=of.listed
        )

    def _readings(
        self, pages: Sequence[ArchivedCapture], outlets: Mapping[str, Outlet], rereaders: Mapping[str, Rereader]
    ) -> Iterator[tuple[ArchivedCapture, CapturedPage]]:
        following: dict[str, list[int]] = {}
        for page in sorted(pages, key=lambda page: page.location.offset, reverse=True):
            following.setdefault(page.outlet, []).append(page.id)
        for page, response in self._responses(pages):
            # A page that was refused has the requested address in its row, another one that of the response.
            requested = page.url if page.url != response.url else None
            entry_of = partial(self._stated, page, rereaders[page.outlet], response, following[page.outlet])
            yield (
                page,
                captured_page(
                    response,
                    outlets[page.outlet],
                    kind="article",
                    record=page.location,
                    requested=requested,
                    entry_of=entry_of,
                ),
            )

    def _stated(
        self, page: ArchivedCapture, rereader: Rereader, response: StoredResponse, following: list[int], _: str
    ) -> Stated | None:
        """Return what a source stated of a page, if the WARC file has no metadata of ours.

        `following`: the captures of the outlet in the file whose earlier readings were not fetched yet, the next one last: a batch at once.
        """
        if response.fields:
            return None
        if page.id not in self._before:
            batch = [page.id, *following[-_BATCH:]]
            del following[-_BATCH:]
            self._before |= rereader.before(list(dict.fromkeys(batch)))
        before = self._before.pop(page.id)
        return stated_before(page.url, before.values) if before else None

    def _responses(self, pages: Sequence[ArchivedCapture]) -> Iterator[tuple[ArchivedCapture, StoredResponse]]:
        """Yield the responses of pages: in the order of the file and, where it is damaged, those that can be read one by one."""
        wanted: dict[int, list[ArchivedCapture]] = {}
        for page in pages:
            wanted.setdefault(page.location.offset, []).append(page)
        try:
            path = file_of(self._job.folder, self._job.file)
        except CaptureError as error:
            self._report.add_unread(str(error), len(pages))
            return
        for response in _until_all(path, wanted):
            for page in wanted.pop(response.offset, ()):
                yield from self._checked(page, response)
        for offset, of_record in wanted.items():
            try:
                response = read_at(path, offset)
            except CaptureError as error:
                self._report.add_unread(str(error), len(of_record))
                continue
            for page in of_record:
                yield from self._checked(page, response)

    def _checked(
        self, page: ArchivedCapture, response: StoredResponse
    ) -> Iterator[tuple[ArchivedCapture, StoredResponse]]:
        """Yield a page with its response, if that is the one of its row, with its body."""
        expected = page.location.payload_digest
        found = response.payload_digest or payload_digest(response.coded_body)  # many crawlers state none
        if found != expected:
            at = f"{self._job.file} at {page.location.offset}"
            cause = f"{at}: the record has the payload digest {found}, the row {expected}."
            self._report.add_unread(cause)
            return
        if not response.is_revisit:
            yield page, response
            return
        try:
            yield page, self._with_body(page, response)
        except CaptureError as error:
            self._report.add_unread(str(error))

    def _with_body(self, page: ArchivedCapture, revisit: StoredResponse) -> StoredResponse:
        """Return a revisit with the body from the record that has it. Raises CaptureError."""
        holder = payload_of(self._engine, page)
        if holder is None:
            raise CaptureError(
                f"{self._job.file} at {page.location.offset}: no capture of the archive has the body of {page.url}."
            )
        kept = read_at(file_of(self._job.folder, holder.location.file), holder.location.offset)
        return replace(with_body_of(revisit, kept), is_revisit=False)


def _until_all(path: Path, wanted: Mapping[int, object]) -> Iterator[StoredResponse]:
    """Yield the responses of a file as long as some are wanted, and as far as it can be read."""
    responses = read_all(path)
    while wanted:
        try:
            found = next(responses, None)
        except CaptureError:
            return
        if found is None:
            return
        yield found
