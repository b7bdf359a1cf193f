"""The quality gate: how many fields are right over all fixtures and the annotated pages, beside floors that are pinned.

`python -m bench quality` prints the scores; `python -m bench.quality --pin` raises the floors to what is reached and notes the present sets of pages,
`--pin --lower` also takes floors down. A set is known by its fingerprint: a floor of another set says nothing.
"""

import hashlib
import importlib.util
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.material import SHARED
from bench.truth import judge, of_fixture
from newsarchive.bengali.text import fold
from newsarchive.commands.fixtures import FIXTURES, cases
from newsarchive.extraction import parse
from newsarchive.extraction.serialize import article_to_dict
from newsarchive.items import Article, Page
from newsarchive.outlets.reading import normalized, outlet_of, read_article
from newsarchive.outlets.registry import outlets

FLOORS = Path(__file__).with_name("floors.json")
_DIGITS = 4  # of a share, rounded down: a floor is never above what was reached

Score = dict[str, float]


@dataclass(frozen=True)
class PageSet:
    """A set of pages with their truth: its name, the files that make it, and its score by field."""

    name: str
    files: tuple[Path, ...]
    score: Callable[[], Score]

    def fingerprint(self) -> str:
        """Give a hash of all that the set is made of."""
        digest = hashlib.sha256()
        for file in self.files:
            digest.update(f"{file.parent.name}/{file.name}".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        return digest.hexdigest()[:16]


def page_sets() -> list[PageSet]:
    """Give the sets that are here: the fixtures always, the annotated pages where the shared material is."""
    fixtures = tuple(sorted(file for file in FIXTURES.rglob("*") if file.is_file()))
    found = [_both("fixtures", fixtures, _fixtures)]
    if SHARED.is_dir():
        for name in ("pages", "first-page"):
            gold = SHARED / name / "gold.jsonl"
            found.append(_both(name, (gold,), partial(_annotated, gold)))
        segments = SHARED / "lettered" / "segments.jsonl"
        found.append([PageSet("lettered, generic", (segments,), lambda: _segmented(segments))])
    return [page_set for both in found for page_set in both]


def main(arguments: Sequence[str] = ()) -> None:
    """Print each score beside its floor; exit with 1 where one is below, or where a set has changed since its floors were pinned."""
    floors = pinned()
    failed = False
    for page_set in page_sets():
        score, floor = page_set.score(), floors.get(page_set.name, {})
        faults = shortfalls(page_set, score, floor)
        failed |= bool(faults)
        shares = "  ".join(f"{field} {share:.3f}" for field, share in score.items())
        print(f"{page_set.name}: {shares}", *faults, sep="\n  ")
        if "--pin" in arguments:
            lower = "--lower" in arguments
            floors[page_set.name] = _pin(page_set, score, floor, lower=lower)
    if "--pin" in arguments:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    elif failed:
        sys.exit(1)


def pinned() -> dict[str, dict[str, Any]]:
    """Read the floors: by set its fingerprint and the least share of right values by field."""
    floors: dict[str, dict[str, Any]] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return floors


def shortfalls(page_set: PageSet, score: Score, floor: dict[str, Any]) -> list[str]:
    """Say in a sentence each what is below its floor."""
    if floor.get("fingerprint") != page_set.fingerprint():
        return [
            f"the set {page_set.name!r} has changed since its floors were pinned: run `python -m bench.quality --pin`"
        ]
    return [
        f"{page_set.name}: {field} is {score.get(field, 0):.4f}, its floor {least:.4f}"
        for field, least in floor["fields"].items()
        if score.get(field, 0) < least
    ]


def _pin(page_set: PageSet, score: Score, floor: dict[str, Any], *, lower: bool) -> dict[str, Any]:
    same = floor.get("fingerprint") == page_set.fingerprint()
    before = floor.get("fields", {}) if same and not lower else {}
    scale = 10**_DIGITS
    fields = {field: max(int(share * scale) / scale, before.get(field, 0)) for field, share in score.items()}
    return {"fingerprint": page_set.fingerprint(), "fields": fields}


def _both(name: str, files: tuple[Path, ...], score: Callable[[bool], Score]) -> list[PageSet]:
    """Give a set twice: read by layout, and by the generic way."""
    return [
        PageSet(f"{name}, by layout", files, lambda: score(True)),
        PageSet(f"{name}, generic", files, lambda: score(False)),
    ]


def _fixtures(known: bool) -> Score:
    articles = [case for case in cases() if case.meta["kind"] == "article"]
    return _shares(
        judged for case in articles for judged in judge(of_fixture(case.folder), _read(case.page(), known=known))
    )


def _annotated(gold: Path, known: bool) -> Score:
    """Score as the shared score.py does."""
    scoring = _shared_module("score")
    root = gold.parent if gold.parent.name == "first-page" else SHARED
    return _shares(
        judged
        for line in _lines(gold)
        for judged in scoring.judge(line, article_to_dict(_read(_page(line, root), known=known)))
    )


def _segmented(segments: Path) -> Score:
    """Score bodies by the segments that they must and must not hold, as the shared segments.py does; headlines by equality."""
    found = missed = leaked = headlines = count = 0
    for line in _lines(segments):
        article = _read(_page(line, segments.parent), known=False)
        body = fold(article.body or "")
        hits = sum(fold(segment) in body for segment in line["with"])
        found, missed = found + hits, missed + len(line["with"]) - hits
        leaked += sum(fold(segment) in body for segment in line["without"])
        headlines += fold(article.headline or "") == fold(line["headline"])
        count += 1
    return {"F1": 2 * found / max(1, 2 * found + leaked + missed), "headline": headlines / max(1, count)}


def _read(page: Page, *, known: bool) -> Article:
    outlet = outlet_of(page.url, outlets().values())
    return normalized(read_article(parse(page), outlet, use_layouts=known), page, outlet)


def _page(line: dict[str, Any], root: Path) -> Page:
    when = line.get("fetched_at")
    return Page((root / line["file"]).read_bytes(), line["url"], datetime.fromisoformat(when) if when else None)


def _shares(judged: Iterable[tuple[str, bool]]) -> Score:
    tally: dict[str, list[bool]] = {}
    for field, right in judged:
        tally.setdefault(field, []).append(right)
    return {field: sum(rights) / len(rights) for field, rights in tally.items()}


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _shared_module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SHARED / "eval" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main(sys.argv[1:])
