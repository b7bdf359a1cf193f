"""A selector of a design breaks overnight: the next witness gives the field and that is told, or it is missing with a reason; never is it wrong."""

from functools import cache

import pytest

from newsarchive.extraction import REQUIRED, Layout
from newsarchive.items import Reason
from newsarchive.layouts import LAYOUTS
from newsarchive.testing.fixtures import Case
from newsarchive.testing.marks import shared_articles
from quality.decay import FIELDS, broken, read_fixture


@cache
def page_of(layout: str) -> Case | None:
    """Return a fixture that the layout reads."""
    return next(
        (case for case in shared_articles() if case.expected["layout"] == layout and case.expected["body"]), None
    )


BREAKS = [
    (layout, selectors)
    for layout in LAYOUTS.values()
    for selectors in FIELDS
    if getattr(layout, selectors) and page_of(layout.name)
]


@pytest.mark.slow
@pytest.mark.parametrize("which", ["the first", "all"])
@pytest.mark.parametrize(("layout", "selectors"), BREAKS, ids=lambda value: getattr(value, "name", None) or str(value))
def test_a_broken_selector_gives_no_wrong_value(layout: Layout, selectors: str, which: str) -> None:
    case = page_of(layout.name)
    assert case
    field = FIELDS[selectors]
    whole = read_fixture(case, layout)
    article = read_fixture(case, broken(layout, selectors, is_all=which == "all"))
    told = {problem.reason for problem in article.problems if problem.field == field}
    first, found, truth = getattr(layout, selectors)[0], getattr(article, field), getattr(whole, field)
    if field == "published_at" and found and truth:
        # Another witness may tell the second, or the day alone.
        assert found.date() == truth.date() or found.astimezone(truth.tzinfo).date() == truth.date(), first
        assert abs((found - truth).total_seconds()) < 60 or article.published_precision == "day", first
    elif found:
        assert found == truth, f"{first} broke, {article.witnesses[field]} gave another value"
    # An article need not have a ticker: that none was found is no problem of the page.
    if truth and field in REQUIRED and article.witnesses.get(field) != whole.witnesses.get(field):
        assert told & {Reason.RULE_FAILED, Reason.NOT_ON_PAGE, Reason.UPDATE_ONLY, Reason.EMPTY, Reason.REFUSED}, (
            f"nothing was told when {first} broke"
        )
