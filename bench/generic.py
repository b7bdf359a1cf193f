"""The generic way, which knows no page design: what it finds beside others on the same pages, and what it costs beside the bare parse."""

import hashlib
import importlib.util
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from bench.material import OUTLET, SHARED, real_articles
from bench.rivals import Extract, rivals
from newsarchive.commands.fixtures import cases
from newsarchive.extraction import parse
from newsarchive.extraction.serialize import article_to_dict
from newsarchive.items import Page
from newsarchive.outlets.reading import normalized, read_article
from newsarchive.outlets.registry import outlets

ROUNDS = 5
GOALS = {
    "headline": 1.0,
    "published": 0.97,
    "modified": 0.97,
    "byline": 0.9,
    "body": 0.97,
    "paragraphs": 0.95,
    "ticker": 0.9,
}
DAY = len("2026-07-09")


def main() -> None:
    """Print the shares of fields found on annotated pages, the segments found on structures of other sites, and the ratio of speed."""
    score = _evaluation("score")
    extractors = {"ours": _ours, **rivals()}
    print(f"annotated pages: {' / '.join(extractors)}")
    for gold, root in (
        (SHARED / "pages/gold.jsonl", SHARED),
        (SHARED / "first-page/gold.jsonl", SHARED / "first-page"),
    ):
        _print_fields(score, gold, root, extractors)
    _print_agreement()
    print("structures of other sites, lettered in Bengali: bodies by segments")
    for name, extract in extractors.items():
        for half in (0, 1):
            _print_segments(score.fold, name, extract, half)
    _print_speed()


def _ours(page: Page) -> dict[str, Any]:
    return article_to_dict(normalized(read_article(parse(page), None, use_layouts=False), page, None))


def _print_fields(score: ModuleType, gold: Path, root: Path, extractors: Mapping[str, Extract]) -> None:
    """Print the share of right answers of each extractor by field. Times are judged by the minute; who tells days alone is judged by those too."""
    right: dict[str, list[int]] = defaultdict(lambda: [0] * len(extractors))
    asked: Counter[str] = Counter()
    for line in _lines(gold):
        page = Page((root / line["file"]).read_bytes(), line["url"])
        for at, extract in enumerate(extractors.values()):
            got = extract(page)
            for field, is_right in [*score.judge(line, got), *_judged_by_day(line, got)]:
                right[field][at] += is_right
                asked[field] += at == 0
    for field, pages in asked.items():
        goal = f" (goal {GOALS[field]:.2f})" if field in GOALS else ""
        print(f"  {field:11} {' / '.join(f'{count / pages:.3f}' for count in right[field])} of {pages}{goal}")


def _judged_by_day(line: dict[str, Any], got: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    if line.get("published_iso"):
        yield "day", (got.get("published_at") or "")[:DAY] == line["published_iso"][:DAY]


def _print_agreement() -> None:
    """Print in how many of all saved articles the generic way finds what the outlet's layout does."""
    outlet, pages = outlets()[OUTLET], real_articles()
    agreed = dict.fromkeys(("headline", "byline", "published_at", "modified_at", "body", "ticker"), 0)
    for page in pages:
        known, generic = (
            normalized(read_article(parse(page), outlet, use_layouts=way), page, outlet) for way in (True, False)
        )
        for field in agreed:
            agreed[field] += getattr(known, field) == getattr(generic, field)
    print(
        f"the same as by layout, of {len(pages)} articles: {'  '.join(f'{field} {count}' for field, count in agreed.items())}"
    )


def _print_segments(fold: Callable[[str | None], str], name: str, extract: Extract, half: int) -> None:
    """Print precision and recall over the segments of one half of the pages; rules were developed on the first."""
    found = missed = leaked = heads = pages = 0
    for line in _lines(SHARED / "lettered/segments.jsonl"):
        if hashlib.sha256(f"generic{line['file']}".encode()).digest()[0] % 2 != half:
            continue
        got = extract(Page((SHARED / "lettered" / line["file"]).read_bytes(), line["url"]))
        body = fold(got.get("body"))
        pages += 1
        hits = sum(fold(segment) in body for segment in line["with"])
        found, missed = found + hits, missed + len(line["with"]) - hits
        leaked += sum(fold(segment) in body for segment in line["without"])
        heads += fold(got.get("headline")) == fold(line["headline"])
    precision, recall = found / (found + leaked), found / (found + missed)
    f1 = 2 * precision * recall / (precision + recall)
    kind = "developed on" if half == 0 else "held out"
    print(
        f"  {name:17} {kind:12} {pages:3} pages: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}; headlines {heads / pages:.3f}"
    )


def _print_speed() -> None:
    pages = real_articles() + [case.page() for case in cases()]

    def bare(page: Page) -> None:
        LexborHTMLParser(page.body)

    def ours(page: Page) -> None:
        normalized(read_article(parse(page), None, use_layouts=False), page, None)

    best = {bare: [float("inf")] * len(pages), ours: [float("inf")] * len(pages)}
    for _ in range(ROUNDS):
        for at, page in enumerate(pages):
            for work, row in best.items():
                start = time.process_time_ns()
                work(page)
                row[at] = min(row[at], (time.process_time_ns() - start) / 1e6)
    parsed, extracted = (sum(row) / len(pages) for row in best.values())
    print(
        f"{len(pages)} real pages and fixtures: bare parse {parsed:.3f} ms a page, the generic way {extracted:.3f} ms,"
    )
    print(f"  {extracted / parsed:.2f} times the bare parse (goal: at most 6)")


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _evaluation(name: str) -> ModuleType:
    """Load one of the scripts that score, which stand with the shared material."""
    spec = importlib.util.spec_from_file_location(name, SHARED / "eval" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
