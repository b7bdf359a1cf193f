"""All rules of the heuristics, and the switch of each."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from newsarchive.extraction import figures, hints, label_rows, lines, quotes
from newsarchive.extraction.heuristics import (
    article_view,
    body,
    body_rules,
    byline,
    byline_names,
    cards,
    dateline,
    headline,
    headline_score,
    line_hints,
    related,
    short_body,
    span,
    teasers,
    ticker,
    time_attributes,
)
from newsarchive.extraction.rule import Rule

_MODULES = (
    hints,
    lines,
    label_rows,
    figures,
    quotes,
    headline,
    headline_score,
    span,
    body,
    body_rules,
    short_body,
    teasers,
    dateline,
    time_attributes,
    byline,
    byline_names,
    cards,
    line_hints,
    ticker,
    related,
    article_view,
)


def all_rules() -> tuple[Rule[..., Any], ...]:
    """Return all rules, those of one module together."""
    found = [each for module in _MODULES for each in vars(module).values() if isinstance(each, Rule)]
    return tuple(dict.fromkeys((*hints.GROUPS, *found)))


@contextmanager
def without(name: str) -> Iterator[None]:
    """Switch a rule off in this process for as long as the context lasts. Raises KeyError if there is no such rule."""
    rule = {each.name: each for each in all_rules()}[name]
    _switch(rule, is_on=False)
    try:
        yield
    finally:
        _switch(rule, is_on=True)


def _switch(rule: Rule[..., Any], *, is_on: bool) -> None:
    rule.is_on = is_on
    hints.forget()
