"""Hostile texts: the CPU time of texts, pages and source answers that would take minutes if work on them grew with the square of their length.

Each input is read at its full size and at an eighth of it. Work in proportion gives a ratio near 8, the square a ratio near 64.
"""

import time
from collections.abc import Callable, Iterator
from functools import partial

from newsarchive.bengali.dates import read as read_date
from newsarchive.bengali.text import clean, fold
from newsarchive.items import Page
from quality.reading import LAYOUT, clear_caches, read, read_unknown

SIZE, EIGHTH = 400_000, 50_000  # characters
TEXTS = ("্", "়", "়্", "\u200d", "র\u200c", "ক| ", "\n ", "অা", "া", "\u200d্", "👨\u200d")
DATES = ("২০ ", "জুন ২০ ", ",", "১০:৩০ ", "ক", "আপডেট: ", "৫ মিনিট ", "2024-", ". ", "\u200b")
TAGS = ("div", "b", "p", "table", "ul><li", "a", "span class=details-title", "blockquote", "svg", "select")
PARTS = (
    "\u0301\u0323",
    '<script>window.__INITIAL_STATE__={"a":</script>',
    '<script>self.__next_f.push([1,"a"</script>',
    "<p></p>",
    "<i></i>",
    "<time datetime=2024-03-01T10:00:00+06:00>১</time>",
    "<title>নদীর ঘাটে - নতুন সেতু | ",
)


def main() -> None:
    """Print seconds of CPU and the ratio to an eighth of the input, the slowest first."""
    rows = sorted(
        ((_seconds(partial(work, SIZE)), name, work) for name, work in _works()), reverse=True, key=lambda row: row[0]
    )
    print(f"{'seconds':>8} {'ratio':>6}")
    for seconds, name, work in rows:
        print(f"{seconds:8.3f} {seconds / _seconds(partial(work, EIGHTH)):6.1f}  {name}")


def _works() -> Iterator[tuple[str, Callable[[int], object]]]:
    for part in TEXTS:
        yield f"clean and fold {part!a}", partial(_text, part)
    for part in DATES:
        yield f"date {part!a}", partial(_date, part)
    for part in (*(f"<{tag}>" for tag in TAGS), *PARTS):
        yield f"page {part!a}", partial(_page, part)


def _text(part: str, size: int) -> None:
    text = part * (size // len(part)) + "়"
    clean(text)
    fold(text)


def _date(part: str, size: int) -> None:
    read_date(part * (size // len(part)))


def _page(part: str, size: int) -> None:
    body = f"<html><head><title>x</title></head><body><div class=details-body><h1>x</h1>{part * (size // len(part))}"
    page = Page(body.encode(), "https://deshchitro.com/details/1")
    read(page, LAYOUT)
    read_unknown(page)


def _seconds(work: Callable[[], object]) -> float:
    clear_caches()
    start = time.process_time()
    work()
    return time.process_time() - start
