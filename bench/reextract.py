"""Re-extraction of kept pages beside the sum of its parts, and two processes beside one."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newsarchive import __version__
from newsarchive.archive import Rereader, Writer, open_archive
from newsarchive.archive.captures import Selection, captures_in, warc_files
from newsarchive.captures import CaptureWriter, Exchange, StoredResponse, folder_of, read_all
from newsarchive.items import CapturedPage, Page, RecordLocation
from newsarchive.outlets.registry import outlet
from newsarchive.reextraction.files import FileJob, reextract_file
from newsarchive.reextraction.pages import captured_page
from quality.material import OUTLET, real_articles
from quality.reading import clear_caches

ROUNDS = 3
FEW, MANY = 2, 6  # files, each with all pages
FETCHED_AT = datetime(2026, 11, 29, tzinfo=UTC)
READ_AT = datetime(2026, 11, 30, tzinfo=UTC)
BATCH = 100
HERE = Path(__file__).parent
KNOWN = outlet(OUTLET)

Work = Callable[[str], float]


def main() -> None:
    """Print pages a second of CPU time and their ratios; the best of several rounds."""
    with tempfile.TemporaryDirectory() as folder:
        pages = real_articles()
        print(f"{len(pages)} pages of {sum(len(page.body) for page in pages) // len(pages)} bytes, in one WARC file")
        for name, is_changed in (("nothing changed", False), ("every article changed", True)):
            archive = _kept(Path(folder) / f"{name.partition(' ')[0]}.db", pages, 1, is_changed=is_changed)
            _print_beside_parts(name, archive, len(pages))
        _print_processes(Path(folder), pages)


def _print_beside_parts(name: str, archive: str, count: int) -> None:
    parts: dict[str, Work] = {"reading": _reading, "extracting": _extracting, "comparing and writing": _writing}
    best = dict.fromkeys([*parts, "whole"], float("inf"))
    for turn in range(ROUNDS):
        for part, work in {**parts, "whole": _whole}.items():
            best[part] = min(best[part], work(_copy(archive, f"{part.split()[0]}-{turn}")))
    alone = sum(best[part] for part in parts)
    print(f"  {name}: " + ", ".join(f"{part} {best[part] / count * 1000:.2f} ms" for part in parts) + " a page alone")
    print(
        f"    together {best['whole'] / count * 1000:.2f} ms, {best['whole'] / alone:.2f} times their sum (goal: at most 1.25): "
        f"{count / best['whole']:.0f} pages a second on one core (goal: at least 400)"
    )


def _print_processes(folder: Path, pages: Sequence[Page]) -> None:
    """Print how much faster two processes are. Of two numbers of files the difference counts: the start is in both."""
    archives = [_kept(folder / f"{files}.db", pages, files, is_changed=False) for files in (FEW, MANY)]
    took: dict[int, tuple[float, float]] = {}
    for processes in (1, 2):
        few, many = (min(_run(archive, processes) for _ in range(2)) for archive in archives)
        took[processes] = many[0] - few[0], many[1] - few[1]
    elapsed, cpu = took[1][0] / took[2][0], 2 * took[1][1] / took[2][1]
    print(
        f"  two processes: {elapsed:.2f} times one by the clock, {cpu:.2f} times by CPU time with a core each (goal: at least 1.8), "
        f"{(MANY - FEW) * len(pages)} pages"
    )


def _kept(file: Path, pages: Sequence[Page], files: int, *, is_changed: bool) -> str:
    """Return an archive of pages as a crawl leaves it, in WARC files; `is_changed`: another byline of each article was read then."""
    archive = f"sqlite:///{file}"
    engine = open_archive(archive)
    writer = Writer(engine, extractor=__version__, address_of=KNOWN.listed)
    run = writer.start_run(KNOWN.record, source="network", started_at=FETCHED_AT, settings={}, versions={})
    for number in range(files):
        at = FETCHED_AT + timedelta(hours=number)
        with CaptureWriter(folder_of(archive), {"software": "newsarchive"}) as warc:
            records = [warc.write(_exchange(page, at)) for page in pages]
        responses = read_all(folder_of(archive) / records[0].file)
        captured = [_page_of(*each) for each in zip(responses, records, strict=True)]
        for page in captured:
            if is_changed and page.article:
                page.article.byline = "অন্য প্রতিবেদক"  # another reporter
        for start in range(0, len(captured), BATCH):
            writer.write(run, captured[start : start + BATCH], now=at)
    engine.dispose()
    return archive


def _page_of(response: StoredResponse, record: RecordLocation) -> CapturedPage:
    return captured_page(response, KNOWN, kind="article", record=record)


def _exchange(page: Page, at: datetime) -> Exchange:
    return Exchange(page.url, at, "GET", (), 200, (("Content-Type", "text/html; charset=utf-8"),), page.body)


def _copy(archive: str, name: str) -> str:
    """Return a copy of an archive beside it, with the same captures."""
    file = Path(archive.removeprefix("sqlite:///"))
    copy = file.with_name(f"{file.stem}-{name}.db")
    shutil.copy(file, copy)
    folder = folder_of(f"sqlite:///{copy}")
    if not folder.exists():
        folder.symlink_to(folder_of(archive))
    return f"sqlite:///{copy}"


def _reading(archive: str) -> float:
    (file,) = folder_of(archive).rglob("*.warc.gz")
    return _cpu(lambda: [response.status for response in read_all(file)])


def _extracting(archive: str) -> float:
    (file,) = folder_of(archive).rglob("*.warc.gz")
    responses = list(read_all(file))
    return _cpu(lambda: [captured_page(response, KNOWN, kind="article") for response in responses])


def _writing(archive: str) -> float:
    """Return the time of comparing pages with the archive, and of writing those that differ."""
    engine = open_archive(archive)
    (file,) = warc_files(engine, Selection(), kind="article")
    ids = [page.id for page in captures_in(engine, file, kind="article")]
    responses = read_all(folder_of(archive) / file)
    pages = list(zip(ids, (captured_page(response, KNOWN, kind="article") for response in responses), strict=True))
    rereader = Rereader(
        engine, KNOWN.key, extractor=__version__, read_at=READ_AT, zone=KNOWN.zone, address_of=KNOWN.listed
    )

    def write() -> None:
        for start in range(0, len(pages), BATCH):
            batch = pages[start : start + BATCH]
            compared = rereader.compare(batch)
            changed = [page for page, reread in zip(batch, compared, strict=True) if reread.is_changed]
            if changed:
                rereader.write(changed)

    took = _cpu(write)
    engine.dispose()
    return took


def _whole(archive: str) -> float:
    engine = open_archive(archive)
    (file,) = warc_files(engine, Selection(), kind="article")
    engine.dispose()
    job = FileJob(archive, folder_of(archive), file, Selection(), __version__, READ_AT)
    return _cpu(lambda: reextract_file(job))


def _cpu(work: Callable[[], object]) -> float:
    """Return the seconds of CPU time that a work takes."""
    clear_caches()
    start = time.process_time()
    work()
    return time.process_time() - start


def _run(archive: str, processes: int) -> tuple[float, float]:
    """Re-extract an archive with the command; return the seconds that passed and those of CPU time, its processes included."""
    command = [
        sys.executable,
        "-m",
        "newsarchive",
        "reextract",
        "--dry-run",
        "--jobs",
        str(processes),
        "--archive",
        archive,
    ]
    start = time.perf_counter()
    before = os.times()
    subprocess.run(command, cwd=HERE.parent, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, cpu
