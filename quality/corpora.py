"""The page sets of a snapshot: fixtures, real articles, lettered pages and filled templates, and damaged copies of all of them."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from newsarchive.testing.fixtures import cases
from quality.material import SHARED
from quality.mutations import damages
from quality.templates import fill, templates

FILLINGS = 3  # pages made of each template


@dataclass(frozen=True, slots=True)
class CorpusPage:
    """One page of a set. `copy` is 0 for the page itself and 1, 2, ... for its damaged copies."""

    page_set: str
    name: str
    url: str
    fetched_at: str | None
    body: bytes
    copy: int = 0


def pages(page_set: str) -> Iterator[CorpusPage]:
    """Yield the undamaged pages of a set, in alphabetical order of their names."""
    yield from sorted(PAGE_SETS[page_set](), key=lambda page: page.name)


def damaged_copies(page: CorpusPage, count: int) -> Iterator[CorpusPage]:
    """Yield damaged copies of a page; the same page gives the same copies."""
    for copy, body in enumerate(damages(page.body, f"{page.page_set}/{page.name}", count), 1):
        yield replace(page, body=body, copy=copy)


def _templates() -> Iterator[CorpusPage]:
    for template in templates(_shared("markup")):
        for seed in range(FILLINGS):
            filled = fill(template, seed)
            yield CorpusPage(
                "templates", f"{template.name} {seed}", filled.url, filled.fetched_at.isoformat(), filled.html.encode()
            )


def _fixtures() -> Iterator[CorpusPage]:
    for case in cases():
        meta = case.meta
        body = (case.folder / "page.html").read_bytes()
        yield CorpusPage("fixtures", case.name, meta["url"], meta.get("fetched_at"), body)


def _lettered() -> Iterator[CorpusPage]:
    folder = _shared("lettered")
    for line in (folder / "segments.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        yield CorpusPage("lettered", entry["file"], entry["url"], None, (folder / entry["file"]).read_bytes())


def _real() -> Iterator[CorpusPage]:
    for line in (_shared("pages") / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["kind"] == "article":
            body = (SHARED / entry["file"]).read_bytes()
            yield CorpusPage("real", entry["file"].removeprefix("pages/"), entry["url"], None, body)


def _shared(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        sys.exit(f"The shared material is missing: there is no folder {folder}.")
    return folder


PAGE_SETS: dict[str, Callable[[], Iterator[CorpusPage]]] = {
    "templates": _templates,
    "fixtures": _fixtures,
    "lettered": _lettered,
    "real": _real,
}
