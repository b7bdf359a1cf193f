"""Resolving: from the candidates for a field, in order of precedence, to its value, its witness and its problems."""

from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import Any, Final

from newsarchive.extraction.evidence import Candidate, ListCandidate
from newsarchive.extraction.patterns import folded
from newsarchive.items import Article, EvidenceSource, Problem, Reason

# The fields that every article has: their absence is a problem. Others are reported only if something is wrong with them.
REQUIRED: Final = ("headline", "byline", "published_at", "body")
_LONGEST_DETAIL = 80  # characters of a refused value


def never(_: str) -> bool:
    """Return False: no value is refused."""
    return False


def resolve(
    article: Article,
    field: str,
    candidates: Iterable[Candidate],
    *,
    refused: Collection[str] = (),
    refuses: Callable[[str], bool] = never,
    expected_rule: str | None = None,
) -> None:
    """Set a field to the first candidate that has text and is not refused; add a problem if a field that every article has has none.

    `refused`: folded values that are plainly something else, as an author that is the headline. `refuses`: True for further such values,
    as shown. `expected_rule`: the first selector that the page's
    layout has for the field; if another source had to serve, the selector is reported as failed.
    """
    empty = None
    for source, rule, text, _ in candidates:
        if text is None:
            continue
        if not text or text.isspace():
            empty = rule
        elif (refused and folded(text) in refused) or refuses(text):
            detail = f"{rule} gives {text.strip()[:_LONGEST_DETAIL]}"
            article.problems.append(Problem(field, Reason.REFUSED, detail))
        else:
            setattr(article, field, text)
            article.witnesses[field] = rule
            if expected_rule and rule != expected_rule and source is not EvidenceSource.BODY:
                article.problems.append(rule_failed(field, expected_rule))
            return
    if field in REQUIRED:
        article.problems.append(Problem(field, Reason.EMPTY, empty) if empty else not_on_page(field))


def resolve_list(
    article: Article, field: str, candidates: Iterable[ListCandidate[Any]], *, expected_rule: str | None = None
) -> None:
    """Set a field of several values to the first list that has any."""
    for _, rule, values in candidates:
        kept = list(values)
        if kept:
            setattr(article, field, kept)
            article.witnesses[field] = rule
            if expected_rule and rule != expected_rule:
                article.problems.append(rule_failed(field, expected_rule))
            return


def rule_failed(field: str, rule: str) -> Problem:
    """Return the problem that a selector of the layout matched nothing and another source had to serve."""
    return Problem(field, Reason.RULE_FAILED, f"{rule} found nothing")


@cache
def not_on_page(field: str) -> Problem:
    """Return the problem that no source has a value for a field."""
    return Problem(field, Reason.NOT_ON_PAGE)
