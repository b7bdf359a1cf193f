"""Extraction beside the bare parse and beside trafilatura, on the same pages in one run."""

import gc
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from bench.material import OUTLET, real_articles
from newsarchive.crawling.reading import normalized, read_article
from newsarchive.crawling.registry import outlets
from newsarchive.extraction import parse
from newsarchive.items import Page

ROUNDS = 7
TRAFILATURA_PAGES = 100


def main() -> None:
    """Print milliseconds of CPU a page, the best of several rounds that take turns, and their ratios."""
    pages = real_articles()
    outlet = outlets()[OUTLET]
    few = pages[:: max(1, len(pages) // TRAFILATURA_PAGES)]

    def bare(page: Page) -> None:
        LexborHTMLParser(page.body)

    def ours(page: Page) -> None:
        normalized(read_article(parse(page), outlet), page, outlet)

    def theirs(page: Page) -> None:
        trafilatura.bare_extraction(page.body.decode(), url=page.url, with_metadata=True, favor_precision=False)

    works: dict[str, tuple[Callable[[Page], None], Sequence[Page], int]] = {
        "bare lexbor parse": (bare, pages, ROUNDS),
        "extract and normalize": (ours, pages, ROUNDS),
        f"trafilatura {version('trafilatura')}": (theirs, few, 1),
    }
    best = dict.fromkeys(works, float("inf"))
    for turn in range(ROUNDS):
        for name, (work, on, rounds) in works.items():
            if turn < rounds:
                best[name] = min(best[name], _milliseconds(work, on))
    parsed, extracted, rival = best.values()
    for name, cost in best.items():
        print(
            f"{name:24} {cost:8.3f} ms a page, {cost / parsed:6.1f} times the bare parse ({len(works[name][1])} pages)"
        )
    print(f"extraction is {extracted / parsed:.2f} times the bare parse (goal: at most 3)")
    print(f"trafilatura is {rival / extracted:.0f} times extraction (goal: at least 30)")


def _milliseconds(work: Callable[[Page], None], pages: Sequence[Page]) -> float:
    gc.collect()
    start = time.process_time()
    for page in pages:
        work(page)
    return (time.process_time() - start) / len(pages) * 1000
