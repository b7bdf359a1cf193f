"""A whole re-extraction: it is begun or continued, its files are read, and it is ended."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from newsarchive import __version__
from newsarchive.archive import (
    begin_reextraction,
    finish_file,
    finish_reextraction,
    open_archive,
)
from newsarchive.archive.captures import Selection, warc_files
from newsarchive.reextraction.code import code_digest
from newsarchive.reextraction.files import FileJob
from newsarchive.reextraction.pool import reextract_files
from newsarchive.reextraction.report import Report

Advance = Callable[[int], None]  # called with the number of pages that were read


@dataclass(frozen=True, slots=True)
class Options:
    """What is to be read again, and how. `processes`: the most that read at the same time."""

    archive: str
    folder: Path
    selection: Selection
    own_outlets: Path | None = None
    is_dry_run: bool = False
    processes: int = 1


@dataclass(slots=True)
class Result:
    """A re-extraction that has ended, or not yet.

    `continued_since`: when it had begun, if an earlier command was interrupted; `files_before`: the number of files that it had read.
    """

    report: Report = field(default_factory=Report)
    files: int = 0
    files_before: int = 0
    continued_since: datetime | None = None


def reextract_archive(options: Options, *, begun: Callable[[int, Result], Advance]) -> Result:
    """Read the kept pages of an archive again, as far as the options select them.

    `begun` is called with the number of pages and what is known, before the first is read. Pages that could not be read leave the re-extraction
    unfinished: the next one reads their files again. Raises ArchiveError and ReextractionError.
    """
    engine = open_archive(options.archive, migrate=False)
    try:
        return _reextracted(engine, options, begun)
    finally:
        engine.dispose()


def _reextracted(engine: Engine, options: Options, begun: Callable[[int, Result], Advance]) -> Result:
    files = warc_files(engine, options.selection, kind="article")
    result = Result(files=len(files))
    now = datetime.now(UTC)
    known = None
    if files and not options.is_dry_run:
        code = code_digest(options.own_outlets)
        known = begin_reextraction(engine, options.selection, extractor=__version__, code=code, now=now)
        result.continued_since = known.started_at if known.started_at != now else None
        result.files_before = len(known.done)
        for done in known.done.values():
            result.report.merge(Report.of_json(done))
        files = {file: pages for file, pages in files.items() if file not in known.done}
    job = FileJob(
        options.archive,
        options.folder,
        "",
        options.selection,
        __version__,
        known.started_at if known else now,
        options.own_outlets,
        options.is_dry_run,
    )
    # The largest first: no process is left alone with one of them at the end.
    jobs = [replace(job, file=file) for file in sorted(files, key=lambda file: (-files[file], file))]
    advance = begun(sum(files.values()), result)
    is_whole = True
    for each, report in reextract_files(jobs, options.processes):
        if known and not report.unread:
            finish_file(engine, known.id, each.file, report.as_json(), datetime.now(UTC))
        is_whole = is_whole and not report.unread
        result.report.merge(report)
        advance(files[each.file])
    if known and is_whole:
        finish_reextraction(engine, known.id, datetime.now(UTC))
    return result
