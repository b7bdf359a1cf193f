"""Whether the fields of an outlet's latest articles are found as before, and by the same kind of rule. Pure."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Final

from newsarchive.archive import ArticleFields
from newsarchive.operations.findings import Cause, Finding, State

FIELDS: Final = ("headline", "byline", "published_at", "body")
_FEWEST, _FEWEST_BEFORE = 10, 50  # articles
_CHANCE: Final = 1e-8  # of as few articles with the field, if nothing had changed
_DRIFT: Final = 0.5  # of the articles
# Kinds of rules that serve where the layout of the outlet does not fit.
_SUBSTITUTES: Final = frozenset({"heuristic", "json-ld", "meta", "title", "body", "feed"})


def field_findings(before: Sequence[ArticleFields], latest: Sequence[ArticleFields]) -> list[Finding]:
    """Return a finding for each field that the latest articles have far less often than those before, or from another kind of rule.

    `latest`: oldest first.
    """
    if len(before) < _FEWEST_BEFORE:
        return []
    return [found for name in FIELDS if (found := _finding(name, before, latest))]


def _finding(name: str, before: Sequence[ArticleFields], latest: Sequence[ArticleFields]) -> Finding | None:
    """Return what the last few articles show, or if they show nothing what all the latest do."""
    for each in (latest[-_FEWEST:], latest):
        if len(each) >= _FEWEST and (found := _lost(name, before, each) or _drifted(name, before, each)):
            return found
    return None


def _lost(name: str, before: Sequence[ArticleFields], latest: Sequence[ArticleFields]) -> Finding | None:
    usual = sum(name in each.witnesses for each in before) / len(before)
    having = sum(name in each.witnesses for each in latest)
    if having / len(latest) >= usual / 2 or _at_most(having, len(latest), min(usual, 0.98)) >= _CHANCE:
        return None
    changed = _since([*before, *latest], lambda each: name not in each.witnesses)
    unchanged = [each for each in before if each.seen_at < changed[0].seen_at] or before
    usual = sum(name in each.witnesses for each in unchanged) / len(unchanged)
    state = State.BROKEN if name in ("headline", "body") else State.DEGRADED
    came = f"{_share(having / len(latest))} of the last {len(latest)} have one"
    expected = f"a {_words(name)} in {_share(usual)} of the articles"
    return _finding_of(changed, state, expected, came, name)


def _drifted(name: str, before: Sequence[ArticleFields], latest: Sequence[ArticleFields]) -> Finding | None:
    past, now = _kinds(name, before), _kinds(name, latest)
    kinds = _SUBSTITUTES.intersection(now)
    if not past or not kinds:
        return None
    kind = max(kinds, key=lambda each: now[each] - past.get(each, 0.0))
    usual = past.get(kind, 0.0)
    share = now[kind]
    chance = _at_most(round((1 - share) * len(latest)), len(latest), 1 - max(usual, 0.02))
    if share - usual < _DRIFT or chance >= _CHANCE:
        return None
    changed = _since([*before, *latest], lambda each: _kind(each.witnesses.get(name)) == kind)
    past = _kinds(name, [each for each in before if each.seen_at < changed[0].seen_at]) or past
    usual = past.get(kind, 0.0)
    main = max(past, key=lambda each: past[each])
    expected = f"the {_words(name)} from `{main}` on {_share(past[main])} of the pages"
    came = f"it is from `{kind}` on {_share(share)}, {_share(usual)} before"
    return _finding_of(changed, State.DEGRADED, expected, came, name)


def _finding_of(changed: Sequence[ArticleFields], state: State, expected: str, came: str, name: str) -> Finding:
    since, example = changed[0].seen_at, changed[-1].url
    return Finding(state, Cause.REDESIGN, since, expected, came, name, is_field=True, example=example)


def _since(articles: Sequence[ArticleFields], is_changed: Callable[[ArticleFields], bool]) -> list[ArticleFields]:
    """Return the changed articles since the change: from where on most are changed, and before which most are not."""
    ordered = sorted(articles, key=lambda each: each.seen_at)
    steps = [1 if is_changed(each) else -1 for each in ordered]
    rest = list(accumulate(reversed(steps)))  # of the last article, the last two ...
    count = rest.index(max(rest)) + 1
    return [each for each in ordered[-count:] if is_changed(each)]


def _kinds(name: str, articles: Sequence[ArticleFields]) -> dict[str, float]:
    """Return each kind of rule that found a field with its share of the articles that have the field."""
    found = Counter(kind for each in articles if (kind := _kind(each.witnesses.get(name))))
    return {kind: count / found.total() for kind, count in found.items()}


def _kind(rule: str | None) -> str | None:
    """Return the layout, or the kind of evidence, of a rule such as `samakal: h1.title`."""
    return rule.partition(":")[0] if rule else None


def _at_most(count: int, total: int, share: float) -> float:
    """Return how likely at most `count` of `total` are, each with the likelihood `share`."""
    return sum(math.comb(total, each) * share**each * (1 - share) ** (total - each) for each in range(count + 1))


def _share(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _words(name: str) -> str:
    return "publish time" if name == "published_at" else name
