"""Selectors that find nothing any more: what a layout finds once one or all selectors of a field are broken, over all fixtures and templates."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from newsarchive.bengali.text import fold
from newsarchive.extraction import REQUIRED, Layout, extract, normalize
from newsarchive.items import Article
from newsarchive.layouts import LAYOUTS
from newsarchive.outlets.reading import normalized
from newsarchive.outlets.registry import outlets
from newsarchive.testing.fixtures import Case
from newsarchive.testing.marks import shared_articles
from quality.material import SHARED
from quality.reading import LAYOUT, read
from quality.templates import Filled, fill, templates

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
# Right; missing with a problem; another value; missing, or from another witness, without a problem.
VERDICTS = ("right", "missing", "wrong", "unreported")
A_MINUTE = timedelta(minutes=1)


def main(arguments: Sequence[str] = ()) -> None:
    """Print how often a field is right, missing with a reason, or wrong. `--show` prints what is wrong."""
    for name, is_all in (("the first selector broken", False), ("all selectors of the field broken", True)):
        tally = {selectors: Counter[str]() for selectors in FIELDS}
        for page, layout, read_with in _readings():
            whole = read_with(layout)
            for selectors, field in FIELDS.items():
                if getattr(layout, selectors):
                    article = read_with(broken(layout, selectors, is_all=is_all))
                    verdict = _verdict(article, whole, field)
                    tally[selectors][verdict] += 1
                    if "--show" in arguments and verdict in ("wrong", "unreported"):
                        print(f"{verdict} {page} {layout.name}.{selectors}: {_shown(article, field)}")
                        print(f"    for {_shown(whole, field)}")
        print(f"{name}:")
        for selectors, counts in tally.items():
            print(f"  {selectors:10} {'  '.join(f'{verdict} {counts[verdict]:3}' for verdict in VERDICTS)}")


def broken(layout: Layout, selectors: str, *, is_all: bool) -> Layout:
    """Return a layout of which the first selector of a row, or all of them, find nothing."""
    others = () if is_all else getattr(layout, selectors)[1:]
    changed: dict[str, Any] = {selectors: (GONE, *others)}
    return replace(layout, **changed)


def read_fixture(case: Case, layout: Layout) -> Article:
    """Return the article of a fixture, read as if its outlet had this one layout."""
    outlet = outlets()[case.outlet]
    return normalized(extract(case.page, [layout], outlet.names), case.page, outlet)


def _shown(article: Article, field: str) -> str:
    value = getattr(article, field)
    return f"{value if value is None or isinstance(value, str) else str(value)!r:.400} ({article.witnesses.get(field)})"


def _readings() -> Iterator[tuple[str, Layout, Callable[[Layout], Article]]]:
    """Yield each fixture and filled template that has a layout: its name, the layout, and a function that reads it with another layout."""
    for case in shared_articles():
        if case.expected["layout"]:
            yield case.name, LAYOUTS[case.expected["layout"]], partial(read_fixture, case)
    for template in templates(SHARED / "markup"):
        filled = fill(template, 0)
        layout = read(filled.page(), LAYOUT, filled.zone).layout
        if layout:
            yield template.name, LAYOUTS[layout], partial(_read_filled, filled)


def _read_filled(filled: Filled, layout: Layout) -> Article:
    return normalize(extract(filled.page(), [layout]), filled.fetched_at, zone=filled.zone)


def _verdict(article: Article, whole: Article, field: str) -> str:
    """Return how what is found of a field compares with what the whole layout finds."""
    value, truth = getattr(article, field), getattr(whole, field)
    # An article need not have the other fields: that they were not found is no problem of the page.
    is_reported = field not in REQUIRED or any(problem.field == field for problem in article.problems)
    if not value:
        return "right" if not truth else "missing" if is_reported else "unreported"
    if not truth or not _is_same(article, whole, field):
        return "wrong"
    return "right" if is_reported or article.witnesses[field] == whole.witnesses[field] else "unreported"


def _is_same(article: Article, whole: Article, field: str) -> bool:
    value, truth = getattr(article, field), getattr(whole, field)
    if field == "published_at":
        if article.published_precision == "day" or whole.published_precision == "day":
            return bool(value.astimezone(truth.tzinfo).date() == truth.date())
        return bool(abs(value - truth) < A_MINUTE)
    if field == "ticker":
        return {fold(each.title) for each in value} <= {fold(each.title) for each in truth}
    return bool(fold(value) == fold(truth))
