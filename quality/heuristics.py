"""The heuristics beside other extractors on the same pages, none of which knows the pages' layouts."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from newsarchive.extraction.serialize import article_to_dict
from newsarchive.items import Page
from quality.material import SHARED, json_lines, real_articles, scoring
from quality.reading import HEURISTICS, LAYOUT, read, read_unknown
from quality.rivals import Extract, rivals

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
HALVES = ("developed on", "held out")


def main(arguments: Sequence[str] = ()) -> None:
    """Print the shares of fields found on annotated pages, and the segments found on pages of other sites."""
    extractors = {"newsarchive": _ours, **rivals()}
    print(f"annotated pages: {' / '.join(extractors)}")
    for gold, root in (
        (SHARED / "pages/gold.jsonl", SHARED),
        (SHARED / "first-page/gold.jsonl", SHARED / "first-page"),
    ):
        _print_fields(gold, root, extractors)
    _print_agreement()
    print("pages of other sites, their letters made Bengali: bodies by segments")
    for name, extract in extractors.items():
        for half in HALVES:
            _print_segments(name, extract, half)


def half_of(file: str) -> str:
    """Return the half of the lettered pages that a page belongs to: rules were developed on the first, the second was held out."""
    return HALVES[hashlib.sha256(f"generic{file}".encode()).digest()[0] % 2]


def _ours(page: Page) -> dict[str, Any]:
    return article_to_dict(read_unknown(page))


def _print_fields(gold: Path, root: Path, extractors: Mapping[str, Extract]) -> None:
    """Print the share of right answers of each extractor by field. Times are judged by the minute, and by the day for those that give no more."""
    score = scoring("score")
    right: dict[str, list[int]] = defaultdict(lambda: [0] * len(extractors))
    asked: Counter[str] = Counter()
    for line in json_lines(gold):
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
    """Print in how many of all saved articles the heuristics find what the outlet's layout does."""
    pages = real_articles()
    agreed = dict.fromkeys(("headline", "byline", "published_at", "modified_at", "body", "ticker"), 0)
    for page in pages:
        by_layout, by_heuristics = read(page, LAYOUT), read(page, HEURISTICS)
        for field in agreed:
            agreed[field] += getattr(by_layout, field) == getattr(by_heuristics, field)
    print(
        f"the same as by layout, of {len(pages)} articles: {'  '.join(f'{field} {count}' for field, count in agreed.items())}"
    )


def _print_segments(name: str, extract: Extract, half: str) -> None:
    """Print precision and recall over the segments of one half of the pages."""
    fold: Callable[[str | None], str] = scoring("score").fold
    found = missed = leaked = headlines = pages = 0
    for line in json_lines(SHARED / "lettered/segments.jsonl"):
        if half_of(line["file"]) != half:
            continue
        got = extract(Page((SHARED / "lettered" / line["file"]).read_bytes(), line["url"]))
        body = fold(got.get("body"))
        pages += 1
        hits = sum(fold(segment) in body for segment in line["with"])
        found, missed = found + hits, missed + len(line["with"]) - hits
        leaked += sum(fold(segment) in body for segment in line["without"])
        headlines += fold(got.get("headline")) == fold(line["headline"])
    precision, recall = found / (found + leaked), found / (found + missed)
    f1 = 2 * precision * recall / (precision + recall)
    print(
        f"  {name:17} {half:12} {pages:3} pages: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}; headlines {headlines / pages:.3f}"
    )
