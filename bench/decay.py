"""Selectors that break overnight: over all fixtures and designs, what a layout says of a field once one or all of its selectors find nothing."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from bench.filling import Filled, designs, fill
from bench.material import SHARED
from newsarchive.bengali.text import fold
from newsarchive.commands.fixtures import Case, cases
from newsarchive.extraction import Layout, extract, normalize, parse
from newsarchive.items import Article
from newsarchive.layouts import LAYOUTS
from newsarchive.outlets.reading import normalized, read_article
from newsarchive.outlets.registry import outlets

GONE = ".gone-overnight"
# The layout's selectors, and the field of the article that they give.
FIELDS = {
    "headline": "headline",
    "byline": "byline",
    "published": "published_at",
    "times": "published_at",
    "body": "body",
    "ticker": "ticker",
}
VERDICTS = ("right", "missing", "wrong", "untold")
A_MINUTE = timedelta(minutes=1)


def main(arguments: Sequence[str] = ()) -> None:
    """Print how often a field is right, missing with a reason, or wrong. `--show` prints what is wrong."""
    for name, is_all in (("the first selector broken", False), ("all selectors of the field broken", True)):
        tally = {selectors: Counter[str]() for selectors in FIELDS}
        for where, layout, read in _readings():
            whole = read(layout)
            for selectors, field in FIELDS.items():
                if getattr(layout, selectors):
                    article = read(broken(layout, selectors, is_all=is_all))
                    verdict = _verdict(article, whole, field)
                    tally[selectors][verdict] += 1
                    if "--show" in arguments and verdict in ("wrong", "untold"):
                        print(
                            f"{verdict} {where} {layout.name}.{selectors}: {_shown(article, field)}\n    for {_shown(whole, field)}"
                        )
        print(f"{name}:")
        for selectors, counts in tally.items():
            print(f"  {selectors:10} {'  '.join(f'{verdict} {counts[verdict]:3}' for verdict in VERDICTS)}")


def broken(layout: Layout, selectors: str, *, is_all: bool) -> Layout:
    """Give a layout of which the first selector of a row, or all of them, find nothing."""
    others = () if is_all else getattr(layout, selectors)[1:]
    changed: dict[str, Any] = {selectors: (GONE, *others)}
    return replace(layout, **changed)


def read_fixture(case: Case, layout: Layout) -> Article:
    """Read a fixture as if its outlet had this one layout."""
    page, outlet = case.page(), outlets()[case.outlet]
    return normalized(extract(page, [layout], outlet.names), page, outlet)


def _shown(article: Article, field: str) -> str:
    value = getattr(article, field)
    return f"{value if value is None or isinstance(value, str) else str(value)!r:.400} ({article.witnesses.get(field)})"


def _readings() -> Iterator[tuple[str, Layout, Callable[[Layout], Article]]]:
    """Give each fixture and filled design that a layout reads: its name, the layout, and how another one in its place reads the page."""
    for case in cases():
        if case.meta["kind"] == "article" and case.expected["layout"]:
            yield f"{case.outlet}/{case.name}", LAYOUTS[case.expected["layout"]], partial(read_fixture, case)
    for design in designs(SHARED / "markup"):
        page = fill(design, 0)
        layout = read_article(parse(page.page()), None).layout
        if layout:
            yield design.name, LAYOUTS[layout], partial(_read_filled, page)


def _read_filled(filled: Filled, layout: Layout) -> Article:
    return normalize(extract(filled.page(), [layout]), filled.fetched_at, zone=filled.zone)


def _verdict(article: Article, whole: Article, field: str) -> str:
    """Compare what is found of a field with what the whole layout finds."""
    value, truth = getattr(article, field), getattr(whole, field)
    if not value:
        told = any(problem.field == field for problem in article.problems)
        return "right" if not truth else "missing" if told else "untold"
    if not truth or not _is_same(article, whole, field):
        return "wrong"
    is_told = article.witnesses[field] == whole.witnesses[field] or any(
        problem.field == field for problem in article.problems
    )
    return "right" if is_told else "untold"


def _is_same(article: Article, whole: Article, field: str) -> bool:
    value, truth = getattr(article, field), getattr(whole, field)
    if field == "published_at":
        if article.published_precision == "day" or whole.published_precision == "day":
            return bool(value.astimezone(truth.tzinfo).date() == truth.date())
        return bool(abs(value - truth) < A_MINUTE)
    if field == "ticker":
        return {fold(each.title) for each in value} <= {fold(each.title) for each in truth}
    return bool(fold(value) == fold(truth))


if __name__ == "__main__":
    main(sys.argv[1:])
