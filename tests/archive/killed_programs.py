"""Programs that are killed while they write, and what they write.

python -m tests.archive.killed_programs write ARCHIVE FIRST LAST | copy FROM TO
"""

import sys
from datetime import timedelta
from unittest.mock import patch

from newsarchive.archive import Writer, open_archive, table_rows
from newsarchive.archive.copying import copy_archive
from newsarchive.items import CapturedPage
from tests.archive.pages import NOW, OUTLET, RUN, captured
from tests.archive.search.made import made

AT_ONCE = 12  # articles of a batch


def batch(number: int) -> list[CapturedPage]:
    """New articles, later contents of earlier ones, and a copy of one at another address."""
    new = range(number * AT_ONCE, (number + 1) * AT_ONCE)
    at = NOW + timedelta(minutes=number)
    pages = [captured(made(each), fetched_at=at) for each in new]
    for earlier in range(number % 3, number * AT_ONCE, 17):
        edited = made(earlier)
        edited.headline, edited.body = (
            f"নতুন শিরোনাম {number}",
            f"{edited.body} সংযোজন {number}",
        )  # new headline, addition
        pages.append(captured(edited, fetched_at=at))
    copy = made(number * AT_ONCE)
    copy.url = copy.canonical_url = f"https://dinpatra.example/copies/{number}"
    return [*pages, captured(copy, fetched_at=at)]


def write(url: str, first: int, last: int) -> None:
    """Write batches and print the number of each when it is written."""
    engine = open_archive(url)
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    for number in range(first, last):
        writer.write(run, batch(number), now=NOW)
        print(number, flush=True)
    engine.dispose()


def copy(source: str, target: str) -> None:
    """Copy in small chunks and print a line for each."""
    with patch.object(table_rows, "CHUNK", 11):
        copy_archive(source, target, lambda *_: lambda count: print(count, flush=True))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", url, first, last]:
            write(url, int(first), int(last))
        case ["copy", source, target]:
            copy(source, target)
