"""A selector of a design breaks overnight: the next witness gives the field and that is told, or it is missing with a reason; never is it wrong."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from newsarchive.commands.fixtures import Case, cases
from newsarchive.crawling.registry import outlets
from newsarchive.extraction import Layout, extract, normalize
from newsarchive.items import Article, Reason
from newsarchive.layouts import LAYOUTS

GONE = ".gone-overnight"
# The layout's selectors, and the article's field that they give.
FIELDS = {
    "headline": "headline",
    "byline": "byline",
    "published": "published_at",
    "times": "published_at",
    "body": "body",
}


@cache
def page_of(layout: str) -> Case | None:
    """Give a fixture that the layout reads."""
    articles = (case for case in cases() if case.meta["kind"] == "article")
    return next((case for case in articles if case.expected["layout"] == layout and case.expected["body"]), None)


def read(case: Case, layout: Layout) -> Article:
    page, outlet = case.page(), outlets()[case.outlet]
    article = extract(page, [layout], outlet.names)
    return normalize(
        article, page.fetched_at, zone=outlet.zone, midnight_is_day=outlet.midnight_is_day, outlet_names=outlet.names
    )


BREAKS = [
    (layout, selectors)
    for layout in LAYOUTS.values()
    for selectors in FIELDS
    if getattr(layout, selectors) and page_of(layout.name)
]


@pytest.mark.parametrize("which", ["the first", "all"])
@pytest.mark.parametrize(("layout", "selectors"), BREAKS, ids=lambda value: getattr(value, "name", None) or str(value))
def test_a_broken_selector_gives_no_wrong_value(layout: Layout, selectors: str, which: str) -> None:
    case = page_of(layout.name)
    assert case
    field = FIELDS[selectors]
    whole = read(case, layout)
    first, *others = getattr(layout, selectors)
    changed: dict[str, Any] = {selectors: (GONE,) if which == "all" else (GONE, *others)}
    broken = read(case, replace(layout, **changed))
    told = {problem.reason for problem in broken.problems if problem.field == field}
    found, truth = getattr(broken, field), getattr(whole, field)
    if field == "published_at" and found and truth:
        # Another witness may tell the second, or the day alone.
        assert found.date() == truth.date() or found.astimezone(truth.tzinfo).date() == truth.date(), first
        assert abs((found - truth).total_seconds()) < 60 or broken.published_precision == "day", first
    elif found is not None:
        assert found == truth, f"{first} broke, {broken.witnesses[field]} gave another value"
    if truth is not None and broken.witnesses.get(field) != whole.witnesses.get(field):
        assert told & {Reason.RULE_FAILED, Reason.NOT_ON_PAGE, Reason.UPDATE_ONLY, Reason.EMPTY, Reason.REFUSED}, (
            f"nothing was told when {first} broke"
        )
