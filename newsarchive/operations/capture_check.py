"""WARC files and rows of captures compared both ways, and what can be repaired of their differences."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import Engine

from newsarchive.archive.captures import (
    ArchivedCapture,
    Selection,
    captures_in,
    count_not_kept,
    lone_revisits,
    move_records,
    payloads_of,
    revisits_of,
    warc_files,
)
from newsarchive.captures import CaptureError, Damage, KeptExchange, exchanges, file_of, is_being_written, recover
from newsarchive.captures.writer import UNFINISHED
from newsarchive.operations.capture_bytes import faults
from newsarchive.operations.orphans import Orphan, Refused, add_rows, orphan_of

FindingKind = Literal[
    "missing_file", "missing_record", "wrong_bytes", "no_body", "moved", "orphan", "damage", "unfinished"
]
_MOST_EXAMPLES = 100  # of each kind that are kept
_SUFFIX = ".warc.gz"
_REPAIRABLE = "its run died before it had written the row"


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference between files and rows. `offset`, `url`: None for a whole file. `detail`: what is wrong, in words."""

    kind: FindingKind
    file: str
    offset: int | None
    url: str | None
    detail: str


@dataclass(slots=True)
class Report:
    """The result of a check: what was compared, what differs, and what was repaired.

    `not_kept`: captures whose response is not kept, which is no fault; `forgotten`: those of which it was removed for good; `being_written`:
    files of runs that are not finished; `passed_over`: records in files of other programs that need no row.
    """

    files: int = 0
    rows: int = 0
    records: int = 0
    not_kept: int = 0
    forgotten: int = 0
    being_written: int = 0
    passed_over: int = 0
    found: Counter[FindingKind] = field(default_factory=Counter)
    repaired: Counter[FindingKind] = field(default_factory=Counter)
    examples: dict[FindingKind, list[Finding]] = field(default_factory=dict)

    @property
    def agrees(self) -> bool:
        """True if nothing differs any more."""
        return not self.found

    def add(self, finding: Finding) -> None:
        """Add a difference."""
        self.found[finding.kind] += 1
        examples = self.examples.setdefault(finding.kind, [])
        if len(examples) < _MOST_EXAMPLES:
            examples.append(finding)


@dataclass(frozen=True, slots=True)
class Progress:
    """What is called as the check goes on. `total`: with the number of files; `done`: after each."""

    total: Callable[[int], object] = lambda _: None
    done: Callable[[], object] = lambda: None


_SILENT = Progress()


def check_captures(
    engine: Engine,
    folder: Path,
    selection: Selection,
    *,
    repair: bool,
    now: datetime,
    progress: Progress = _SILENT,
) -> Report:
    """Compare the WARC files below a folder with the captures of an archive. Raises CaptureError, ArchiveError.

    Of a selection the files are those that hold its captures. `repair`: unfinished files are finished, and records without a row get one; rows
    and records are never deleted.
    """
    not_kept, forgotten = count_not_kept(engine, selection)
    report = Report(not_kept=not_kept, forgotten=forgotten)
    if repair:
        report.repaired["unfinished"] += len(recover(folder))
    is_whole = selection == Selection()
    names = sorted({*warc_files(engine, selection), *(_files_below(folder) if is_whole else ())})
    progress.total(len(names))
    lost: list[_Lost] = []
    orphans: list[Orphan] = []
    for name in names:
        checked = _FileCheck(name, captures_in(engine, name), selection, report)
        checked.compare(folder)
        lost += checked.lost
        orphans += _without_row(engine, name, checked.orphans)
        progress.done()
    lost, orphans = _settle_moved(engine, lost, orphans, report, repair=repair)
    # A replay leaves out what is neither article nor listing: files of others have records that no row should name.
    needed = [each for each in orphans if each.needs_row and not Path(each.record.file).is_absolute()]
    report.passed_over += len(orphans) - len(needed)
    orphans = needed
    for row in lost:
        report.add(Finding(row.kind, *row.capture.place, row.capture.url, row.detail))
    _check_bodies(engine, selection, [each.capture for each in lost if not each.is_revisit], report)
    refused = add_rows(engine, orphans, now) if repair else [Refused(each, _REPAIRABLE) for each in orphans]
    report.repaired["orphan"] += len(orphans) - len(refused)
    for each in refused:
        record = each.orphan.record
        report.add(Finding("orphan", record.file, record.offset, each.orphan.capture.url, each.why))
    return report


@dataclass(frozen=True, slots=True)
class _Lost:
    """A capture whose record is not where its row has it, or is another one."""

    kind: FindingKind
    capture: ArchivedCapture
    detail: str

    @property
    def is_revisit(self) -> bool:
        return self.capture.location.is_revisit


class _FileCheck:
    """The comparison of one file with its rows. `lost`: the captures whose records are not in it; `orphans`: its records without a row."""

    def __init__(self, name: str, rows: list[ArchivedCapture], selection: Selection, report: Report) -> None:
        self._name = name
        self._others = {each.place[1] for each in rows if not selection.holds(each)}
        self._rows = {each.place[1]: each for each in rows if selection.holds(each)}
        self._selection = selection
        self._report = report
        self.lost: list[_Lost] = []
        self.orphans: list[Orphan] = []
        report.rows += len(self._rows)

    def compare(self, folder: Path) -> None:
        """Add to the report what differs. Raises CaptureError if the file cannot be read at all."""
        try:
            path = file_of(folder, self._name)
        except CaptureError as error:
            for row in self._rows.values():
                self._add("missing_file", row, str(error))
            return
        self._report.files += 1
        is_unfinished = path.name.endswith(UNFINISHED)
        is_written = is_unfinished and is_being_written(path)
        self._report.being_written += is_written
        if is_unfinished and not is_written:
            self._report.add(Finding("unfinished", self._name, None, None, "the run that wrote it died"))
        damages = []
        for each in exchanges(path):
            if isinstance(each, Damage):
                damages.append(each)
            elif each.offset not in self._others:
                self._compare(each, is_written=is_written)
        for damage in damages:
            self._compare_damage(damage, is_written=is_written)
        for row in self._rows.values():
            self._add("missing_record", row, f"no response begins at {row.place[1]}")

    def _compare(self, kept: KeptExchange, *, is_written: bool) -> None:
        self._report.records += 1
        row = self._rows.pop(kept.offset, None)
        if row:
            wrong = faults(row, kept.response)
            if wrong:
                self._add("wrong_bytes", row, "; ".join(wrong))
            elif row.location.length != kept.record.length:
                self._add(
                    "missing_record", row, f"the record has {kept.record.length} bytes, not {row.location.length}"
                )
                self._add_orphan(kept)
        # What a run writes now gets its row with the batch.
        elif not is_written:
            self._add_orphan(kept)

    def _add_orphan(self, kept: KeptExchange) -> None:
        orphan = orphan_of(self._name, kept)
        if self._selection.outlet in (None, orphan.capture.outlet):
            self.orphans.append(orphan)

    def _compare_damage(self, damage: Damage, *, is_written: bool) -> None:
        inside = [offset for offset in self._rows if damage.offset <= offset < damage.offset + damage.length]
        for offset in inside:
            self._add("missing_record", self._rows.pop(offset), damage.what)
        if not inside and not is_written:
            detail = f"{damage.length} bytes that hold no record: {damage.what}"
            self._report.add(Finding("damage", self._name, damage.offset, None, detail))

    def _add(self, kind: FindingKind, row: ArchivedCapture, detail: str) -> None:
        self.lost.append(_Lost(kind, row, detail))


def _settle_moved(
    engine: Engine, lost: list[_Lost], orphans: list[Orphan], report: Report, *, repair: bool
) -> tuple[list[_Lost], list[Orphan]]:
    """Return the lost captures and the records without a row that are not one and the same.

    Those that are, in a file that was compressed again, renamed or moved, are reported, or get the new place.
    """
    by_fetch = {(each.capture.url, each.capture.fetched_at, each.record.payload_digest): each for each in orphans}
    moved: dict[int, Orphan] = {}
    for each in lost:
        key = (each.capture.url, each.capture.fetched_at, each.capture.location.payload_digest)
        if orphan := by_fetch.pop(key, None):
            moved[each.capture.id] = orphan
    if repair:
        move_records(engine, {id_: each.record for id_, each in moved.items()})
        report.repaired["moved"] += len(moved)
    else:
        for each in lost:
            if place := moved.get(each.capture.id):
                detail = f"its record is in {place.record.file} at {place.record.offset}"
                report.add(Finding("moved", *each.capture.place, each.capture.url, detail))
    found_again = {each.record for each in moved.values()}
    return (
        [each for each in lost if each.capture.id not in moved],
        [each for each in orphans if each.record not in found_again],
    )


def _check_bodies(engine: Engine, selection: Selection, lost: list[ArchivedCapture], report: Report) -> None:
    """Add the revisits whose body is in no record, or in lost ones alone."""
    bodiless = {each.id: each for each in lone_revisits(engine, selection)}
    lost_ids = {each.id for each in lost}
    for digest in {each.location.payload_digest for each in lost}:
        if all(each.id in lost_ids for each in payloads_of(engine, digest)):
            bodiless |= {each.id: each for each in revisits_of(engine, digest) if selection.holds(each)}
    for each in bodiless.values():
        if each.record:
            detail = "the record that holds its body is missing"
            report.add(Finding("no_body", each.record.file, each.record.offset, each.url, detail))


def _without_row(engine: Engine, name: str, orphans: list[Orphan]) -> list[Orphan]:
    """Return those of a file's records that have no row even now: a crawl may have written some meanwhile."""
    if not orphans:
        return []
    known = {(each.location.offset, each.location.length) for each in captures_in(engine, name)}
    return [each for each in orphans if (each.record.offset, each.record.length) not in known]


def _files_below(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.name.endswith((_SUFFIX, _SUFFIX + UNFINISHED)))
    return {path.relative_to(folder).as_posix().removesuffix(UNFINISHED) for path in found if path.is_file()}
