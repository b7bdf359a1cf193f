"""Extraction beside the bare parse and beside trafilatura, on the same pages in one run."""

import gc
import time
from collections.abc import Callable, Sequence
from functools import _lru_cache_wrapper
from importlib.metadata import version

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from bench.material import OUTLET, real_articles
from newsarchive.extraction import parse
from newsarchive.items import Page
from newsarchive.outlets.reading import normalized, read_article
from newsarchive.outlets.registry import outlets

ROUNDS = 9
TRAFILATURA_PAGES = 100


def main() -> None:
    """Print milliseconds of CPU a page and their ratios. Works take turns on each page; of each page the best of several rounds counts."""
    pages = real_articles()
    outlet = outlets()[OUTLET]

    def bare(page: Page) -> None:
        LexborHTMLParser(page.body)

    def ours(page: Page) -> None:
        normalized(read_article(parse(page), outlet), page, outlet)

    def theirs(page: Page) -> None:
        trafilatura.bare_extraction(page.body.decode(), url=page.url, with_metadata=True)

    parsed, extracted = _milliseconds([bare, ours], pages, ROUNDS)
    print(f"{len(pages)} pages of {sum(len(page.body) for page in pages) // len(pages)} bytes")
    print(f"bare lexbor parse      {parsed:8.3f} ms a page")
    print(
        f"extract and normalize  {extracted:8.3f} ms a page, {extracted / parsed:.2f} times the bare parse (goal: at most 3)"
    )
    few = pages[:: max(1, len(pages) // TRAFILATURA_PAGES)]
    # Each on its own: what trafilatura leaves in the processor's caches makes the bare parse of the next page three times as dear.
    (extracted,), (rival,) = _milliseconds([ours], few, 2), _milliseconds([theirs], few, 2)
    name = f"trafilatura {version('trafilatura')}"
    print(
        f"{name:22} {rival:8.3f} ms a page, {rival / extracted:.0f} times extraction (goal: at least 30; {len(few)} pages)"
    )


def _milliseconds(works: Sequence[Callable[[Page], None]], pages: Sequence[Page], rounds: int) -> list[float]:
    """Measure works side by side: the mean over the pages of each work's best CPU time."""
    best = [[float("inf")] * len(pages) for _ in works]
    for _ in range(rounds):
        _forget()
        for at, page in enumerate(pages):
            for row, work in zip(best, works, strict=True):
                start = time.process_time_ns()
                work(page)
                row[at] = min(row[at], (time.process_time_ns() - start) / 1e6)
    return [sum(row) / len(pages) for row in best]


def _forget() -> None:
    """Empty what our functions remember, so that each round finds the pages as new as the first did."""
    for known in gc.get_objects():
        if isinstance(known, _lru_cache_wrapper) and known.__module__.startswith("newsarchive."):
            known.cache_clear()
