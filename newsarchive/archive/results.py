"""What came of a run of an outlet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsarchive.items import Reason

_ARTICLES = ("new", "changed", "unchanged", "repeated")
_REFUSALS = frozenset({Reason.BLOCKED, Reason.FORBIDDEN, Reason.ROBOTS, Reason.GAVE_UP})


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """The result of an outlet's run.

    `outcome` is as in crawl_runs, or `busy`: another run was crawling the outlet, or `no_browser`: it needs one that is not installed. `error` is a
    sentence if the archive failed or the outlet was not crawled, `warnings` are
    sentences on sources that did not work as declared.
    `empty_run`: no source gave an article.
    """

    outlet: str
    outcome: str
    counts: dict[str, int]
    failures: dict[str, int] = field(default_factory=dict)
    error: str | None = None
    warnings: list[str] = field(default_factory=list)
    empty_run: bool = False


def outcome_at_end(counts: Mapping[str, int], failures: Mapping[str, int]) -> str:
    """Return the outcome of a run that went to its end: `finished`.

    If it read no article, `blocked` if the site refused every page that failed, else `empty`.
    """
    if any(counts.get(name) for name in _ARTICLES):
        return "finished"
    return "blocked" if failures and _REFUSALS.issuperset(failures) else "empty"
