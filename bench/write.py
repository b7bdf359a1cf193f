"""Writing articles into an archive with its index beside writing them without: CPU time of new, unchanged and changed articles."""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine, update

from bench.reextract import KNOWN
from bench.visits import AT, changed, later, real_pages
from newsarchive import __version__
from newsarchive.archive import Writer, open_archive
from newsarchive.archive.connect import writing
from newsarchive.archive.search.tables import search_meta
from newsarchive.items import CapturedPage
from quality.reading import clear_caches

ROUNDS = 5
BATCH = 50  # pages a transaction, as a crawl has them


def main() -> None:
    """Print milliseconds of CPU an article, the least of several rounds, and the ratio to writing without index."""
    pages = real_pages()
    again = [later(page, 1) for page in pages]
    edited = [changed(later(page, 2)) for page in pages]
    visits = {"new articles": pages, "unchanged articles": again, "articles with a changed word": edited}
    best = {(name, indexed): float("inf") for name in visits for indexed in (True, False)}
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(ROUNDS):
            for indexed in (True, False):
                engine = open_archive(f"sqlite:///{Path(folder, f'{turn}-{indexed}.db')}")
                if not indexed:
                    _without_index(engine)
                for name, visit in visits.items():
                    best[name, indexed] = min(best[name, indexed], _seconds(engine, visit))
                engine.dispose()
    for name in visits:
        with_index, without = (1000 * best[name, indexed] / len(pages) for indexed in (True, False))
        print(
            f"{name}: {with_index:.2f} ms an article with the index, {without:.2f} without: "
            f"{with_index / without:.2f} times (goal: at most 1.5)"
        )


def _without_index(engine: Engine) -> None:
    """Let the index be one of another version, which writers leave alone."""
    with writing(engine) as connection:
        connection.execute(update(search_meta).values(value="none"))


def _seconds(engine: Engine, pages: Sequence[CapturedPage]) -> float:
    writer = Writer(engine, extractor=__version__, address_of=KNOWN.listed)
    run = writer.start_run(KNOWN.record, source="network", started_at=AT, settings={}, versions={})
    clear_caches()
    started = time.process_time()
    for first in range(0, len(pages), BATCH):
        writer.write(run, pages[first : first + BATCH], now=AT)
    return time.process_time() - started
