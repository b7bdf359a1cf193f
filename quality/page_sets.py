"""The page sets of the quality gate: pages whose fields are known, and how an extraction of each is judged."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from newsarchive.bengali.text import fold
from newsarchive.extraction.serialize import article_to_dict
from newsarchive.items import Article, Page
from newsarchive.testing.fixtures import FIXTURES, Case
from newsarchive.testing.marks import shared_articles
from quality import evidence, truth
from quality.material import SHARED, json_lines, scoring
from quality.reading import HEURISTICS, LAYOUT, read
from quality.templates import PROSE, fill, templates

FILLINGS = 3  # pages made of each template
UNKNOWN_SITES = Path(__file__).with_name("pages")

# Annotations that are wrong. The last words of this page, behind a bullet of Bijoy (ষ), name its reporter; they were taken for an artefact of
# print.
_CORRECTED: dict[str, dict[str, str]] = {
    "pages/dainikamadershomoy.com/post_393594.html": {"byline": "বগুড়া সংবাদদাতা"},  # correspondent in Bogura
}

Score = dict[str, float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One field of one page: the points reached, of those that can be reached; a field that is right or wrong has one point."""

    field: str
    points: int
    of: int = 1

    @property
    def share(self) -> float:
        """The share of points reached, 1 if there are none."""
        return self.points / self.of if self.of else 1.0


@dataclass(frozen=True)
class ScoredPage:
    """A page whose fields are known. `zone` is set if nothing else is known of the outlet; `evidence` is the kind that its layout was verified on."""

    name: str
    page: Page
    judge: Callable[[Article], Iterable[Verdict]]
    zone: ZoneInfo | None = None
    evidence: str | None = None

    def verdicts(self, mode: str) -> list[Verdict]:
        """Return the verdict of each field of the page, read in a mode."""
        return list(self.judge(read(self.page, mode, self.zone)))


@dataclass(frozen=True)
class PageSet:
    """A set of pages read in one mode: its name, its pages, and the files that decide what it is."""

    name: str
    mode: str
    pages: Callable[[], Iterable[ScoredPage]]
    files: tuple[Path, ...] = ()

    @property
    def title(self) -> str:
        """The name of the set and the mode."""
        return f"{self.name}, {self.mode}"

    def fingerprint(self) -> str:
        """Return a hash of all files of the set."""
        digest = hashlib.sha256()
        for file in self.files:
            digest.update(f"{file.parent.name}/{file.name}".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        return digest.hexdigest()[:16]

    def score(self) -> Score:
        """Return the share of points by field; pages with a kind of evidence also by kind, as `kind/field`."""
        reached, possible = Counter[str](), Counter[str]()
        for page in self.pages():
            for verdict in page.verdicts(self.mode):
                for key in (verdict.field, f"{page.evidence}/{verdict.field}")[: 2 if page.evidence else 1]:
                    reached[key] += verdict.points
                    possible[key] += verdict.of
        return {key: reached[key] / of for key, of in possible.items() if of}


def page_sets() -> list[PageSet]:
    """Return the sets that can be read here: those of the project always, the others if the shared material is there."""
    fixtures = tuple(sorted(file for file in FIXTURES.rglob("*") if file.is_file()))
    unknown = tuple(sorted(file for file in UNKNOWN_SITES.rglob("*.*") if file.suffix in (".html", ".json")))
    found = _in_both_modes("fixtures", _fixtures, fixtures)
    found.append(PageSet("unknown sites", HEURISTICS, _unknown_sites, unknown))
    if SHARED.is_dir():
        for name in ("pages", "first-page"):
            gold = SHARED / name / "gold.jsonl"
            found += _in_both_modes(name, partial(_annotated, gold), (gold,))
        segments = SHARED / "lettered" / "segments.jsonl"
        found.append(PageSet("lettered", HEURISTICS, partial(_segmented, segments), (segments,)))
        markup = tuple(sorted(file for file in (SHARED / "markup").iterdir() if file.suffix in (".html", ".json")))
        found += _in_both_modes("templates", _templates, (*markup, PROSE))
    return found


def _in_both_modes(name: str, pages: Callable[[], Iterable[ScoredPage]], files: tuple[Path, ...]) -> list[PageSet]:
    return [PageSet(name, mode, pages, files) for mode in (LAYOUT, HEURISTICS)]


def _fixtures() -> Iterator[ScoredPage]:
    for case in shared_articles():
        judge = partial(_by_truth, truth.of_fixture(case))
        yield ScoredPage(case.name, case.page, judge, evidence=evidence.kind_of(case))


def _unknown_sites() -> Iterator[ScoredPage]:
    for file in sorted(UNKNOWN_SITES.glob("*/expected.json")):
        case = Case(file.parent)
        expected = truth.of_fixture(case)
        expected.kicker = case.expected["kicker"] or ""
        yield ScoredPage(case.folder.name, case.page, partial(_by_truth, expected))


def _templates() -> Iterator[ScoredPage]:
    for template in templates(SHARED / "markup"):
        for seed in range(FILLINGS):
            filled = fill(template, seed)
            judge = partial(_by_truth, filled.truth)
            yield ScoredPage(f"{template.name} {seed}", filled.page(), judge, zone=filled.zone)


def _annotated(gold: Path) -> Iterator[ScoredPage]:
    root = gold.parent if gold.parent.name == "first-page" else SHARED
    for line in json_lines(gold):
        corrected = {**line, **_CORRECTED.get(line["file"], {})}
        yield ScoredPage(line["file"], _page(line, root), partial(_by_annotation, corrected))


def _segmented(segments: Path) -> Iterator[ScoredPage]:
    for line in json_lines(segments):
        yield ScoredPage(line["file"], _page(line, segments.parent), partial(_by_segments, line))


def _by_truth(expected: truth.Truth, article: Article) -> Iterator[Verdict]:
    for field, is_right in truth.judge(expected, article):
        yield Verdict(field, int(is_right))


def _by_annotation(line: dict[str, Any], article: Article) -> Iterator[Verdict]:
    """Judge as the shared score.py does."""
    for field, is_right in scoring("score").judge(line, article_to_dict(article)):
        yield Verdict(field, int(is_right))


def _by_segments(line: dict[str, Any], article: Article) -> Iterator[Verdict]:
    """Judge a body by the segments that it must and must not hold, as the shared segments.py does; the headline by equality."""
    body = fold(article.body or "")
    hits = sum(fold(segment) in body for segment in line["with"])
    missed = len(line["with"]) - hits
    leaked = sum(fold(segment) in body for segment in line["without"])
    yield Verdict("F1", 2 * hits, 2 * hits + missed + leaked)
    yield Verdict("headline", int(fold(article.headline or "") == fold(line["headline"])))


def _page(line: dict[str, Any], root: Path) -> Page:
    when = line.get("fetched_at")
    return Page((root / line["file"]).read_bytes(), line["url"], datetime.fromisoformat(when) if when else None)
