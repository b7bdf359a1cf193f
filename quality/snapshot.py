"""A snapshot of extraction: what `newsarchive extract --batch` prints for thousands of pages, and how a later tree differs from it.

`write` runs the command, so that a snapshot can be made of any tree that has it (`--newsarchive`). A snapshot holds texts of others and is never
committed. Both modes of a page are extracted at the same time, in two processes.
"""

import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path

from quality.comparison import add_options, compare
from quality.corpora import PAGE_SETS, CorpusPage, damaged_copies, pages

DEFAULT = Path(__file__).with_name("results") / "snapshot.jsonl.gz"
DAMAGES = 20
CHUNK = 2000  # pages that are on disk at one time
# Mode of extraction, and the option of the command that selects it.
MODES = {"heuristics": ["--unknown"], "layout": []}
DONE = (0, 1)  # exit codes: done, and done but some page failed


def main(arguments: Sequence[str] = ()) -> None:
    """Write a snapshot, or compare two."""
    parser = ArgumentParser(prog="python -m quality snapshot", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    writing = verbs.add_parser("write", help="extract all pages and write what was printed")
    writing.add_argument("out", type=Path, metavar="OUT.jsonl.gz", nargs="?", default=DEFAULT)
    comparing = verbs.add_parser("compare", help="count how the second snapshot differs from the first")
    comparing.add_argument("old", type=Path, metavar="OLD.jsonl.gz")
    comparing.add_argument("new", type=Path, metavar="NEW.jsonl.gz", nargs="?", help="default: made now of this tree")
    add_options(comparing)
    for verb in (writing, comparing):
        verb.add_argument(
            "--newsarchive", type=Path, metavar="COMMAND", default=Path(sys.executable).parent / "newsarchive"
        )
        verb.add_argument("--set", action="append", choices=PAGE_SETS, help="only this page set; may be repeated")
        verb.add_argument("--damages", type=int, metavar="N", default=DAMAGES, help="damaged copies of each page")
    options = parser.parse_args(arguments)
    if options.verb == "write":
        write(options.out, options)
        return
    if options.new is None:
        options.new = DEFAULT
        write(DEFAULT, options)
    compare(options)


def write(out: Path, options: Namespace) -> None:
    """Extract all pages in both modes and write a JSON line for each page and mode, sorted by set, page, copy and mode.

    Exits with a sentence where the command fails.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with (
        out.open("wb") as raw,
        gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed,
        TextIOWrapper(packed, "utf-8") as file,
    ):
        for chunk in _chunks(options.set or PAGE_SETS, options.damages):
            for line in _extracted(chunk, options.newsarchive):
                file.write(line)
            count += len(chunk)
            print(f"{count} pages", file=sys.stderr, flush=True)
    print(f"{out}: {count} pages in {len(MODES)} modes", file=sys.stderr)


def _chunks(page_sets: Iterable[str], damages: int) -> Iterator[list[CorpusPage]]:
    chunk: list[CorpusPage] = []
    for page_set in sorted(page_sets):
        for page in pages(page_set):
            chunk += (page, *damaged_copies(page, damages))
            if len(chunk) >= CHUNK:
                yield chunk
                chunk = []
    if chunk:
        yield chunk


def _extracted(chunk: list[CorpusPage], command: Path) -> Iterator[str]:
    """Yield a line for each page and mode, in the order of the pages."""
    with tempfile.TemporaryDirectory(prefix="snapshot-") as folder:
        root = Path(folder)
        with (root / "pages.jsonl").open("w", encoding="utf-8") as batch:
            for number, page in enumerate(chunk):
                (root / f"{number}.html").write_bytes(page.body)
                entry = {"file": f"{number}.html", "url": page.url}
                if page.fetched_at:
                    entry["fetched_at"] = page.fetched_at
                batch.write(json.dumps(entry) + "\n")
        _run(command, root)
        outputs = [(root / f"{mode}.out").open(encoding="utf-8") for mode in MODES]
        for page, *lines in zip(chunk, *outputs, strict=True):
            for mode, line in zip(MODES, lines, strict=True):
                yield _line(page, mode, line)
        for output in outputs:
            output.close()


def _run(command: Path, root: Path) -> None:
    """Extract the batch of a folder in each mode, at the same time."""
    running = []
    for mode, option in MODES.items():
        with (root / f"{mode}.out").open("wb") as output, (root / f"{mode}.err").open("wb") as errors:
            arguments: list[str | Path] = [command, "extract", "--batch", "pages.jsonl", "--root", ".", *option]
            running.append((mode, subprocess.Popen(arguments, cwd=root, stdout=output, stderr=errors)))
    for _, process in running:
        process.wait()
    for mode, process in running:
        if process.returncode not in DONE:
            errors_text = (root / f"{mode}.err").read_text(encoding="utf-8", errors="replace")
            sys.exit(f"{command} extract ended with exit code {process.returncode}:\n{errors_text[-2000:]}")


def _line(page: CorpusPage, mode: str, printed: str) -> str:
    article = json.loads(printed)
    del article["file"]  # a number that this run gave it
    entry = {
        "set": page.page_set,
        "page": page.name,
        "copy": page.copy,
        "mode": mode,
        "digest": hashlib.sha256(page.body).hexdigest()[:16],
        "article": article,
    }
    return json.dumps(entry, ensure_ascii=True) + "\n"
