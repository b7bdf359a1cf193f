"""The quality gate: the share of right fields on each page set, beside floors that are pinned.

`python -m quality gate` prints the scores; `--pin` raises the floors to what is reached and stores the fingerprints of the present page sets; `--pin
--lower` also takes floors down; `--table` writes the floors into docs/quality.md. A floor counts only for the pages that it was pinned on.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quality.page_sets import PageSet, Score, page_sets
from quality.tables import markdown_table, write_table

FLOORS = Path(__file__).with_name("floors.json")
CIRCULAR = (
    "Markup, selectors, fixture and golden of a fixture come from one hand, unless its layout was verified on a real page: "
    "its score by layout is largely circular."
)
_DIGITS = 4  # of a share, rounded down: a floor is never above what was reached


def main(arguments: Sequence[str] = ()) -> None:
    """Print each score beside its floor; exit with 1 if one is below, or if a page set has changed since its floors were pinned."""
    floors = pinned()
    failed = False
    for page_set in page_sets():
        score, floor = page_set.score(), floors.get(page_set.title, {})
        faults = shortfalls(page_set, score, floor)
        failed |= bool(faults)
        print(page_set.title, *_lines(score), *faults, sep="\n  ")
        if "--pin" in arguments:
            floors[page_set.title] = _pin(page_set, score, floor, lower="--lower" in arguments)
    print(CIRCULAR)
    if "--pin" in arguments:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    if "--table" in arguments:
        write_table("floors", floors_table(pinned()))
    if failed and "--pin" not in arguments:
        sys.exit(1)


def pinned() -> dict[str, dict[str, Any]]:
    """Return the floors: for each page set its fingerprint and the least share of right values by field."""
    floors: dict[str, dict[str, Any]] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return floors


def shortfalls(page_set: PageSet, score: Score, floor: dict[str, Any]) -> list[str]:
    """Return a sentence for each score below its floor."""
    if floor.get("fingerprint") != page_set.fingerprint():
        return [
            f"the page set {page_set.title!r} has changed since its floors were pinned: run `python -m quality gate --pin`"
        ]
    return [
        f"{page_set.title}: {field} is {score.get(field, 0):.4f}, its floor {least:.4f}"
        for field, least in floor["fields"].items()
        if score.get(field, 0) < least
    ]


def floors_table(floors: dict[str, dict[str, Any]]) -> str:
    """Return the floors as a Markdown table: a row for each page set and kind of evidence, a column for each field."""
    rows = [
        (title, kind, of_kind) for title, floor in floors.items() for kind, of_kind in _by_kind(floor["fields"]).items()
    ]
    fields = sorted({field for _, _, of_kind in rows for field in of_kind})
    return markdown_table(
        ["page set", "evidence", *fields],
        [
            [title, kind, *(f"{share[field]:.3f}" if field in share else "" for field in fields)]
            for title, kind, share in rows
        ],
    )


def _pin(page_set: PageSet, score: Score, floor: dict[str, Any], *, lower: bool) -> dict[str, Any]:
    same = floor.get("fingerprint") == page_set.fingerprint()
    before = floor.get("fields", {}) if same and not lower else {}
    scale = 10**_DIGITS
    fields = {field: max(int(share * scale) / scale, before.get(field, 0)) for field, share in score.items()}
    return {"fingerprint": page_set.fingerprint(), "fields": fields}


def _lines(score: Score) -> list[str]:
    return [
        f"{kind or 'all':16} {'  '.join(f'{field} {share:.3f}' for field, share in of_kind.items())}"
        for kind, of_kind in _by_kind(score).items()
    ]


def _by_kind(score: Score) -> dict[str, Score]:
    """Return the shares by kind of evidence; those of all pages under the empty kind."""
    kinds: dict[str, Score] = {}
    for key, share in sorted(score.items(), key=lambda item: "/" in item[0]):
        kind, _, field = key.rpartition("/")
        kinds.setdefault(kind, {})[field] = share
    return kinds
