"""A crawl that writes captures and rows until it is ended, and a reader, as processes.

python -m tests.capture_operations.backed_up crawl|read FOLDER
"""

import itertools
import sys
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from newsarchive.archive import Writer, open_archive
from newsarchive.captures import CaptureWriter
from newsarchive.items import CapturedPage
from tests.capture_operations.kept import INFO, KeptArchive, capture_of, page
from tests.capture_operations.test_forget import article_of


def crawl(root: Path) -> None:
    """Write batches; print the number of articles that are written after each."""
    archive = KeptArchive(root)
    engine = open_archive(archive.url)
    writer = Writer(engine, extractor="0")
    run = writer.start_run(archive.outlet, source="network", started_at=datetime.now(UTC), settings={}, versions={})
    with CaptureWriter(archive.folder, INFO, largest=60_000) as warc:
        for number in itertools.count(100, 5):
            exchanges = [page(each, f"পাতা {each}", datetime.now(UTC)) for each in range(number, number + 5)]
            places = [warc.write(each) for each in exchanges]
            warc.sync()
            pages = [
                CapturedPage(capture_of(each, place, archive.outlet.key, "article"), article=article_of(each))
                for each, place in zip(exchanges, places, strict=True)
            ]
            writer.write(run, pages, now=datetime.now(UTC))
            print(number - 95, flush=True)


def read(root: Path) -> None:
    """Read again and again; print how many articles there are."""
    engine = open_archive(KeptArchive(root).url, migrate=False)
    while True:
        with engine.connect() as connection:
            print(connection.execute(text("SELECT count(*) FROM articles")).scalar_one(), flush=True)


if __name__ == "__main__":
    {"crawl": crawl, "read": read}[sys.argv[1]](Path(sys.argv[2]))
