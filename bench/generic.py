"""The generic way, which knows no page design: what it finds beside trafilatura on the same pages, and what it costs beside the bare parse."""

import hashlib
import importlib.util
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from bench.material import OUTLET, SHARED, real_articles
from newsarchive.commands.fixtures import cases
from newsarchive.commands.printed import printed
from newsarchive.crawling.reading import normalized, read_article
from newsarchive.crawling.registry import outlets
from newsarchive.extraction import parse
from newsarchive.items import Page

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
Extract = Callable[[Page], dict[str, Any]]


def main() -> None:
    """Print the shares of fields found on annotated pages, the segments found on structures of other sites, and the ratio of speed."""
    score = _evaluation("score")
    print(f"annotated pages: ours / trafilatura {version('trafilatura')}")
    for gold, root in (
        (SHARED / "pages/gold.jsonl", SHARED),
        (SHARED / "first-page/gold.jsonl", SHARED / "first-page"),
    ):
        _print_fields(score, gold, root)
    _print_agreement()
    if importlib.util.find_spec("newspaper") is None:
        print("newspaper4k is not installed here, and is no dependency of ours: it was not measured")
    print("structures of other sites, lettered in Bengali: bodies by segments")
    for name, extract in (("ours", _ours), ("trafilatura", _trafilatura)):
        for half in (0, 1):
            _print_segments(score.fold, name, extract, half)
    _print_speed()


def _ours(page: Page) -> dict[str, Any]:
    return printed(normalized(read_article(parse(page), None, known=False), page, None))


def _trafilatura(page: Page) -> dict[str, Any]:
    found = trafilatura.bare_extraction(page.body, url=page.url, with_metadata=True)
    if found is None:
        return {}
    fields = found if isinstance(found, dict) else found.as_dict()
    body = "\n\n".join((fields.get("text") or "").split("\n"))
    return {"headline": fields.get("title"), "byline": fields.get("author"), "body": body}


def _print_fields(score: ModuleType, gold: Path, root: Path) -> None:
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for line in _lines(gold):
        page = Page((root / line["file"]).read_bytes(), line["url"])
        for field, right in score.judge(line, _ours(page)):
            tally[field][0] += right
            tally[field][2] += 1
        for field, right in score.judge(line, _trafilatura(page)):
            tally[field][1] += right
    for field, (ours, theirs, asked) in tally.items():
        goal = f" (goal {GOALS[field]:.2f})" if field in GOALS else ""
        print(f"  {field:11} {ours / asked:.3f} / {theirs / asked:.3f} of {asked}{goal}")


def _print_agreement() -> None:
    """Print in how many of all saved articles the generic way finds what the outlet's layout does."""
    outlet, pages = outlets()[OUTLET], real_articles()
    agreed = dict.fromkeys(("headline", "byline", "published_at", "modified_at", "body", "ticker"), 0)
    for page in pages:
        known, generic = (
            normalized(read_article(parse(page), outlet, known=way), page, outlet) for way in (True, False)
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
        f"  {name:11} {kind:12} {pages:3} pages: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}; headlines {heads / pages:.3f}"
    )


def _print_speed() -> None:
    pages = real_articles() + [case.page() for case in cases()]

    def bare(page: Page) -> None:
        LexborHTMLParser(page.body)

    def ours(page: Page) -> None:
        normalized(read_article(parse(page), None, known=False), page, None)

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
