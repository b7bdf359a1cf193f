"""Extraction with layouts and by the heuristics alone, beside the bare parse and beside trafilatura, on the same pages in one run."""

import time
from collections.abc import Callable, Sequence
from importlib.metadata import version

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from newsarchive.extraction import parse
from newsarchive.items import Page
from newsarchive.outlets.reading import normalized, read_article
from newsarchive.outlets.registry import outlet
from newsarchive.testing.fixtures import cases
from quality.material import OUTLET, real_articles
from quality.reading import clear_caches, read_unknown

ROUNDS = 9
TRAFILATURA_PAGES = 100

Work = Callable[[Page], object]


def main() -> None:
    """Print milliseconds of CPU a page and their ratios. Works take turns on each page; of each page the best of several rounds counts."""
    articles, known = real_articles(), outlet(OUTLET)

    def by_layout(page: Page) -> None:
        normalized(read_article(parse(page), known), page, known)

    pages = [*articles, *(case.page for case in cases())]
    _print_beside_parse("extract", by_layout, articles, "real pages", goal=3)
    _print_beside_parse("heuristics", read_unknown, articles, "real pages", goal=6)
    _print_beside_parse("heuristics", read_unknown, pages, "real pages and fixtures", goal=6)
    few = articles[:: max(1, len(articles) // TRAFILATURA_PAGES)]
    # Each on its own: trafilatura displaces so much in the processor's caches that the next bare parse takes three times as long.
    (extracted,), (rival,) = _milliseconds([by_layout], few, 2), _milliseconds([_by_trafilatura], few, 2)
    name = f"trafilatura {version('trafilatura')}"
    print(
        f"{name:22} {rival:8.3f} ms a page, {rival / extracted:.0f} times extract (goal: at least 30; {len(few)} pages)"
    )


def _print_beside_parse(name: str, work: Work, pages: Sequence[Page], which: str, *, goal: int) -> None:
    parsed, taken = _milliseconds([_bare_parse, work], pages, ROUNDS)
    print(f"{len(pages)} {which} of {sum(len(page.body) for page in pages) // len(pages)} bytes")
    print(f"  bare lexbor parse    {parsed:8.3f} ms a page")
    print(f"  {name:20} {taken:8.3f} ms a page, {taken / parsed:.2f} times the bare parse (goal: at most {goal})")


def _bare_parse(page: Page) -> None:
    LexborHTMLParser(page.body)


def _by_trafilatura(page: Page) -> None:
    trafilatura.bare_extraction(page.body.decode(), url=page.url, with_metadata=True)


def _milliseconds(works: Sequence[Work], pages: Sequence[Page], rounds: int) -> list[float]:
    """Return the mean over the pages of each work's best CPU time, measured side by side."""
    best = [[float("inf")] * len(pages) for _ in works]
    for _ in range(rounds):
        clear_caches()
        for at, page in enumerate(pages):
            for row, work in zip(best, works, strict=True):
                start = time.process_time_ns()
                work(page)
                row[at] = min(row[at], (time.process_time_ns() - start) / 1e6)
    return [sum(row) / len(pages) for row in best]
